import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '#platform/sheets'
import { SIBLING } from '../../../../test/class-house.ts'
import { codeOf } from '../../../../test/harness.ts'
import { bank, csvOf, type LayoutDesk, oneCard, openLayoutDesk, type Shape } from '../../../../test/layout-desk.ts'
import { asSystem, pay, seen, tamper } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'
import { shippedLayouts } from './shipped.ts'

let desk: LayoutDesk
let money: LayoutDesk['money']
beforeAll(async () => {
  desk = await openLayoutDesk()
  money = desk.money
})
afterAll(() => money.house.close())

describe('付款文件格式：录入与复核', () => {
  it('随平台的两种格式没有毛病；一版的毛病一次说全', async () => {
    const { layouts } = await money.payer.call(contract.listLayouts, { query: {} })
    expect(layouts.filter((one) => one.inForce).map((one) => [one.kind, one.regionCode])).toEqual([
      ['bank-transfer', null],
      ['one-card', null],
    ])
    for (const { kind, shape } of shippedLayouts) {
      const body = await desk.bodyOf({}, { kind, shape })
      expect((await money.payer.send(contract.enterLayout, { body })).status).toBe(200)
    }
    const columns = [
      { field: 'payee-name', title: '户名', limit: 4 },
      { field: 'resident-id', title: '户名' },
      { field: 'amount', title: '' },
      { field: 'amount', title: '又一个金额' },
    ] as const
    const receipts = {
      ...bank.receipts,
      sequence: [],
      reason: ['金额'],
      words: { ...bank.receipts.words, unknown: ['成功'] },
    }
    const body = await desk.bodyOf({ columns: [...columns], heading: '{领导}', purpose: '{文件校验码}', receipts })
    const refused = await money.payer.send(contract.enterLayout, { body })
    expect(refused.body.code).toBe('layout-wrong')
    expect(refused.body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
      'shape.columns column-missing',
      'shape.columns.0.limit limit-forbidden',
      'shape.columns.1.field column-forbidden',
      'shape.columns.1.title title-twice',
      'shape.columns.2.title title-missing',
      'shape.columns.3.field column-twice',
      'shape.heading word-unknown',
      'shape.purpose word-unknown',
      'shape.receipts.sequence key-missing',
      'shape.receipts header-twice',
      'shape.receipts.words word-twice',
    ])
  })

  it('标题行有 GBK 写不出的字：录入时就说，不等到付款', async () => {
    const body = await desk.bodyOf({ format: 'csv-gbk', heading: '𠮷日代发', trailer: '𠮷' })
    const refused = await money.payer.send(contract.enterLayout, { body })
    expect(refused.body.errors).toMatchObject([{ code: 'not-in-gbk', message: expect.stringContaining('“𠮷”') }])
  })

  it('录入的人不能复核；本县以外、过去的日期、已定的版本都拒绝；退回写明原因', async () => {
    const both = (role: 'finance' | 'approver') => money.house.as(role, { human: '一人两岗', regionCode: '450225' })
    const [maker, same] = [await both('finance'), await both('approver')]
    const { id: layoutId, revision } = await maker.call(contract.enterLayout, { body: await desk.bodyOf() })
    const params = { layoutId }
    expect(await codeOf(same.send(contract.checkLayout, { params }))).toBe('duty-conflict')
    const neighbour = await money.house.as('approver', { regionCode: SIBLING })
    expect(await codeOf(neighbour.send(contract.checkLayout, { params }))).toBe('layout-region')
    const wide = await desk.bodyOf({}, { regionCode: '450200' as never })
    expect(await codeOf(maker.send(contract.enterLayout, { body: wide }))).toBe('layout-region')
    const past = await desk.bodyOf({}, { effectiveFrom: '2024-01-01' as never })
    expect(await codeOf(maker.send(contract.enterLayout, { body: past }))).toBe('layout-retroactive')
    const body = { reason: '列名与银行的模板不一致' }
    await money.accountant.call(contract.rejectLayout, { params, body })
    expect(await codeOf(money.accountant.send(contract.checkLayout, { params }))).toBe('layout-settled')
    const unknown = { layoutId: '00000000-0000-7000-8000-000000000000' }
    expect(await codeOf(money.accountant.send(contract.checkLayout, { params: unknown }))).toBe('layout-unknown')
    const { layouts } = await maker.call(contract.listLayouts, { query: { state: 'rejected' } })
    expect(layouts).toMatchObject([
      { id: layoutId, revision, rejectReason: body.reason, enteredByMe: true, inForce: false },
    ])
    const change = 'update subsidies.pay_layout set state = $2, checked_by = entered_by where id = $1'
    await expect(asSystem(money, change, [layoutId, 'checked'])).rejects.toThrow('不可改动')
  })
})

