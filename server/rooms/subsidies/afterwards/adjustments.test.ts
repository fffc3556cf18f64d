import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { addDays, type DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { COUNTY } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { correctLastDay } from '../../../../test/late-facts.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  claim,
  giveAccount,
  type MoneyHouse,
  noticeOver,
  openMoneyHouse,
  pay,
  seen,
  trainedPeople,
  turnTo,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** Facts that come after the money: proposed, decided by another person, carried out, and every fen still in one place. */
let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

/** A paid class of one person, two days: 100 yuan to the person, or 50 where one day did not count at first. */
async function paid(mark?: 'absent') {
  const { classId } = await trainedPeople(money, { unhired: 1, days: 2 })
  if (mark) await correct(classId, mark)
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, 'paying')
  const { orders } = await seen(money.clerk, batchId)
  await bankAnswers(money, batchId, orders[0]?.id ?? '')
  return { classId, batchId }
}

const found = (classId: string, mark: 'present' | 'absent', human?: string) =>
  correctLastDay(money, classId, mark, human)
/** The same, and the county calculates without waiting for the news. */
async function correct(classId: string, mark: 'present' | 'absent') {
  await found(classId, mark)
  return money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
}
const proposals = async (classId: string, state: 'open' | 'superseded' = 'open') =>
  (await money.decider.call(contract.listAdjustments, { query: { matterId: classId, state } })).rows
const decide = async (classId: string, accept = true, by = money.decider) => {
  const [one] = await proposals(classId)
  const params = { adjustmentId: one?.id ?? randomUUID() }
  return by.send(contract.decideAdjustment, { params, body: { accept, reason: '查实签到表' } })
}
const repay = async (recoveryId: string, amount: number, documentNumber: string, days = 0) => {
  const receivedOn: DateText = addDays(await businessDate(money), days)
  const body = { amountFen: yuan(amount), documentNumber, receivedOn }
  return money.accountant.send(contract.recordRepayment, { params: { recoveryId }, body })
}
const close = (recoveryId: string) =>
  money.decider.send(contract.closeRecovery, {
    params: { recoveryId },
    body: { reason: '已全部退回', documentNumber: '办结1号' },
  })
const giveUp = (recoveryId: string, by = money.accountant) =>
  by.send(contract.proposeWriteOff, {
    params: { recoveryId },
    body: { reason: '无力退还', documentNumber: '核销1号' },
  })
const agree = (writeOffId: string, yes = true, by = money.decider) =>
  by.send(contract.decideWriteOff, { params: { writeOffId }, body: { agree: yes, note: '证明属实' } })
/** The bank sends back what it had confirmed. */
async function sendBack(batchId: string) {
  const { orders } = await seen(money.clerk, batchId)
  expect(await bankAnswers(money, batchId, orders[0]?.id ?? '', { 1: '退汇,销户' })).toMatchObject({ sentBack: 1 })
}
/** Of one batch: paid, recovered, still to recover, forgiven; and whether all of the county is even. */
const books = async (batchId: string) => {
  const { control } = await seen(money.clerk, batchId)
  const { total } = await money.clerk.call(contract.controlTotal, { query: {} })
  expect([control.differenceFen, total.differenceFen]).toEqual([0, 0])
  return [control.paidFen, control.recoveredFen, control.stillToRecoverFen, control.forgivenFen].map((fen) => fen / 100)
}

