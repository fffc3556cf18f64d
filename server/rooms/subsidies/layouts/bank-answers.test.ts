import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '#platform/sheets'
import { bank, codeOf, csvOf, type LayoutDesk, openLayoutDesk, sheetOf } from '../../../../test/layout-desk.ts'
import { pay, seen } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let desk: LayoutDesk
let money: LayoutDesk['money']
beforeAll(async () => {
  desk = await openLayoutDesk()
  money = desk.money
})
afterAll(() => money.house.close())

describe('按格式读回单', () => {
  it('银行只回账号和分、用自己的话：错误连行列一次说全；同一份不动，更正的一份只改不同的，到账的不退', async () => {
    const receipts: contract.ReceiptMapping = {
      sequence: [],
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
    const back = await give(answer(['已冲正,弄错了', '已入账,', '已冲正,户名不符']))
    expect(back.body.errors.map((error: { message: string }) => error.message)).toEqual([
      expect.stringContaining('已入账为“成功”，不能改为“退回”'),
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
