import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takePlaces } from '#people'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { classMatter } from '../../../../test/class-matter.ts'
import { administrator, untilWaiting } from '../../../../test/in-line.ts'
import { correctLastDay } from '../../../../test/late-facts.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  claim,
  type MoneyHouse,
  openMoneyHouse,
  seen,
  trainedPeople,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** What comes back by a late fact stands on a place of its own: who has it in between has been paid, and nobody is twice. */
let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

/**
 * One person, two days, of which the last did not count: 50 yuan are paid, and 50 more accepted when it counts after all.
 * @param elsewhere another county has paid a day before these
 */
async function toppedUp(elsewhere = false) {
  const { classId } = await trainedPeople(money, { unhired: 1, days: elsewhere ? 3 : 2 })
  await correct(classId, 'absent')
  if (elsewhere) {
    const { personId, days } = await calculated(classId)
    expect(await takeElsewhere(personId, `person-day|living-allowance|${personId}|${days[0]}`)).toBe(true)
  }
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, 'paying')
  const { orders, lines } = await seen(money.clerk, batchId)
  await bankAnswers(money, batchId, orders[0]?.id ?? '')
  await correct(classId, 'present')
  await accept(classId, 'top-up')
  const personId = lines[0]?.payeeId ?? ''
  const { days } = await calculated(classId)
  const [first, last] = [days[0], days.at(-1)]
  const slot = (day: string) => `person-day|living-allowance|${personId}|${day}`
  return { classId, batchId, personId, first: slot(first ?? ''), last: slot(last ?? '') }
}

/** The last day is corrected, and the county calculates without waiting for the news. */
async function correct(classId: string, mark: 'present' | 'absent') {
  await correctLastDay(money, classId, mark)
  await calculate(classId)
}
const calculate = (classId: string) => money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
const reclaim = (classId: string) => money.workshop.send(contract.claimMatter, { params: classMatter(classId) })
async function calculated(classId: string) {
  const { lines } = await money.clerk.call(contract.getMatterCalculation, { params: classMatter(classId) })
  const [line] = lines.filter((one) => one.entitled)
  const { rows } = await asSystem(
    money,
    `select s.detail -> 'days' as days, d.person_id from subsidies.decision d join subsidies.basis s on s.id = d.basis_id where d.id = $1`,
    [line?.decisionId],
  )
  return {
    days: rows[0].days as string[],
    personId: rows[0].person_id as string,
    line,
    decisionId: line?.decisionId ?? '',
  }
}
const proposals = async (matterId: string) =>
  (await money.decider.call(contract.listAdjustments, { query: { matterId, state: 'open' } })).rows
async function accept(classId: string, direction: 'recover' | 'top-up' | 'ease') {
  const [one] = await proposals(classId)
  expect(one).toMatchObject({ direction, amountFen: 5_000 })
  const params = { adjustmentId: one?.id ?? '' }
  return money.decider.send(contract.decideAdjustment, { params, body: { accept: true, reason: '查实签到表' } })
}
/** Another county takes the place, as whoever pays there would. */
const takeElsewhere = (personId: string, slot: string, matterId = randomUUID(), meanwhile?: () => Promise<unknown>) =>
  inTransaction(money.house.database, theSystem, async (tx) => {
    const owner = { matterId, matterName: '外县的班', regionCode: '450224', organizationId: money.workshopId }
    const taking = await takePlaces(tx, 'reserved', [{ ...owner, personId, slot, slotWords: '', atMost: 1 }])
    await meanwhile?.()
    return taking.full === undefined
  })
const giveBack = (matterId: string) =>
  asSystem(
    money,
    `update people.limit_use set released_on = taken_on, released_because = '测试' where matter_id = $1`,
    [matterId],
  )
/** Who has the place now: the class's batch, or another county. */
async function holderOf(slot: string): Promise<string[]> {
  const { rows } = await asSystem(
    money,
    'select matter_name from people.limit_use where slot = $1 and released_on is null',
    [slot],
  )
  return rows.map((row) => row.matter_name)
}
/** In yuan: what is cut, and that everything is in one place. */
async function cutOf(classId: string): Promise<number> {
  const { line } = await calculated(classId)
  expect((await money.clerk.call(contract.controlTotal, { query: {} })).total.differenceFen).toBe(0)
  return (line?.cutFen ?? 0) / 100
}

