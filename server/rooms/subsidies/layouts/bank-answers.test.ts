import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '#platform/sheets'
import { codeOf } from '../../../../test/harness.ts'
import { bank, csvOf, type LayoutDesk, openLayoutDesk, sheetOf } from '../../../../test/layout-desk.ts'
import { asSystem, pay, seen, tamper } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let desk: LayoutDesk
let money: LayoutDesk['money']
beforeAll(async () => {
  desk = await openLayoutDesk()
  money = desk.money
})
afterAll(() => money.house.close())

describe('按格式读回单', () => {
  it('银行只回账号和分、用自己的话：错误连行列一次说全；同一份不动，更正的一份只改不同的，到账的不会变为不明', async () => {
    const receipts: contract.ReceiptMapping = {
      sequence: [],
      payee: ['收款人'],
      account: ['收款账号'],
      amount: ['交易金额'],
      result: ['处理状态'],
      reason: ['摘要'],
      amountIn: 'fen',
      words: { confirmed: ['已入账'], returned: ['已冲正'], unknown: ['待查'] },
    }
    await desk.inForce({ receipts })
    const batchId = await desk.batchReady()
    const { orderId } = await pay(money, batchId)
    const params = { orderId }
    const sent = csvOf((await desk.exported(orderId)).bytes)
      .slice(1)
      .map((line) => line.split(','))
      .toSorted(([, , , , a], [, , , , b]) => Number(b) - Number(a))
    const fenOf = (yuan = '') => yuan.replace('.', '')
    const answer = (results: readonly string[]) =>
      sheetOf([
        '收款账号,交易金额,处理状态,摘要',
        ...sent.map(([, , account, , amount], at) => `${account},${fenOf(amount)},${results[at]}`),
      ])
    const give = (file: ReturnType<typeof sheetOf>) => money.accountant.send(contract.importReceipts, { params, file })

    const one = sent.find(([, , , , amount]) => amount === '800.00')
    const wrong = await give(
      sheetOf([
        '收款账号,交易金额,处理状态,摘要',
        '6222999988887777,1,已入账,',
        `${one?.[2]},${one?.[4]},成功,`,
        `${one?.[2]},${fenOf(one?.[4])},已冲正,`,
      ]),
    )
    expect(wrong.body.errors.map((error: { message: string }) => error.message)).toEqual([
      '第2行“收款账号”不是本次付款的账号',
      expect.stringContaining('第3行“交易金额”与发出的 800 元不一致'),
      '第3行“处理状态”只能是已入账、已冲正、待查：成功',
      expect.stringContaining('第4行“收款账号”在文件里出现了两次'),
      expect.stringContaining('第4行“摘要”退回的须写明'),
    ])
    const missing = await give(sheetOf(['账号,金额', '1,1']))
    expect(missing.body.code).toBe('sheet-columns-missing')

    const first = answer(['已入账,', '待查,', '已冲正,户名不符'])
    expect((await give(first)).body).toMatchObject({ confirmed: 1, returned: 1, unknown: 1, repeated: false })
    expect((await give(first)).body).toMatchObject({ confirmed: 1, repeated: true })
    expect(await codeOf(desk.send(batchId))).toBe('nothing-to-pay')
    const back = await give(answer(['待查,', '已入账,', '已冲正,户名不符']))
    expect(back.body.errors.map((error: { message: string }) => error.message)).toEqual([
      expect.stringContaining('已入账为“成功”，不能改为“不明”'),
    ])
    const corrected = await give(answer(['已入账,', '已入账,', '已冲正,户名不符']))
    expect(corrected.body).toMatchObject({ confirmed: 1, returned: 0, unknown: 0 })
    expect((await seen(money.clerk, batchId)).control).toMatchObject({
      paidFen: 90_000,
      heldFen: 10_000,
      differenceFen: 0,
    })

    const template = await money.accountant.send(contract.exportReceiptTemplate, { params })
    const titles = ['收款账号', '交易金额', '处理状态', '摘要'].map((title) => ({ key: title, title, required: true }))
    const { rows } = await readTable({ name: '模板.xlsx', bytes: template.bytes }, titles)
    expect(rows.map(({ cells }) => cells['交易金额']).toSorted()).toEqual(['10000', '10000', '80000'])
  })

  it('两个收款人共用的账号、写了别人的名字：行和列说清，写明收款人后照样入账', async () => {
    await desk.inForce({ receipts: { ...bank.receipts, sequence: [], account: ['账号'] } })
    const batchId = await desk.batchReady()
    const { orderId } = await pay(money, batchId)
    const [order] = (await seen(money.accountant, batchId)).orders
    const [one, two] = order?.items.filter(({ amountFen }) => amountFen === 10_000) ?? []
    const numbers = csvOf((await desk.exported(orderId)).bytes)
      .slice(1)
      .map((line) => line.split(',')[2])
    const number = numbers[(one?.sequence ?? 1) - 1]
    const table = 'organizations.payee_account'
    const same = `update ${table} a set account_index = b.account_index from subsidies.payment_item i, subsidies.payment_item k,
      ${table} b where i.id = $1 and k.id = $2 and a.id = i.payee_account_id and b.id = k.payee_account_id`
    const { rows: before } = await asSystem(
      money,
      `select a.id, a.account_index from ${table} a join subsidies.payment_item i on i.payee_account_id = a.id where i.id = $1`,
      [two?.id],
    )
    await tamper(money, table, same, [two?.id, one?.id])
    const give = (rows: readonly string[]) => {
      const file = sheetOf(['账号,户名,金额,结果,原因', ...rows])
      return money.accountant.send(contract.importReceipts, { params: { orderId }, file })
    }
    const unclear = await give([`${number},,100.00,成功,`, `${number},,100.00,退汇,销户`])
    expect(unclear.body.errors).toMatchObject([{ code: 'receipt-shared-account', path: '第2行、第3行 账号' }])
    const other = numbers.find((each) => each !== number && each !== numbers[(two?.sequence ?? 1) - 1])
    const wrong = await give([`${other},韦他人,800.00,成功,`])
    expect(wrong.body.errors).toMatchObject([{ path: '第2行 收款人', message: expect.stringContaining('韦他人') }])
    const named = await give([
      `${number},${two?.payeeName},100.00,退汇,销户`,
      `${number},${one?.payeeName},100.00,成功,`,
    ])
    expect(named.body).toMatchObject({ confirmed: 1, returned: 1 })
    const states = (await seen(money.accountant, batchId)).orders[0]?.items.map(({ sequence, state }) => [
      sequence,
      state,
    ])
    expect(states).toContainEqual([one?.sequence, 'confirmed'])
    expect(states).toContainEqual([two?.sequence, 'returned'])
    await tamper(money, table, `update ${table} set account_index = $2 where id = $1`, [
      before[0].id,
      before[0].account_index,
    ])
  })

  it('有序号又有账号的，账号对不上也是错误', async () => {
    await desk.inForce({ receipts: { ...bank.receipts, account: ['账号'] } })
    const batchId = await desk.batchReady()
    const { orderId } = await pay(money, batchId)
    const [order] = (await seen(money.accountant, batchId)).orders
    const item = order?.items.find(({ amountFen }) => amountFen === 80_000)
    const file = sheetOf(['序号,账号,金额,结果,原因', `${item?.sequence},****0000,800.00,成功,`])
    const refused = await money.accountant.send(contract.importReceipts, { params: { orderId }, file })
    expect(refused.body.errors).toMatchObject([{ path: '第2行 账号', message: expect.stringContaining('尾号 2222') }])
  })
})
