import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  correctAttendance,
  exportRoster,
  getAttendance,
  listEnrollments,
  listFeeReports,
  reportFee,
  settleFeeReport,
} from '#classes/contract'
import type { DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { demoResidentId } from '#kernel/resident-id'
import { listUncheckedAccounts } from '#organizations/contract'
import { confirmIdentity, proposeIdentity } from '#people/contract'
import { COUNTY } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  claim,
  type MoneyHouse,
  noticeOver,
  openMoneyHouse,
  pay,
  seen,
  trainedPeople,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/**
 * Histories an auditor asks for, each a small table of figures in yuan. Others stand where their steps are tested:
 * two sources `two-sources.test.ts`; days found absent after payment `afterwards/adjustments.test.ts`; an expired override and
 * an account changed two days before payment `payment/overrides.test.ts`; a month closed and reopened `#funds closing.test.ts`.
 */
let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

/** A paid class of people who get the living allowance: 100 yuan each for two days. */
async function paid(unhired = 1) {
  const { classId } = await trainedPeople(money, { unhired })
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, 'paying')
  const { orders } = await seen(money.clerk, batchId)
  await bankAnswers(money, batchId, orders[0]?.id ?? '')
  return { classId, batchId }
}
const calculate = (classId: string) => money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
/** An inspection finds that nobody was there, or that all were; each time an officer who has not signed there yet. */
const found = async (classId: string, mark: 'present' | 'absent') => {
  const officer = await money.house.as('county-clerk', { regionCode: COUNTY })
  const { sessions, trainees } = await officer.call(getAttendance, { params: { classId } })
  for (const { id: sessionId } of sessions)
    for (const { enrollmentId } of trainees) {
      const body = { enrollmentId, mark, reason: '与现场影像不符', document: '核查记录' }
      await officer.call(correctAttendance, { params: { sessionId }, body })
    }
  await money.house.settleNews()
}
const proposals = async (classId: string) =>
  (await money.decider.call(contract.listAdjustments, { query: { matterId: classId, state: 'open' } })).rows
/** What is proposed now, in yuan, and accepted. */
async function accept(classId: string) {
  const rows = await proposals(classId)
  const body = { accept: true, reason: '查实' }
  for (const { id } of rows) await money.decider.call(contract.decideAdjustment, { params: { adjustmentId: id }, body })
  return rows.map((one) => [one.direction, one.amountFen / 100])
}
async function repay(classId: string) {
  const receivedOn: DateText = await businessDate(money)
  const { rows } = await asSystem(
    money,
    `select id, amount_fen::int as fen from subsidies.recovery where matter_id = $1 and state = 'ordered'`,
    [classId],
  )
  for (const { id: recoveryId, fen } of rows)
    await money.accountant.call(contract.recordRepayment, {
      params: { recoveryId },
      body: { amountFen: fen, documentNumber: `缴款${recoveryId}`, receivedOn },
    })
}
/** Paid, recovered, still to recover, and the difference of the control total. */
const books = async (batchId: string) => {
  const { control } = await seen(money.clerk, batchId)
  return [control.paidFen, control.recoveredFen, control.stillToRecoverFen, control.differenceFen].map(
    (fen) => fen / 100,
  )
}
/** What was booked for the lines of a class: kind and yuan, in order. */
async function booked(classId: string) {
  const { rows } = await asSystem(
    money,
    `select j.kind, j.amount_fen::int / 100 as yuan from funds.journal j join subsidies.line l on l.id = j.matter_id
      where l.matter_id = $1 order by j.id`,
    [classId],
  )
  return rows.map(({ kind, yuan: amount }) => [kind, amount])
}

it('封顶：六天应得一千二百，只发一千 [G-049]', async () => {
  const { classId } = await trainedPeople(money, { hired: 1, days: 6 })
  const { batchId } = await claim(money, classId)
  const { lines, control } = await seen(money.clerk, batchId)
  expect(lines.map((line) => [line.payeeKind, line.amountFen / 100, line.sentence])).toEqual([
    ['person', 300, '50元 × 6天 = 300元'],
    ['organization', 1_000, '200元 × 6天 = 1,200元 → 封顶 1,000元'],
  ])
  expect([control.entitledFen, control.differenceFen]).toEqual([yuan(1_300), 0])
})

it('学员经核查移出、加回、再移出：净额为零，一行只冲一次 [L-107]', async () => {
  const { classId, batchId } = await paid()
  const steps: [string, 'present' | 'absent', unknown, number[]][] = [
    ['移出', 'absent', [['recover', 100]], [100, 0, 100, 0]],
    ['加回', 'present', [['ease', 100]], [100, 0, 0, 0]],
    ['再移出', 'absent', [['recover', 100]], [100, 0, 100, 0]],
  ]
  for (const [step, mark, asked, after] of steps) {
    await found(classId, mark)
    expect([step, await accept(classId), await books(batchId)]).toEqual([step, asked, after])
  }
  await repay(classId)
  await calculate(classId)
  expect([await proposals(classId), await books(batchId)]).toEqual([[], [100, 100, 0, 0]])
  expect(await booked(classId)).toEqual([
    ['post', 100],
    ['recover', 100],
  ])
})

