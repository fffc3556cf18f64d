import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import * as subsidies from '#subsidies/contract'
import * as contract from '#supervision/contract'
import { classMatter } from '../../../test/class-matter.ts'
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
  type Stage,
  seen,
  tamper,
  trainedPeople,
} from '../../../test/money-house.ts'

/** 追回: a decided case takes exactly its lines away, before payment and after it, until the decision is lifted. */
let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

/** A class of two who get the living allowance, 100 yuan each, claimed and brought to a stage. */
async function classAt(stage: Stage) {
  const { classId } = await trainedPeople(money, { unhired: 2, days: 2 })
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, stage)
  return { classId, batchId, lines: (await seen(money.clerk, batchId)).lines }
}
async function paidClass() {
  const { classId, batchId } = await classAt('paying')
  const { orders } = await seen(money.clerk, batchId)
  await bankAnswers(money, batchId, orders[0]?.id ?? '')
  return { classId, batchId, lines: (await seen(money.clerk, batchId)).lines }
}
async function caseOn(classId: string) {
  const body = {
    source: 'complaint' as const,
    organizationId: money.workshopId,
    classId,
    title: '冒名签到',
    grounds: '来信',
  }
  const { id: caseId, number } = await money.clerk.call(contract.openCase, { body })
  return { caseId, number }
}
const propose = (caseId: string, lineIds?: string[]) =>
  money.clerk.send(contract.proposeMeasure, {
    params: { caseId },
    body: { kind: 'recovery', reason: '冒名签到', document: '演示监〔2024〕9号', ...(lineIds && { lineIds }) },
  })
const decide = (measureId: string) =>
  money.decider.call(contract.decideMeasure, { params: { measureId }, body: { outcome: 'decided', note: '属实' } })
const giveUp = (measureId: string) =>
  money.clerk.send(contract.proposeLifting, {
    params: { measureId },
    body: { reason: '复核后撤销', document: '演示监〔2024〕10号' },
  })
const agree = (liftingId: string) =>
  money.decider.send(contract.decideLifting, { params: { liftingId }, body: { outcome: 'decided', note: '属实' } })
const lift = async (measureId: string) => agree((await giveUp(measureId)).body.id)
/** A case on the class, in which these lines are taken away by two persons; the news is delivered. */
async function takenAway(classId: string, lineIds: string[]) {
  const { caseId, number } = await caseOn(classId)
  const { body } = await propose(caseId, lineIds)
  await decide(body.id)
  await money.house.settleNews()
  return { measureId: body.id as string, number }
}
const calculation = (classId: string) =>
  money.clerk.call(subsidies.getMatterCalculation, { params: classMatter(classId) })
const proposals = async (classId: string) =>
  (await money.decider.call(subsidies.listAdjustments, { query: { matterId: classId, state: 'open' } })).rows
async function accept(classId: string) {
  const [one] = await proposals(classId)
  const body = { accept: true, reason: '依处理决定' }
  const params = { adjustmentId: one?.id ?? '' }
  return money.decider.call(subsidies.decideAdjustment, { params, body })
}
async function repay(recoveryId: string, documentNumber: string) {
  const receivedOn: DateText = await businessDate(money)
  const body = { amountFen: 10_000, documentNumber, receivedOn }
  return money.accountant.call(subsidies.recordRepayment, { params: { recoveryId }, body: body as never })
}
/** What was booked for the lines of a class: kind and yuan, in order. */
async function booked(classId: string) {
  const { rows } = await asSystem(
    money,
    `select j.kind, j.amount_fen::int / 100 as yuan from funds.journal j join subsidies.line l on l.id = j.matter_id
      where l.matter_id = $1 order by j.id`,
    [classId],
  )
  return rows.map(({ kind, yuan }) => `${kind} ${yuan}`)
}
/** Paid, held, recovered, still to recover, refused, to void; the whole is even. */
async function books(batchId: string) {
  const { control } = await seen(money.clerk, batchId)
  expect(control.differenceFen).toBe(0)
  const { paidFen, heldFen, recoveredFen, stillToRecoverFen, rejectedFen, toVoidFen } = control
  return [paidFen, heldFen, recoveredFen, stillToRecoverFen, rejectedFen, toVoidFen].map((fen) => fen / 100)
}
/** The news of a measure, once more. */
async function again(measureId: string) {
  await asSystem(
    money,
    `insert into platform.outbox_event (id, name, payload)
      select $2, name, payload from platform.outbox_event where payload ->> 'measureId' = $1 order by id limit 1`,
    [measureId, randomUUID()],
  )
  await money.house.settleNews()
}