it('补发以前这一天外县已补：不再补发，写明超过哪条限额；让出来的再补，占住位次，别处再也占不到 [G-050] [L-107]', async () => {
  const { classId, personId, first, last } = await toppedUp()
  expect([(await holderOf(first)).length, await holderOf(last)]).toEqual([1, []])
  const elsewhere = randomUUID()
  expect(await takeElsewhere(personId, last, elsewhere)).toBe(true)
  expect((await reclaim(classId)).body).toMatchObject({ batches: [], cutLines: 1, cutFen: 5_000 })
  expect(await cutOf(classId)).toBe(50)
  const { decisionId } = await calculated(classId)
  expect((await money.clerk.call(contract.explainDecision, { params: { decisionId } })).cut).toMatchObject({
    amountFen: 5_000,
    reason: '超过限制：同一人同一天只补一次（桂人社发〔2022〕7号（十））',
  })
  expect((await reclaim(classId)).body.code).toBe('nothing-to-claim')
  expect(await proposals(classId)).toEqual([])
  await giveBack(elsewhere)
  await calculate(classId)
  await accept(classId, 'top-up')
  const { batches } = (await reclaim(classId)).body
  expect(batches).toHaveLength(1)
  const own = [`批次 ${batches[0].number}`]
  expect([await holderOf(last), await cutOf(classId)]).toEqual([own, 0])
  expect(await takeElsewhere(personId, last)).toBe(false)
  const { lines, ...batch } = await seen(money.clerk, batches[0].id)
  expect(batch).toMatchObject({ kind: 'supplementary', totalFen: 5_000 })
  await bringTo(money, batches[0].id, 'approved')
  const params = { lineId: lines[0]?.id ?? '' }
  await money.decider.call(contract.rejectLine, { params, body: { reason: '签到不实' } })
  expect([(await holderOf(first)).length, await holderOf(last)]).toEqual([1, []])
})

it('以前已经核减的不再算一次：申报的答复只说这一次少了多少 [G-050] [L-107]', async () => {
  const { classId, personId, last } = await toppedUp(true)
  expect(await cutOf(classId)).toBe(50)
  expect(await takeElsewhere(personId, last)).toBe(true)
  expect((await reclaim(classId)).body).toMatchObject({ batches: [], cutLines: 1, cutFen: 5_000 })
  expect(await cutOf(classId)).toBe(100)
})

/** Three days, of which another county each has paid the first and the second: 50 yuan are paid, 100 cut. */
async function cutAtClaim() {
  const { classId } = await trainedPeople(money, { unhired: 1, days: 3 })
  await calculate(classId)
  const { personId, days } = await calculated(classId)
  const taken = days.slice(0, 2).map((day) => ({
    elsewhere: randomUUID(),
    slot: `person-day|living-allowance|${personId}|${day}`,
  }))
  for (const { elsewhere, slot } of taken) expect(await takeElsewhere(personId, slot, elsewhere)).toBe(true)
  const { batchId } = await claim(money, classId)
  await paid(classId, batchId)
  expect(await cutOf(classId)).toBe(100)
  return { classId, taken }
}
/** 50 yuan more have arrived, and nothing new is to be said of it. */
async function paid(classId: string, batchId: string) {
  await bringTo(money, batchId, 'paying')
  const { orders, totalFen } = await seen(money.clerk, batchId)
  await bankAnswers(money, batchId, orders[0]?.id ?? '')
  expect([totalFen, (await calculate(classId)).written, await proposals(classId)]).toEqual([5_000, 0, []])
}
/** A place is given back, and what it had cut is topped up. @returns the batch it is claimed in */
async function freed(classId: string, elsewhere: string) {
  await giveBack(elsewhere)
  expect((await calculate(classId)).written).toBe(1)
  await accept(classId, 'top-up')
  const { batches } = (await reclaim(classId)).body
  expect(batches).toHaveLength(1)
  return batches[0] as { id: string; number: string }
}

it('申报时核减的，付款以后外县让出来几次就补几次，占住位次；还没让的照旧核减 [G-050] [L-107]', async () => {
  const { classId, taken } = await cutAtClaim()
  for (const [index, { elsewhere, slot }] of taken.entries()) {
    const { id, number } = await freed(classId, elsewhere)
    expect([await holderOf(slot), await cutOf(classId)]).toEqual([[`批次 ${number}`], 50 - index * 50])
    await paid(classId, id)
  }
})

