import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { addDays } from '#kernel/dates'
import { answerObjection, raiseObjection } from '#notices/contract'
import { getTimeline, getWorkQueue } from '#platform/auth/contract'
import { SIBLING } from '../../../../test/class-house.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  giveAccount,
  type MoneyHouse,
  noticeOver,
  pay,
  receiptFile,
  seen,
  turnTo,
} from '../../../../test/money-house.ts'
import { openPaymentDesk, type PaymentDesk } from '../../../../test/payment-desk.ts'
import * as contract from '../contract.ts'

let desk: PaymentDesk
let money: MoneyHouse
beforeAll(async () => {
  desk = await openPaymentDesk()
  money = desk.money
})
afterAll(() => money.house.close())

describe('异议', () => {
  it('有异议的一行暂缓，清单不变，其余照付；异议不成立的，补付并写明原批次', async () => {
    const batchId = await desk.batchAt('published')
    const { id: noticeId } = (await seen(money.clerk, batchId)).notice ?? { id: '' }
    await money.house.visitor.call(raiseObjection, {
      params: { noticeId },
      body: { lineNumber: 1, reason: '此人没有来上课' },
    })
    await noticeOver(money, batchId)
    const paid = await pay(money, batchId)
    expect(paid).toMatchObject({ heldLines: 1, supplement: 0 })
    const [held, ...others] = await desk.linesOf(batchId)
    expect(held).toMatchObject({ place: 'held', reason: expect.stringContaining('此人没有来上课') })
    expect(others.every((line) => line.place === 'in-transit')).toBe(true)
    expect((await desk.sendPay(batchId)).body.code).toBe('nothing-to-pay')
    await reply(held?.id ?? '', 'dismissed')
    const { listHash } = await seen(money.payer, batchId)
    const supplement = await pay(money, batchId)
    expect(supplement).toMatchObject({ supplement: 1, totalFen: held?.amountFen, heldLines: 0 })
    const order = await desk.orderOf(batchId, 1)
    expect(order).toMatchObject({ listHash, number: expect.stringMatching(/-补1$/) })
    const csv = await money.payer.send(contract.exportOrder, {
      params: { orderId: order?.id ?? '' },
    })
    expect(csv.bytes.toString('utf8')).toMatch(/补付，原批次450225申\d{4}第\d{5}号/)
  })

  it('异议成立的，由审批人决定不予支付：应付冲回，批次其余办结', async () => {
    const batchId = await desk.batchAt('published')
    const { id: noticeId } = (await seen(money.clerk, batchId)).notice ?? { id: '' }
    await money.house.visitor.call(raiseObjection, {
      params: { noticeId },
      body: { lineNumber: 2, reason: '合同是假的' },
    })
    await noticeOver(money, batchId)
    const order = await pay(money, batchId)
    const lineId = (await desk.linesOf(batchId))[1]?.id ?? ''
    await reply(lineId, 'upheld')
    expect((await desk.linesOf(batchId))[1]).toMatchObject({ place: 'held' })
    const body = { reason: '异议成立：劳动合同不实' }
    await money.decider.call(contract.rejectLine, { params: { lineId }, body })
    expect((await desk.linesOf(batchId))[1]).toMatchObject({ place: 'rejected', reason: body.reason })
    expect(await desk.bookedTo('payable', [lineId])).toBe(0)
    const { batchClosed } = await bankAnswers(money, batchId, order.orderId)
    expect(batchClosed).toBe(true)
    const { control, state } = await seen(money.clerk, batchId)
    expect({ state, ...control }).toMatchObject({
      state: 'closed',
      paidFen: 100_000,
      rejectedFen: 10_000,
      differenceFen: 0,
    })
    const again = await money.decider.send(contract.rejectLine, { params: { lineId }, body })
    expect(again.body).toMatchObject({ code: 'line-settled', detail: expect.stringContaining('不予支付') })
    await expect(asSystem(money, 'update subsidies.batch set version = 99 where id = $1', [batchId])).rejects.toThrow(
      '办结',
    )
  })

  async function reply(lineId: string, outcome: 'upheld' | 'dismissed') {
    const { rows } = await asSystem(money, `select id from notices.objection where line_id = $1`, [lineId])
    const body = { outcome, reply: '经核查，已按规定处理并答复异议人' }
    await money.reviewer.call(answerObjection, { params: { objectionId: rows[0].id }, body })
  }
})

describe('暂缓', () => {
  it('经办暂缓一行，须由另一人解除，解除后补付', async () => {
    const batchId = await desk.batchAt('published')
    const lineId = (await desk.linesOf(batchId))[4]?.id ?? ''
    const hold = { params: { lineId }, body: { reason: '待核对出勤' } }
    await money.clerk.call(contract.holdLine, hold)
    await noticeOver(money, batchId)
    expect(await pay(money, batchId)).toMatchObject({ heldLines: 1 })
    const release = { params: { lineId }, body: { note: '出勤无误' } }
    expect((await money.clerk.send(contract.releaseLine, release)).body.code).toBe('hold-own')
    const { rows } = await money.checker.call(contract.listHeldLines, { query: { kind: 'manual' } })
    expect(rows).toMatchObject([{ lineId, reason: '待核对出勤' }])
    await money.checker.call(contract.releaseLine, release)
    expect((await money.checker.send(contract.releaseLine, release)).body.code).toBe('hold-missing')
    expect(await pay(money, batchId)).toMatchObject({ supplement: 1 })
    expect((await money.clerk.send(contract.holdLine, hold)).body.code).toBe('line-settled')
    const elsewhere = await money.house.as('county-clerk', { regionCode: SIBLING })
    expect((await elsewhere.send(contract.holdLine, hold)).body.code).toBe('line-unknown')
  })
})

