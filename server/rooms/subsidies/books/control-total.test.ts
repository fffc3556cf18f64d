import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { addDays } from '#kernel/dates'
import type { Villager } from '../../../../test/class-house.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  claim,
  classOf,
  giveAccount,
  type MoneyHouse,
  nextDays,
  noticeOver,
  openMoneyHouse,
  pay,
  seen,
  turnTo,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
let people: Villager[]
beforeAll(async () => {
  money = await openMoneyHouse()
  people = await money.villagers(4)
  for (const person of people.slice(0, 2)) await money.hire(person)
})
afterAll(() => money.house.close())

/** A small generator with a seed: the same history every time (Park and Miller, 1988). */
function dice(seed: number) {
  let state = seed
  return (sides: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

type Dice = ReturnType<typeof dice>
const pick = <T>(roll: Dice, from: readonly T[]): T | undefined => from[roll(Math.max(from.length, 1))]

/** What may happen to a published batch, in any order; what is refused at that moment changes nothing. */
const happenings: readonly ((batchId: string, roll: Dice) => Promise<unknown>)[] = [
  (batchId) => pay(money, batchId),
  async (batchId, roll) => {
    const { orders } = await seen(money.accountant, batchId)
    const order = pick(roll, orders)
    const words = ['成功,', '退回,账户已销', '不明,'] as const
    const answers = order?.items.map((item) => [item.sequence, words[roll(3)] ?? '成功,'] as const) ?? []
    return bankAnswers(money, batchId, order?.id ?? '', Object.fromEntries(answers))
  },
  async (batchId, roll) => {
    const line = pick(roll, (await seen(money.clerk, batchId)).lines)
    return money.clerk.call(contract.holdLine, { params: { lineId: line?.id ?? '' }, body: { reason: '核对' } })
  },
  async (batchId, roll) => {
    const held = (await seen(money.clerk, batchId)).lines.filter((line) => line.manualHold)
    return money.checker.call(contract.releaseLine, {
      params: { lineId: pick(roll, held)?.id ?? '' },
      body: { note: '无误' },
    })
  },
  async (batchId, roll) => {
    const line = pick(roll, (await seen(money.clerk, batchId)).lines)
    return money.decider.call(contract.rejectLine, { params: { lineId: line?.id ?? '' }, body: { reason: '不实' } })
  },
  async (batchId) => {
    const returned = (await seen(money.clerk, batchId)).lines.find((line) => line.reason?.startsWith('银行退回'))
    if (!returned) return
    card += 1
    const number = returned.payeeKind === 'person' ? demoBankCard(card) : `6222${card}`
    await giveAccount(money, { payeeKind: returned.payeeKind, payeeId: returned.payeeId }, number)
    await turnTo(money, addDays(await businessDate(money), 3))
  },
]
let card = 880_000
/** Money moves more often than it is stopped. */
const weights = [0, 0, 0, 1, 1, 1, 2, 3, 4, 5]

/** The same money counted from the fund's own postings: what was paid, and what left without an answer. */
async function fromPostings() {
  const { rows } = await asSystem(
    money,
    `select ledger, sum(amount_fen)::bigint as fen from funds.posting where ledger in ('payable', 'in-transit', 'paid') group by 1`,
  )
  const of = (ledger: string) => rows.find((row) => row.ledger === ledger)?.fen ?? 0
  return { payable: of('payable'), inTransit: of('in-transit'), paid: of('paid') }
}

it.each(Array.from({ length: 10 }, (_, index) => index + 1))(
  '随机经历第%s组：每一步控制总数分毫不差，与资金账一致',
  async (seed) => {
    const roll = dice(seed * 7_919)
    const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 1)))
    await bringTo(money, batchId, 'published')
    const { total: before } = await money.clerk.call(contract.controlTotal, { query: {} })
    if (seed % 4 > 0) await noticeOver(money, batchId)
    for (let step = 0; step < 5; step += 1) {
      await happenings[pick(roll, weights) ?? 0]?.(batchId, roll).catch((error: unknown) =>
        expect(String(error)).toMatch(/→ (403|409|422|404) (?!.*database-refused)/),
      )
      const { control } = await seen(money.clerk, batchId)
      expect(control.differenceFen).toBe(0)
      expect(control.entitledFen).toBe(60_000)
    }
    const { total } = await money.clerk.call(contract.controlTotal, { query: {} })
    expect(total.differenceFen).toBe(0)
    expect(total.entitledFen).toBe(before.entitledFen)
    const part = (...places: string[]) =>
      total.parts.filter((one) => places.includes(one.place)).reduce((sum, one) => sum + one.amountFen, 0)
    const booked = await fromPostings()
    expect(booked.paid).toBe(total.paidFen)
    expect(booked.inTransit).toBe(part('in-transit', 'unknown'))
    expect(booked.payable).toBe(part('approved', 'published', 'held'))
  },
)

it('这些经历里有到账的、暂缓的、不予支付的', async () => {
  const { total } = await money.clerk.call(contract.controlTotal, { query: {} })
  expect([total.paidFen, total.heldFen, total.rejectedFen].every((amount) => amount > 0)).toBe(true)
})