it('补发的一天不予支付以后，外县再让出一天：已经否决的不重开，核减照旧，分毫不差 [G-050] [L-107]', async () => {
  const { classId, taken } = await cutAtClaim()
  const [first, second] = taken
  const { id } = await freed(classId, first?.elsewhere ?? '')
  await bringTo(money, id, 'approved')
  const params = { lineId: (await seen(money.clerk, id)).lines[0]?.id ?? '' }
  await money.decider.call(contract.rejectLine, { params, body: { reason: '签到不实' } })
  await giveBack(second?.elsewhere ?? '')
  expect([(await calculate(classId)).written, await proposals(classId), await cutOf(classId)]).toEqual([0, [], 50])
})

it('补发与外县同时要同一个位次：只有一家得到，落后的一家写明原因，再申报时不予计发 [G-050] [L-107]', async () => {
  const { classId, personId, last } = await toppedUp()
  const client = await administrator(money.house.database)
  const claimed: ReturnType<typeof reclaim>[] = []
  const elsewhere = await takeElsewhere(personId, last, randomUUID(), async () => {
    claimed.push(reclaim(classId))
    await untilWaiting(client, 1)
  })
  await client.end()
  const [late] = await Promise.all(claimed)
  expect([elsewhere, late?.status, late?.body.code]).toEqual([true, 409, 'place-taken-meanwhile'])
  expect((await reclaim(classId)).body).toMatchObject({ batches: [], cutFen: 5_000 })
  expect([await holderOf(last), await cutOf(classId)]).toEqual([['外县的班'], 50])
})

it('追回的款项全部退回以后位次才让出来；减少追回与登记退款同时办，后一个写明原因 [G-050] [L-107]', async () => {
  const { classId } = await trainedPeople(money, { unhired: 1, days: 2 })
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, 'paying')
  const { orders, lines } = await seen(money.clerk, batchId)
  await bankAnswers(money, batchId, orders[0]?.id ?? '')
  const [, lastDay] = (await calculated(classId)).days
  const personId = lines[0]?.payeeId ?? ''
  const last = `person-day|living-allowance|${personId}|${lastDay}`
  await correct(classId, 'absent')
  const recoveryId = (await accept(classId, 'recover')).body.recoveries[0].id as string
  const receivedOn = await businessDate(money)
  const repay = (yuan: number, documentNumber: string) =>
    money.accountant.send(contract.recordRepayment, {
      params: { recoveryId },
      body: { amountFen: yuan * 100, documentNumber, receivedOn } as never,
    })
  await repay(20, '缴1')
  await money.house.settleNews()
  expect(await holderOf(last)).toHaveLength(1)
  await correct(classId, 'present')
  const [ease] = (await proposals(classId)).filter(({ direction }) => direction === 'ease')
  expect(ease?.amountFen).toBe(3_000)
  const [repaid, decided] = await oneAfterTheOther(
    recoveryId,
    () => repay(10, '缴2'),
    () => {
      const params = { adjustmentId: ease?.id ?? '' }
      return money.decider.send(contract.decideAdjustment, { params, body: { accept: true, reason: '查实' } })
    },
  )
  expect([repaid?.status, decided?.status, decided?.body.code]).toEqual([200, 409, 'ease-overtaken'])
  await correct(classId, 'absent')
  await repay(20, '缴3')
  await money.house.settleNews()
  expect(await holderOf(last)).toEqual([])
  expect(await takeElsewhere(personId, last)).toBe(true)
  await correct(classId, 'present')
  expect([await proposals(classId), await cutOf(classId)]).toEqual([[], 50])
  const { rows } = await asSystem(money, `select count(*)::int as n from subsidies.adjustment where matter_id = $1`, [
    classId,
  ])
  await calculate(classId)
  expect(
    (await asSystem(money, `select count(*)::int as n from subsidies.adjustment where matter_id = $1`, [classId])).rows,
  ).toEqual(rows)
})

/** Acts that come to the same order one shortly after the other. */
async function oneAfterTheOther<T>(recoveryId: string, ...acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  const client = await administrator(money.house.database)
  await client.query('begin')
  await client.query('select from subsidies.recovery where id = $1 for update', [recoveryId])
  const begun: Promise<T>[] = []
  for (const act of acts) {
    begun.push(act())
    await untilWaiting(client, begun.length)
  }
  await client.query('commit')
  await client.end()
  return Promise.all(begun)
}