it('付款后由两人更正身份证号：人还是那个人，重新核算不补不退，净额为零；再付以前账户重新核实 [L-107]', async () => {
  const { classId, batchId } = await paid()
  const before = await booked(classId)
  const [line] = (await seen(money.clerk, batchId)).lines
  const personId = line?.payeeId ?? ''
  const residentId = demoResidentId(987_654, '1990-01-01' as DateText, 'male')
  const sheet = async () => (await money.clerk.send(exportRoster, { params: { classId } })).bytes
  const tail = async () =>
    (await money.clerk.call(listEnrollments, { params: { classId } })).enrollments.find(
      (one) => one.personId === personId,
    )?.residentIdTail
  const [printed, orderId] = [await sheet(), (await seen(money.accountant, batchId)).orders[0]?.id ?? '']
  const order = async () => (await money.payer.send(contract.exportOrder, { params: { orderId } })).bytes
  const sent = await order()
  const body = { residentId, reason: '登记时看错一位', document: '身份证复印件，卷宗7号' }
  const { id } = await money.clerk.call(proposeIdentity, { params: { personId }, body })
  const params = { identityCorrectionId: id }
  await money.reviewer.call(confirmIdentity, { params, body: { residentId, note: '与证件一致' } })
  // Printed from now on with the new tail; what was sent to the bank is what was sent.
  expect([await tail(), (await sheet()).equals(printed), (await order()).equals(sent)]).toEqual([
    residentId.slice(-2),
    false,
    true,
  ])
  expect(await calculate(classId)).toMatchObject({ written: 0 })
  expect([await proposals(classId), await books(batchId)]).toEqual([[], [100, 0, 0, 0]])
  expect(await booked(classId)).toEqual(before)
  const again = await money.workshop.send(contract.claimMatter, { params: classMatter(classId) })
  expect(again.body.code).toBe('nothing-to-claim')
  const { accounts } = await money.checker.call(listUncheckedAccounts)
  expect(accounts.map((one) => one.payeeId)).toContain(personId)
})

it('同一张回单送两次，第二张更正：重复的一分不记，更正的只记变了的一笔 [L-107]', async () => {
  const { classId } = await trainedPeople(money, { unhired: 2 })
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, 'paying')
  const orderId = (await seen(money.accountant, batchId)).orders[0]?.id ?? ''
  const counts = async (other: Record<number, string>) => {
    const { confirmed, unknown, repeated } = await bankAnswers(money, batchId, orderId, other)
    return [confirmed, unknown, repeated]
  }
  expect(await counts({ 2: '不明,' })).toEqual([1, 1, false])
  expect(await counts({ 2: '不明,' })).toEqual([1, 1, true])
  expect(await books(batchId)).toEqual([100, 0, 0, 0])
  expect(await counts({})).toEqual([1, 0, false])
  expect(await books(batchId)).toEqual([200, 0, 0, 0])
  const { rows } = await asSystem(
    money,
    `select count(*)::int as n from funds.journal j join subsidies.payment_item i on i.id = j.matter_id
      where i.order_id = $1 and j.kind = 'confirm'`,
    [orderId],
  )
  expect(rows[0].n).toBe(2)
})

it('付前作废一行，付后追回一行：各冲各的，钱都回到原来的来源 [L-107]', async () => {
  const { classId } = await trainedPeople(money, { unhired: 2 })
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, 'published')
  const [voided] = (await seen(money.clerk, batchId)).lines
  const body = { reason: '签到不实' }
  await money.decider.call(contract.rejectLine, { params: { lineId: voided?.id ?? '' }, body })
  await noticeOver(money, batchId)
  const { orderId } = await pay(money, batchId)
  await bankAnswers(money, batchId, orderId)
  expect(await books(batchId)).toEqual([100, 0, 0, 0])
  await found(classId, 'absent')
  expect(await accept(classId)).toEqual([['recover', 100]])
  await repay(classId)
  expect(await books(batchId)).toEqual([100, 100, 0, 0])
  expect(await booked(classId)).toEqual([
    ['post', 100],
    ['post', 100],
    ['reverse', 100],
    ['recover', 100],
  ])
})

it('付款前有学员反映收费：全班暂缓，核查有结论以后照付 [L-040]', async () => {
  const { classId } = await trainedPeople(money, { unhired: 2 })
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, 'published')
  await noticeOver(money, batchId)
  const [line] = (await seen(money.clerk, batchId)).lines
  const trainee = await money.house.as('trainee', { personId: line?.payeeId ?? '' })
  const enrolled = await asSystem(money, 'select id from classes.enrollment where class_id = $1 and person_id = $2', [
    classId,
    line?.payeeId,
  ])
  const body = { chargedFen: yuan(200), charge: 'deposit', refunded: false, note: '押金' } as const
  await trainee.call(reportFee, { params: { enrollmentId: enrolled.rows[0].id }, body })
  const places = async () => (await seen(money.clerk, batchId)).lines.map((one) => [one.place, one.reason])
  const held = ['held', '有学员反映本班收费，核查有结论以后再付']
  expect(await places()).toEqual([held, held])
  await expect(pay(money, batchId)).rejects.toThrow('nothing-to-pay')
  const { reports } = await money.clerk.call(listFeeReports, { query: { state: 'open' } })
  const statementId = reports.find((one) => one.classId === classId)?.id ?? ''
  await money.clerk.call(settleFeeReport, { params: { statementId }, body: { upheld: false, note: '已查看收据' } })
  expect(await pay(money, batchId)).toMatchObject({ heldLines: 0, totalFen: yuan(200) })
})