describe('银行回单', () => {
  it('退回的说明原因，更正账户并经另一人核实、满3天后才补付；到账的不再动 [L-107]', async () => {
    const batchId = await desk.batchAt('paying')
    const order = await desk.orderOf(batchId)
    const person = order?.items.find((item) => item.lineNumbers.length === 1)
    const answer = await bankAnswers(money, batchId, order?.id ?? '', { [person?.sequence ?? 0]: '退汇,户名不符' })
    expect(answer).toMatchObject({ confirmed: 3, returned: 1, batchClosed: false })
    const line = (await desk.linesOf(batchId)).find((one) => one.lineNumber === person?.lineNumbers[0])
    expect(line).toMatchObject({ place: 'held', reason: '银行退回：户名不符' })
    const { control } = await seen(money.clerk, batchId)
    expect(control).toMatchObject({ paidFen: 100_000, heldFen: 10_000, differenceFen: 0 })
    expect((await desk.sendPay(batchId)).body.errors[0].message).toContain('银行退回后账户还没有更正')
    await giveAccount(money, { payeeKind: 'person', payeeId: line?.payeeId ?? '' }, demoBankCard(770_001))
    expect((await desk.sendPay(batchId)).body.errors[0].message).toContain('核实后满 3 天才付款')
    await turnTo(money, addDays(await businessDate(money), 3))
    const supplement = await pay(money, batchId)
    expect(supplement).toMatchObject({ supplement: 1, items: 1, totalFen: 10_000 })
    const closed = await bankAnswers(money, batchId, supplement.orderId)
    expect(closed).toMatchObject({ confirmed: 1, batchClosed: true })
    expect((await seen(money.clerk, batchId)).control).toMatchObject({ paidFen: 110_000, differenceFen: 0 })
  })

  it('结果不明的不会自动再付；银行后来答复了才入账', async () => {
    const batchId = await desk.batchAt('paying')
    const order = await desk.orderOf(batchId)
    const orderId = order?.id ?? ''
    expect(await bankAnswers(money, batchId, orderId, { 1: '不明,' })).toMatchObject({ unknown: 1, batchClosed: false })
    expect(await desk.placesOf(batchId)).toContain('unknown')
    expect((await desk.sendPay(batchId)).body.code).toBe('nothing-to-pay')
    expect(await bankAnswers(money, batchId, orderId)).toMatchObject({ confirmed: 1, unknown: 0, batchClosed: true })
  })

  it('一个文件的错误一次说全，一行都不入账', async () => {
    const batchId = await desk.batchAt('paying')
    const order = await desk.orderOf(batchId)
    const text = ['序号,金额,结果,原因', '1,0.01,成功,', '2,100.00,退回,', '2,100.00,好了,', '99,1.00,成功,'].join(
      '\r\n',
    )
    const file = { name: '回单.csv', bytes: new TextEncoder().encode(text) }
    const params = { orderId: order?.id ?? '' }
    const refused = await money.accountant.send(contract.importReceipts, { params, file })
    expect(refused).toMatchObject({ status: 422, body: { code: 'receipts-wrong' } })
    const messages = refused.body.errors.map((error: { message: string }) => error.message)
    expect(messages).toEqual([
      expect.stringContaining('第2行“金额”与发出的'),
      expect.stringContaining('第3行“原因”退回的须写明'),
      expect.stringContaining('第4行“序号”在文件里出现了两次'),
      expect.stringContaining('第4行“结果”只能是'),
      expect.stringContaining('第5行“序号”不是本次付款的序号'),
    ])
    expect(await desk.placesOf(batchId)).toEqual(Array.from({ length: 5 }, () => 'in-transit'))
  })

  it('同一文件传两次，结果一样，不重复入账；已入账的不能改', async () => {
    const batchId = await desk.batchAt('paying')
    const order = await desk.orderOf(batchId)
    const params = { orderId: order?.id ?? '' }
    const file = await receiptFile(money, batchId, params.orderId, { 1: '退回,账户已销' })
    const [one, two] = await Promise.all([
      money.accountant.send(contract.importReceipts, { params, file }),
      money.accountant.send(contract.importReceipts, { params, file }),
    ])
    expect([one.status, two.status]).toEqual([200, 200])
    expect(one.body.importId).toBe(two.body.importId)
    expect([one.body.repeated, two.body.repeated].sort()).toEqual([false, true])
    const changed = await money.accountant.send(contract.importReceipts, {
      params,
      file: await receiptFile(money, batchId, params.orderId, { 1: '成功,' }),
    })
    expect(changed.body.errors[0].message).toContain('已入账为“退回”，不能改为“成功”')
    const items = order?.items.map((item) => item.id) ?? []
    expect(await desk.bookedTo('paid', items)).toBe(110_000 - (order?.items[0]?.amountFen ?? 0))
  })

  it('付款的人不能对账；模板列出每一笔', async () => {
    const both = (role: 'finance' | 'accountant') => money.house.as(role, { human: '付款又对账', regionCode: '450225' })
    const hands = { ...money, payer: await both('finance'), accountant: await both('accountant') }
    const batchId = await desk.batchAt('published')
    await noticeOver(money, batchId)
    const { orderId } = await pay(hands, batchId)
    await expect(bankAnswers(hands, batchId, orderId)).rejects.toThrow('duty-conflict')
    const template = await money.accountant.send(contract.exportReceiptTemplate, { params: { orderId } })
    expect(template.status).toBe(200)
    expect(template.bytes.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('学员与待办', () => {
  it('学员看到自己的钱：句子、状态、原因、下一步、银行答复；看不到别人的', async () => {
    const batchId = await desk.batchAt('paying')
    const order = await desk.orderOf(batchId)
    await bankAnswers(money, batchId, order?.id ?? '', { 2: '退回,账户已销' })
    const returned = order?.items.find((item) => item.sequence === 2)
    const line = (await desk.linesOf(batchId)).find((one) => one.lineNumber === returned?.lineNumbers[0])
    const trainee = await money.house.as('trainee', { personId: line?.payeeId ?? '' })
    const { lines } = await trainee.call(contract.myMoney)
    const own = lines.find((one) => one.decisionId === line?.decisionId)
    expect(own).toMatchObject({
      place: 'held',
      reason: '银行退回：账户已销',
      bankAnswer: '退回：账户已销',
      sentence: '50元 × 2天 = 100元',
      toMe: true,
      next: expect.stringContaining('更正收款账户'),
    })
    const decided = await asSystem(money, 'select count(*)::int as n from subsidies.decision where person_id = $1', [
      line?.payeeId,
    ])
    expect(lines.length).toBeLessThanOrEqual(decided.rows[0].n)
    const other = (await desk.linesOf(batchId)).find(
      (one) => one.payeeKind === 'person' && one.payeeId !== line?.payeeId,
    )
    const hidden = await trainee.send(contract.explainDecision, { params: { decisionId: other?.decisionId ?? '' } })
    expect(hidden.body.code).toBe('decision-unknown')
  })

  it('控制总数按县汇总，分毫不差；每个岗位的待办有数', async () => {
    const { total, regions } = await money.clerk.call(contract.controlTotal, { query: {} })
    expect(total.differenceFen).toBe(0)
    expect(regions.map((region) => region.regionCode)).toEqual(['450225'])
    const unknown = '00000000-0000-7000-8000-000000000000'
    const refused = await money.clerk.send(contract.controlTotal, { query: { batchId: unknown } })
    expect(refused.body.code).toBe('batch-unknown')
    const queueOf = async (by: typeof money.clerk) =>
      new Map((await by.call(getWorkQueue)).items.map((item) => [item.key, item.count]))
    const batchId = await desk.batchAt('claimed')
    expect((await queueOf(money.clerk)).get('batches-waiting')).toBe(1)
    await bringTo(money, batchId, 'first-reviewed')
    expect((await queueOf(money.reviewer)).get('batches-waiting')).toBe(1)
    expect((await queueOf(money.payer)).get('payments-returned')).toBeGreaterThan(0)
    expect((await queueOf(money.accountant)).get('receipts-missing')).toBeGreaterThan(0)
    const { rows } = await money.reviewer.call(contract.listBatches, { query: { waiting: 'me' } })
    expect(rows.map((row) => row.id)).toEqual([batchId])
    const waiting = async (by: typeof money.clerk, state?: 'paying' | 'closed') =>
      (await by.call(contract.listBatches, { query: { waiting: 'me', ...(state && { state }) } })).rows.map(
        (row) => row.state,
      )
    expect(new Set(await waiting(money.accountant))).toEqual(new Set(['paying']))
    const auditor = await money.house.as('auditor', { regionCode: '45' })
    expect([await waiting(auditor), await waiting(money.clerk, 'closed')]).toEqual([[], []])
    const line = (await desk.linesOf(batchId)).find((one) => one.payeeKind === 'person')
    const { events } = await money.clerk.call(getTimeline, { params: { personId: line?.payeeId ?? '' } })
    expect(events.filter((event) => event.room === 'subsidies').map((event) => event.title)).toContain('补贴到账')
  })
})

describe('审批前', () => {
  it('审批前没有付款可停：有疑问应退回或否决批次', async () => {
    const batchId = await desk.batchAt('first-reviewed')
    const hold = { params: { lineId: (await desk.linesOf(batchId))[0]?.id ?? '' }, body: { reason: '待核对' } }
    expect((await money.clerk.send(contract.holdLine, hold)).body.code).toBe('line-not-approved')
  })
})