describe('付款文件', () => {
  it('新格式生效前用真实的付款试看，生效后才用；从前的付款照旧，逐字节相同，页面写明谁何时导出 [L-107]', async () => {
    const earlier = await desk.batchReady()
    const { orderId } = await pay(money, earlier)
    const before = await desk.exported(orderId)
    const columns: Shape['columns'] = [
      { field: 'account-number', title: '收款账号' },
      { field: 'payee-name', title: '收款户名' },
      { field: 'amount', title: '金额（分）' },
      { field: 'purpose', title: '用途', limit: 6 },
      { field: 'remark', title: '附言', text: '=HYPERLINK("{批次号}")' },
    ]
    const total = { totalRow: true, trailer: '共{笔数}笔 {合计}', heading: '{付款单号}' }
    const layoutId = await desk.enter({
      columns,
      amounts: 'fen',
      format: 'csv-gbk',
      fileName: 'DF/{付款单号}',
      ...total,
    })
    const preview = await money.accountant.call(contract.previewLayout, { params: { layoutId }, query: { orderId } })
    const [batch] = (await seen(money.payer, earlier)).orders
    expect(preview).toMatchObject({ items: 3, faults: [], fileName: `DF-${batch?.number}.csv` })
    expect(preview.rows[0]).toEqual([batch?.number])
    expect(preview.rows[1]).toEqual(['收款账号', '收款户名', '金额（分）', '用途', '附言'])
    const workshop = batch?.items.find((item) => item.amountFen === 80_000)
    expect(preview.rows.find(([account]) => account === '****2222')).toEqual([
      '****2222',
      workshop?.payeeName,
      '80000',
      '就业帮扶车间',
      `=HYPERLINK("${batch?.number}")`,
    ])
    expect(preview.rows.at(-1)).toEqual(['共3笔 100000'])
    const elsewhere = await money.house.as('finance', { regionCode: SIBLING })
    const asked = { params: { layoutId }, query: { orderId } }
    expect(await codeOf(elsewhere.send(contract.previewLayout, asked))).toBe('order-unknown')

    await money.accountant.call(contract.checkLayout, { params: { layoutId } })
    const sent = await pay(money, await desk.batchReady())
    const lines = csvOf((await desk.exported(sent.orderId)).bytes, 'gbk')
    expect(lines.find((line) => line.startsWith('6222000011112222'))).toMatch(
      /^6222000011112222,.+,80000,就业帮扶车间,"'=HYPERLINK/,
    )
    expect(lines.slice(-2)).toEqual(['合计,,100000,,', '共3笔 100000'])

    expect((await desk.exported(orderId)).bytes.equals(before.bytes)).toBe(true)
    const [order] = (await seen(money.accountant, earlier)).orders
    expect(order).toMatchObject({
      layout: '银行批量代发（通用） 第1版',
      exportHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(order?.exports.map((one) => one.byName)).toEqual([money.payer.actor.name, money.payer.actor.name])
  })

  it('GBK 写不出的姓名、没有填的行号：一分不付，逐笔说清；改了格式就能付', async () => {
    const columns = [...bank.columns, { field: 'bank-code', title: '行号' } as const]
    await desk.inForce({ columns, format: 'csv-gbk' })
    const batchId = await desk.batchReady()
    const line = (await seen(money.clerk, batchId)).lines.find((one) => one.payeeKind === 'person')
    const call = (name: string) =>
      Promise.all([
        asSystem(money, 'update people.person set name = $2 where id = $1', [line?.payeeId, name]),
        tamper(
          money,
          'organizations.payee_account',
          'update organizations.payee_account set holder_name = $2 where payee_id = $1',
          [line?.payeeId, name],
        ),
      ])
    await call('韦𬱖')
    const refused = await desk.send(batchId)
    expect(refused).toMatchObject({ status: 409, body: { code: 'pay-file-unwritable' } })
    const codes = refused.body.errors.map((error: { code: string }) => error.code)
    expect(codes.toSorted()).toEqual(['bank-code-missing', 'bank-code-missing', 'bank-code-missing', 'not-in-gbk'])
    expect((await seen(money.payer, batchId)).orders).toEqual([])
    await desk.inForce()
    const { orderId } = await pay(money, batchId)
    expect(csvOf((await desk.exported(orderId)).bytes).join()).toContain('韦𬱖')
    await call(line?.payeeName ?? '')
  })

  it('财政一卡通只付个人，文件有身份证号码；付给车间的另一单走银行；号码后来更正，文件仍一样', async () => {
    const batchId = await desk.batchReady()
    const { body } = await desk.send(batchId, 'one-card')
    expect(body).toMatchObject({ items: 2, totalFen: 20_000, heldLines: 0 })
    const { bytes } = await desk.exported(body.orderId)
    const columns = oneCard.columns.map(({ field, title }) => ({ key: field, title }))
    const { rows } = await readTable({ name: '一卡通.xlsx', bytes }, columns)
    expect(
      rows
        .slice(0, 2)
        .map(({ cells }) => cells['resident-id'])
        .toSorted(),
    ).toEqual(desk.people.map(({ residentId }) => residentId).toSorted())
    expect(await codeOf(desk.send(batchId, 'one-card'))).toBe('channel-empty')
    expect((await seen(money.clerk, batchId)).control).toMatchObject({ toPayFen: 100_000, differenceFen: 0 })
    expect(await pay(money, batchId)).toMatchObject({ supplement: 1, items: 1, totalFen: 80_000 })
    // Past the trigger that lets nobody but two persons do so: whatever becomes of the register, the file stays what it was.
    const people = await asSystem(
      money,
      'select id, resident_id_sealed as sealed, resident_id_tail as tail from people.person',
    )
    const write = (id: unknown, sealed: unknown, tail: unknown) =>
      tamper(
        money,
        'people.person',
        'update people.person set resident_id_sealed = $2, resident_id_tail = $3 where id = $1',
        [id, sealed, tail],
      )
    for (const { id } of people.rows) await write(id, Buffer.from([0]), '00')
    expect((await desk.exported(body.orderId)).bytes.equals(bytes)).toBe(true)
    for (const { id, sealed, tail } of people.rows) await write(id, sealed, tail)
  })

  it('付款以后有人动了账户或付款记录：生成的文件与发出时不一致，不给', async () => {
    const { orderId } = await pay(money, await desk.batchReady())
    const item = `select id, account_sealed as sealed from organizations.payee_account where id =
      (select payee_account_id from subsidies.payment_item where order_id = $1 order by sequence limit 1)`
    const [own] = (await asSystem(money, item, [orderId])).rows
    const swap = 'update organizations.payee_account set account_sealed = $2 where id = $1'
    const other = 'select account_sealed as sealed from organizations.payee_account where id <> $1 limit 1'
    const theirs = (await asSystem(money, other, [own.id])).rows[0].sealed
    await tamper(money, 'organizations.payee_account', swap, [own.id, theirs])
    expect((await desk.exported(orderId)).body.code).toBe('account-tampered')
    await tamper(money, 'organizations.payee_account', swap, [own.id, own.sealed])
    const rename = 'update subsidies.payment_item set payee_name = payee_name || $2 where order_id = $1'
    await asSystem(money, rename, [orderId, '甲'])
    expect((await desk.exported(orderId)).body.code).toBe('pay-file-changed')
    await asSystem(
      money,
      "update subsidies.payment_item set payee_name = rtrim(payee_name, '甲') where order_id = $1",
      [orderId],
    )
    expect((await desk.exported(orderId)).status).toBe(200)
  })
})