it('付款后核查发现少一天：凭文书更正考勤即提出追回，更正的人不能决定，另一人接受，分两次退回，回到原来源，办结 [L-107]', async () => {
  const { classId, batchId } = await paid()
  // The news of the payment is over: what comes now is the news of the correction.
  await money.house.settleNews()
  await found(classId, 'absent', '核查的人')
  await money.house.settleNews()
  expect(await proposals(classId)).toMatchObject([
    { direction: 'recover', dueFen: 5_000, postedFen: 10_000, amountFen: 5_000, sentence: '50元 × 1天 = 50元' },
  ])
  await money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  expect((await proposals(classId)).length).toBe(1)
  const { lines: paidLines } = await seen(money.clerk, batchId)
  const trainee = await money.house.as('trainee', { personId: paidLines[0]?.payeeId ?? '' })
  const mine = (await trainee.call(contract.myMoney)).lines.find(({ toMe }) => toMe)
  expect([mine?.amountFen, mine?.sentence]).toEqual([10_000, '50元 × 2天 = 100元；后来更正为 50元 × 1天 = 50元'])
  expect(await books(batchId)).toEqual([100, 0, 50, 0])
  const inspector = await money.house.as('approver', { regionCode: COUNTY, human: '核查的人' })
  expect((await decide(classId, true, inspector)).body.code).toBe('adjustment-own')
  const { body } = await decide(classId)
  expect(body).toMatchObject({ state: 'accepted', recoveries: [{ number: expect.stringContaining('追') }] })
  expect((await decide(classId)).body.code).toBe('adjustment-unknown')
  const recoveryId = body.recoveries[0].id as string
  expect((await repay(recoveryId, 60, '缴1')).body.code).toBe('repayment-exceeds')
  expect((await repay(recoveryId, 20, '缴1', 1)).body.code).toBe('repayment-dated')
  expect((await repay(recoveryId, 20, '缴1')).body).toMatchObject({ state: 'partly-repaid', leftFen: 3_000 })
  expect((await repay(recoveryId, 20, '缴1')).body.code).toBe('repayment-repeated')
  expect((await close(recoveryId)).body.code).toBe('recovery-not-repaid')
  expect(await books(batchId)).toEqual([100, 20, 30, 0])
  expect((await repay(recoveryId, 30, '缴2')).body).toMatchObject({ state: 'repaid', leftFen: 0 })
  expect((await close(recoveryId)).body.state).toBe('closed')
  expect((await repay(recoveryId, 1, '缴3')).body.code).toBe('recovery-settled')
  expect(await books(batchId)).toEqual([100, 50, 0, 0])
  const booked = await asSystem(
    money,
    `select j.document, p.amount_fen::int as fen from funds.journal j join funds.posting p on p.journal_id = j.id
      join subsidies.recovery r on r.line_id = j.matter_id where r.id = $1 and j.kind = 'recover' and p.ledger = 'available'
      order by j.id`,
    [recoveryId],
  )
  expect(booked.rows.map(({ fen }) => fen)).toEqual([2_000, 3_000])
  // The day counts after all: only the difference is paid again, in a batch of its own.
  await correct(classId, 'present')
  expect(await proposals(classId)).toMatchObject([{ direction: 'top-up', postedFen: 5_000, amountFen: 5_000 }])
  expect((await decide(classId)).body.state).toBe('accepted')
  const { batches } = await money.workshop.call(contract.claimMatter, { params: classMatter(classId) })
  const second = batches[0]?.id ?? ''
  const view = await seen(money.clerk, second)
  expect(view).toMatchObject({ kind: 'supplementary', totalFen: 5_000 })
  expect(view.lines[0]?.sentence).toBe('50元 × 2天 = 100元，已付 50 元，补发 50 元')
  await bringTo(money, second, 'published')
  await noticeOver(money, second)
  const { orderId } = await pay(money, second)
  expect(await bankAnswers(money, second, orderId)).toMatchObject({ batchClosed: true })
  await money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  expect(await proposals(classId)).toEqual([])
  expect(await books(second)).toEqual([50, 0, 0, 0])
})

it('追回没有退就恢复：减少追回，净额为零，一行只追一次 [L-107]', async () => {
  const { classId, batchId } = await paid()
  await correct(classId, 'absent')
  await decide(classId)
  await correct(classId, 'present')
  expect(await proposals(classId)).toMatchObject([{ direction: 'ease', amountFen: 5_000 }])
  await decide(classId)
  expect(await books(batchId)).toEqual([100, 0, 0, 0])
  await correct(classId, 'absent')
  expect(await proposals(classId)).toMatchObject([{ direction: 'recover', amountFen: 5_000 }])
  await correct(classId, 'present')
  expect(await proposals(classId)).toEqual([])
  expect((await proposals(classId, 'superseded')).length).toBe(1)
})