it('已付的一行由案件决定取消：说明写明文书、案件和条款，提出追回，另一人决定，收回记账；别的行不动 [L-107] [L-120]', async () => {
  const { classId, batchId, lines } = await paidClass()
  const [one, other] = lines
  const { number, measureId } = await takenAway(classId, [one?.id ?? ''])
  const why = `已由处理决定取消：演示监〔2024〕9号（案件${number}）：冒名签到（柳政规〔2019〕63号六（四））`
  expect(await proposals(classId)).toMatchObject([
    { direction: 'recover', amountFen: 10_000, subjectName: one?.subjectName, sentence: why },
  ])
  const { lines: decided } = await calculation(classId)
  const others = decided.filter((line) => line.subjectName === other?.subjectName && line.entitled)
  expect(others.map((line) => line.amountFen)).toEqual([10_000])
  const decisionId = decided.find((line) => line.sentence === why)?.decisionId ?? ''
  const explained = await money.clerk.call(subsidies.explainDecision, { params: { decisionId } })
  expect(explained).toMatchObject({ sentence: why, replays: true })
  expect(explained.refusals).toMatchObject([{ condition: 'barred-by-decision', cites: ['lz-2019-63#6-4'] }])
  const { recoveries } = await accept(classId)
  expect(recoveries.length).toBe(1)
  await repay(recoveries[0]?.id ?? '', '缴款1')
  expect(await booked(classId)).toEqual(['post 100', 'post 100', 'recover 100'])
  expect(await books(batchId)).toEqual([200, 0, 100, 0, 0, 0])
  await again(measureId)
  expect([await proposals(classId), await booked(classId)]).toEqual([[], ['post 100', 'post 100', 'recover 100']])
})

it('决定解除：还没有退的减少追回，退了的提出补发；解除也只有一次 [L-107] [L-120]', async () => {
  const { classId, lines } = await paidClass()
  const first = await takenAway(classId, [lines[0]?.id ?? ''])
  await accept(classId)
  expect((await lift(first.measureId)).status).toBe(200)
  await money.house.settleNews()
  expect(await proposals(classId)).toMatchObject([{ direction: 'ease', amountFen: 10_000 }])
  await accept(classId)
  const second = await takenAway(classId, [lines[0]?.id ?? ''])
  const { recoveries } = await accept(classId)
  await repay(recoveries[0]?.id ?? '', '缴款2')
  expect((await lift(second.measureId)).status).toBe(200)
  await money.house.settleNews()
  await again(second.measureId)
  expect(await proposals(classId)).toMatchObject([{ direction: 'top-up', amountFen: 10_000, postedFen: 0 }])
  expect((await giveUp(second.measureId)).body.code).toBe('measure-settled')
})

