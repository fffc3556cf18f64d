import { afterAll, beforeAll, expect, it } from 'vitest'
import { listFeeReports, reportFee, settleFeeReport } from '#classes/contract'
import { yuan } from '#kernel/money'
import { answerObjection, raiseObjection } from '#notices/contract'
import { openAdvanceDesk } from '../../../../test/advance-desk.ts'
import { enrolled } from '../../../../test/class-house.ts'
import { asSystem, bringTo, noticeOver, pay, seen } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** What stops an advance; and what it has paid already: no transfer is left to stop, so the settlement is stopped instead. */
let desk: Awaited<ReturnType<typeof openAdvanceDesk>>
beforeAll(async () => {
  desk = await openAdvanceDesk()
})
afterAll(() => desk.money.house.close())

it('抵付的行有异议，不能结清；成立的不予支付，预拨的那一部分追回，其余照样结清 [L-060][L-107]', async () => {
  const opened = await desk.enterpriseClass()
  const { id } = await desk.advanced(opened, 3_000)
  await desk.completed(opened, 3)
  const batchId = (await desk.claimClass(opened)).batches[0]?.id ?? ''
  // What the organizer does not hold cannot stand against a line, whoever writes it.
  const more = `insert into subsidies.line select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(),
      'line_number', 99, 'component', 'other', 'advance_fen', 1))).* from subsidies.line l where l.batch_id = $1 limit 1`
  await expect(asSystem(desk.money, more, [batchId])).rejects.toThrow('抵付超过已到账的先行拨付款')
  await bringTo(desk.money, batchId, 'published')
  const { notice, lines, listHash } = await seen(desk.money.clerk, batchId)
  const [first, second] = lines.map((line) => line.id) as [string, string]
  const objection = { lineNumber: lines[0]?.lineNumber ?? 0, reason: '此人没有来上课' }
  await desk.money.house.visitor.call(raiseObjection, { params: { noticeId: notice?.id ?? '' }, body: objection })
  const hold = { params: { lineId: second }, body: { reason: '核对签到表' } }
  await desk.money.clerk.call(contract.holdLine, hold)
  await noticeOver(desk.money, batchId)

  const settle = () => desk.money.payer.send(contract.settleBatch, { params: { batchId }, body: { listHash } })
  const waits = async () => {
    const { rows } = await desk.money.payer.call(contract.listBatches, { query: { waiting: 'me' } })
    return rows.some((row) => row.id === batchId)
  }
  expect(await waits()).toBe(false)
  const early = await settle()
  expect(early.body.code).toBe('settle-held')
  expect(early.body.errors).toMatchObject([
    { message: '第1行：有未了结的异议：此人没有来上课' },
    { message: '第2行：核对签到表' },
  ])
  const { rows } = await asSystem(desk.money, 'select id from notices.objection where line_id = $1', [first])
  const answer = { outcome: 'upheld' as const, reply: '经核查，异议成立，已按规定处理' }
  await desk.money.reviewer.call(answerObjection, { params: { objectionId: rows[0].id }, body: answer })
  await desk.money.checker.call(contract.releaseLine, { params: { lineId: second }, body: { note: '签到属实' } })
  expect((await settle()).body.errors).toHaveLength(1)
  await desk.money.decider.call(contract.rejectLine, { params: { lineId: first }, body: { reason: '异议成立' } })
  expect(await waits()).toBe(true)
  expect((await settle()).body).toMatchObject({ closed: true })
  expect(await waits()).toBe(false)

  await desk.books()
  expect((await desk.proposals(id)).map((one) => one.amountFen)).toEqual([yuan(1_000)])
  await desk.recovered(id)
  expect((await desk.advanceOf(opened.id)).outstandingFen).toBe(0)
})

it('学员反映本班收费：本班的先行拨付也暂缓，核查有结论以后照付 [L-040][L-060]', async () => {
  const opened = await desk.enterpriseClass()
  const { id } = await desk.ask(opened, 3_000)
  const [batchId = ''] = await desk.claimAdvance(opened, id)
  await bringTo(desk.money, batchId, 'published')
  await noticeOver(desk.money, batchId)
  const { organizer, workers } = opened
  const [enrollmentId = ''] = await enrolled(organizer.house, opened.id, workers, organizer.by)
  const { rows } = await asSystem(desk.money, 'select person_id from classes.enrollment where id = $1', [enrollmentId])
  const trainee = await desk.money.house.as('trainee', { personId: rows[0].person_id })
  const body = { chargedFen: yuan(200), charge: 'deposit', refunded: false, note: '押金' } as const
  await trainee.call(reportFee, { params: { enrollmentId }, body })
  await expect(pay(desk.money, batchId)).rejects.toThrow('有学员反映本班收费')
  const { reports } = await desk.money.clerk.call(listFeeReports, { query: { state: 'open' } })
  const params = { statementId: reports.find((one) => one.classId === opened.id)?.id ?? '' }
  await desk.money.clerk.call(settleFeeReport, { params, body: { upheld: false, note: '已查看收据' } })
  expect(await pay(desk.money, batchId)).toMatchObject({ heldLines: 0, totalFen: yuan(3_000) })
})