it('不追回：一人写明理由提出、另一人确认，不再提出，分毫不差 [L-107]', async () => {
  const { classId, batchId } = await paid()
  await correct(classId, 'absent')
  expect((await decide(classId, false)).body.state).toBe('open')
  expect((await decide(classId, false)).body.code).toBe('sparing-own')
  expect(await proposals(classId)).toMatchObject([{ sparing: { reason: '查实签到表', mine: true } }])
  const alone = `update subsidies.adjustment set state = 'rejected', reason = '绕过', decided_by = spared_by where matter_id = $1`
  await expect(asSystem(money, alone, [classId])).rejects.toThrow('adjustment')
  expect((await decide(classId, false, money.reviewer)).body.state).toBe('rejected')
  await money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  expect(await proposals(classId)).toEqual([])
  expect(await books(batchId)).toEqual([100, 0, 0, 50])
})

it('追不回的：一人提出、另一人凭文书核销，退了款的按新的余额另提；下达的人也不能一人办完，数据库同样不许 [L-107] [L-119]', async () => {
  const { classId, batchId } = await paid()
  await correct(classId, 'absent')
  const recoveryId = (await decide(classId)).body.recoveries[0].id as string
  const human = '会计兼审批'
  const [both, same] = [
    await money.house.as('accountant', { regionCode: COUNTY, human }),
    await money.house.as('approver', { regionCode: COUNTY, human }),
  ]
  expect((await giveUp(randomUUID())).body.code).toBe('recovery-unknown')
  expect((await giveUp(recoveryId, money.decider)).body.code).toBe('role-refused')
  const first = (await giveUp(recoveryId, both)).body
  expect(first.leftFen).toBe(5_000)
  expect((await giveUp(recoveryId)).body.code).toBe('write-off-pending')
  expect((await agree(first.id, true, same)).body.code).toBe('duty-conflict')
  const waiting = async (by: typeof same) =>
    (await by.call(contract.listRecoveries, { query: { waiting: 'write-off' } })).rows.flatMap((row) => row.writeOffs)
  expect((await waiting(same)).map((one) => one.mayDecide)).toEqual([false])
  expect((await waiting(money.decider)).map((one) => one.mayDecide)).toEqual([true])
  await repay(recoveryId, 20, '缴1')
  expect((await agree(first.id)).body.code).toBe('write-off-changed')
  expect((await agree(first.id, false)).body).toMatchObject({ state: 'declined' })
  expect((await agree(first.id)).body.code).toBe('write-off-decided')
  expect(await books(batchId)).toEqual([100, 20, 30, 0])
  const alone = (set: string, of: string) => asSystem(money, `update subsidies.${set} where ${of} = $1`, [recoveryId])
  const settled = `state = 'written-off', settled_by = ordered_by, settled_on = ordered_on, settled_document = '无'`
  await expect(alone(`recovery set ${settled}`, 'id')).rejects.toMatchObject({ code: 'JQ001' })
  const second = (await giveUp(recoveryId)).body
  const byOne = `state = 'agreed', decided_by = proposed_by, decided_by_name = '', decided_on = proposed_on, note = '无'`
  await expect(alone(`write_off set ${byOne}`, `state = 'proposed' and recovery_id`)).rejects.toThrow(/write_off_check/)
  expect((await agree(second.id)).body).toMatchObject({ state: 'agreed', leftFen: 3_000 })
  expect((await giveUp(recoveryId)).body.code).toBe('recovery-settled')
  expect((await close(recoveryId)).body.code).toBe('recovery-settled')
  expect(await books(batchId)).toEqual([100, 20, 0, 30])
  const { rows } = await money.accountant.call(contract.listRecoveries, { query: { state: 'written-off' } })
  expect(rows[0]).toMatchObject({ settledDocument: '核销1号', writeOffs: [{ state: 'agreed' }, { state: 'declined' }] })
  expect((await agree(randomUUID())).body.code).toBe('write-off-unknown')
  expect((await close(randomUUID())).body.code).toBe('recovery-unknown')
})