it('付款以前决定：那一行立即停付，不予支付以后冲销；解除以后又可申报 [L-107] [L-120]', async () => {
  const { classId, batchId, lines } = await classAt('published')
  const [barred] = lines
  const { caseId, number } = await caseOn(classId)
  const { lines: known } = await money.clerk.call(contract.listCaseLines, { params: { caseId } })
  expect(known.map((line) => [line.amountFen, line.paidOn])).toEqual([
    [10_000, null],
    [10_000, null],
  ])
  const { body } = await propose(caseId, [barred?.id ?? ''])
  await decide(body.id)
  // At once, before anybody has calculated again.
  const place = async () => (await seen(money.clerk, batchId)).lines.find((line) => line.id === barred?.id)
  expect(await place()).toMatchObject({ place: 'held', reason: expect.stringContaining(`案件${number}`) })
  await noticeOver(money, batchId)
  expect(await pay(money, batchId)).toMatchObject({ heldLines: 1, totalFen: 10_000 })
  await money.house.settleNews()
  // Held, and no longer due: it is refused, or comes back when the decision is lifted. Nothing of it was paid, so nothing is
  // to be recovered.
  expect(await books(batchId)).toEqual([0, 100, 0, 0, 0, 100])
  const refused = { params: { lineId: barred?.id ?? '' }, body: { reason: '依处理决定不予支付' } }
  await money.decider.call(subsidies.rejectLine, refused)
  expect(await booked(classId)).toEqual(['post 100', 'post 100', 'reverse 100'])
  expect(await books(batchId)).toEqual([0, 0, 0, 0, 0, 0])
  expect((await calculation(classId)).claimableFen).toBe(0)
  await lift(body.id)
  await money.house.settleNews()
  expect((await calculation(classId)).claimableFen).toBe(10_000)
})

it('审核中的一行取消以后须逐行看过；不是本案的款项不能列入 [L-120]', async () => {
  const { classId, batchId, lines } = await classAt('first-reviewed')
  await takenAway(classId, [lines[0]?.id ?? ''])
  const oddities = (await seen(money.reviewer, batchId)).lines.map((line) => line.oddities.map(({ kind }) => kind))
  expect(oddities.flat()).toEqual(['barred'])
  const { caseId } = await caseOn(classId)
  expect((await propose(caseId, [randomUUID()])).body.code).toBe('measure-incomplete')
})

it('退回补正的、退回后终结的一行也能取消：再申报时没有它 [L-107] [L-120]', async () => {
  for (const ended of [false, true]) {
    const { classId, batchId, lines } = await classAt('claimed')
    const bound = async () => {
      const { listHash, version } = await seen(money.clerk, batchId)
      return { params: { batchId }, body: { listHash, version, reasons: ['请补正'], reason: '不再补正' } }
    }
    await money.clerk.call(subsidies.returnBatch, await bound())
    if (ended) await money.clerk.call(subsidies.endReturned, await bound())
    await takenAway(classId, [lines[0]?.id ?? ''])
    const { batches } = await money.workshop.call(subsidies.claimMatter, {
      params: classMatter(classId),
      body: { note: '已补正' },
    })
    expect(batches).toMatchObject([{ id: batchId, lineCount: 1, totalFen: 10_000 }])
    expect((await seen(money.clerk, batchId)).lines.map((line) => line.subjectName)).toEqual([lines[1]?.subjectName])
    expect(await books(batchId)).toEqual([0, 0, 0, 0, 0, 0])
  }
})

it('所列款项有别的县核算的：本县不能决定，也不能解除，不会只办了一半 [L-107] [L-120]', async () => {
  const { classId, lines } = await paidClass()
  const { caseId } = await caseOn(classId)
  const { body } = await propose(
    caseId,
    lines.map(({ id }) => id),
  )
  /** As if one of the two stood in the neighbouring county, or here again. */
  const movedTo = (table: string, regionCode: string) =>
    tamper(
      money,
      table,
      `update ${table} set region_code = $2 where id = (select min(id::text)::uuid from ${table} where matter_id = $1
        and (subject_id, rule_id) in (select subject_id, rule_id from subsidies.line where matter_id = $1))`,
      [classId, regionCode],
    )
  const given = { params: { measureId: body.id }, body: { outcome: 'decided' as const, note: '属实' } }
  await movedTo('subsidies.decision', '450226')
  expect((await money.decider.send(contract.decideMeasure, given)).body.code).toBe('measure-elsewhere')
  await movedTo('subsidies.decision', '450225')
  await money.decider.call(contract.decideMeasure, given)
  await movedTo('subsidies.bar', '450226')
  const { id: liftingId } = (await giveUp(body.id)).body
  expect((await agree(liftingId)).body.code).toBe('measure-elsewhere')
  await movedTo('subsidies.bar', '450225')
  expect((await agree(liftingId)).status).toBe(200)
})