it('谁重新核算引起的，谁不能决定；已决定的不再决定 [L-108]', async () => {
  const { classId } = await paid()
  const human = '一人两岗'
  const clerk = await money.house.as('county-clerk', { regionCode: COUNTY, human })
  const approver = await money.house.as('approver', { regionCode: COUNTY, human })
  const before = money.clerk
  money.clerk = clerk
  await correct(classId, 'absent')
  money.clerk = before
  const [one] = await proposals(classId)
  expect((await decide(classId, true, approver)).body.code).toBe('adjustment-own')
  expect((await decide(classId)).status).toBe(200)
  const params = { adjustmentId: one?.id ?? '' }
  const again = await money.decider.send(contract.decideAdjustment, { params, body: { accept: true, reason: '再来' } })
  expect(again.body.code).toBe('adjustment-decided')
  const { rows } = await money.accountant.call(contract.listRecoveries, { query: { state: 'ordered' } })
  expect(rows.length).toBe(1)
})

it('补发的批次退回补正，其间事实又变回去：不等再申报就提出追回，再申报时不再补发，批次终结，分毫不差 [L-107]', async () => {
  const { classId, batchId } = await paid()
  await correct(classId, 'absent')
  const { body } = await decide(classId)
  await repay(body.recoveries[0].id, 50, '缴1')
  await correct(classId, 'present')
  await decide(classId)
  const reclaim = () =>
    money.workshop.call(contract.claimMatter, { params: classMatter(classId), body: { note: '已补正' } })
  const second = (await reclaim()).batches[0]?.id ?? ''
  const { listHash, version } = await seen(money.clerk, second)
  const back = { listHash, version, reasons: ['请核对签到表'] }
  await money.clerk.call(contract.returnBatch, { params: { batchId: second }, body: back })
  await correct(classId, 'absent')
  expect(await proposals(classId)).toEqual([])
  // Nobody counts at all: the organizer, who alone could claim again, need not be waited for.
  await asSystem(money, "update classes.enrollment set statuses = '{}' where class_id = $1", [classId])
  await money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  expect(await proposals(classId)).toMatchObject([{ direction: 'recover', postedFen: 5_000, amountFen: 5_000 }])
  const { recoveries } = (await decide(classId)).body
  expect(recoveries).toHaveLength(1)
  expect(await reclaim()).toMatchObject({ batches: [], emptied: [{ id: second }] })
  expect(await proposals(classId)).toEqual([])
  expect(await books(batchId)).toEqual([100, 50, 50, 0])
  await repay(recoveries[0].id, 50, '缴2')
  expect(await books(batchId)).toEqual([100, 100, 0, 0])
})

it('全数被银行退汇：还没有决定的不能再接受，已接受的补发不再申报，重新核算后作废 [L-107]', async () => {
  const open = await paid()
  await correct(open.classId, 'absent')
  await sendBack(open.batchId)
  expect((await decide(open.classId)).body.code).toBe('adjustment-overtaken')
  await money.clerk.call(contract.calculateMatter, { params: classMatter(open.classId) })
  expect((await proposals(open.classId, 'superseded')).length).toBe(1)
  const { classId, batchId } = await paid('absent')
  await correct(classId, 'present')
  expect((await decide(classId)).body.state).toBe('accepted')
  await sendBack(batchId)
  const claimed = await money.workshop.send(contract.claimMatter, { params: classMatter(classId) })
  expect(claimed.body.code).toBe('nothing-to-claim')
})

it('补发以后原来那一笔被银行退汇：换了账户照原数再付，不再有差额 [L-107]', async () => {
  const { classId, batchId } = await paid('absent')
  await correct(classId, 'present')
  await decide(classId)
  const { batches } = await money.workshop.call(contract.claimMatter, { params: classMatter(classId) })
  const second = batches[0]?.id ?? ''
  await bringTo(money, second, 'paying')
  await bankAnswers(money, second, (await seen(money.clerk, second)).orders[0]?.id ?? '')
  await sendBack(batchId)
  const payeeId = (await seen(money.clerk, batchId)).lines[0]?.payeeId ?? ''
  await giveAccount(money, { payeeKind: 'person', payeeId }, demoBankCard(770_201))
  await turnTo(money, addDays(await businessDate(money), 3))
  const { orderId } = await pay(money, batchId)
  expect(await bankAnswers(money, batchId, orderId)).toMatchObject({ confirmed: 1, batchClosed: true })
  expect([await books(batchId), await books(second)]).toEqual([
    [50, 0, 0, 0],
    [50, 0, 0, 0],
  ])
  await money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  expect(await proposals(classId)).toEqual([])
})
