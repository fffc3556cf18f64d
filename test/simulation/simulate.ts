import { deepStrictEqual } from 'node:assert/strict'
import type { Database } from '#platform/db'
import { sorted } from './bookings.ts'
import type { ClassState } from './class-money.ts'
import { History } from './history.ts'
import { MONTHS, openOffice, PostgresBooks, turnTo } from './postgres-books.ts'
import { totalOf } from './truths.ts'

/** Histories at a time on one database. */
const LANES = 6

/** What was found wrong, with the seed that shows it again. */
export interface Failure {
  readonly seed: number
  readonly why: string
}

export interface Simulated {
  readonly histories: number
  readonly acts: number
  readonly refused: number
  readonly failures: readonly Failure[]
}

const failureOf = (seed: number, error: unknown): Failure => ({
  seed,
  why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
})

/** `count` histories from `seed` on in memory, each twice: the second time it gives the same lines. */
export function simulatePure(seed: number, count: number, acts: number): Simulated {
  const failures: Failure[] = []
  const asked = { acts: 0, refused: 0 }
  for (let one = seed; one < seed + count; one++) {
    try {
      const [first, again] = [new History(one).run(acts), new History(one).run(acts, () => {})]
      deepStrictEqual(sorted(again.books.journals()), sorted(first.books.journals()), '重放得到的账不同')
      countIn(asked, first)
    } catch (error) {
      failures.push(failureOf(one, error))
    }
  }
  return { histories: count, ...asked, failures }
}

/** The same histories on a fresh database through the product's actions; every answer and every line must be equal. */
export async function simulateOnDatabase(
  database: Database,
  seed: number,
  count: number,
  acts: number,
): Promise<Simulated> {
  const office = await openOffice(database)
  const asked = { acts: 0, refused: 0 }
  const failures: Failure[] = []
  const twins = Array.from({ length: count }, (_, index) => ({
    seed: seed + index,
    pure: new History(seed + index).run(acts),
    books: new PostgresBooks(office),
  }))
  const failed = new Set<number>()
  for (const month of MONTHS.keys()) {
    await turnTo(office, month)
    await inLanes(twins, async (twin) => {
      if (failed.has(twin.seed)) return
      await liveThrough(twin, month).catch((error: unknown) => {
        failed.add(twin.seed)
        failures.push(failureOf(twin.seed, error))
      })
    })
  }
  for (const { pure } of twins) countIn(asked, pure)
  return { histories: count, ...asked, failures }
}

/** How many histories a database has counties for. */
export const roomFor = async (database: Database): Promise<number> => {
  const { rows } = await database.pool.query("select count(*)::int as n from regions.region where level = 'county'")
  return rows[0].n
}

type Twin = { readonly pure: History; readonly books: PostgresBooks }

/** One month of a history; at its end both books show the same. */
async function liveThrough({ pure, books }: Twin, month: number): Promise<void> {
  const [before = [], now = []] = [pure.phases[month - 1], pure.phases[month]]
  const close = before.filter(({ booking }) => booking.act === 'close')
  const acts = now.filter(({ booking }) => booking.act !== 'close')
  for (const { booking, outcome } of [...close, ...acts]) {
    deepStrictEqual(await books.run(booking), outcome, `${JSON.stringify(booking)} 两边的答复不同`)
  }
  const months = new Set(MONTHS.slice(0, month + 1).map((day) => day.slice(0, 7)))
  const expected = pure.books.journals().filter((one) => months.has(one.month))
  deepStrictEqual(sorted(await books.journals()), sorted(expected), '两边的账不同')
  if (month > 0) deepStrictEqual(await books.bookLate(month - 1), 'JQ008', '结账后还能记账')
  if (month > 0) await controlled(pure.monthEnds[month] ?? pure.classes, books)
  if (month < MONTHS.length - 1) return
  for (const [source, balances] of pure.books.accounts) {
    const [held, wanted] = [await books.balances(source), balances].map((all) =>
      Object.entries(all)
        .filter(([, amountFen]) => amountFen !== 0)
        .toSorted(),
    )
    deepStrictEqual(held, wanted, `${source} 两边的余额不同`)
  }
}

/** The product's control total over the history's lines is exact, and its buckets are those of the history. */
async function controlled(classes: readonly ClassState[], books: PostgresBooks): Promise<void> {
  const { total, uneven } = (await books.controlTotal(classes)) ?? {}
  const { parts: _, lines: __, ...wanted } = totalOf(classes)
  const { parts: ___, lines: ____, ...found } = total ?? {}
  deepStrictEqual([found, uneven], [wanted, []], '数据库里的控制总数不同')
}

function countIn(asked: { acts: number; refused: number }, { phases }: History): void {
  const all = phases.flat()
  asked.acts += all.length
  asked.refused += all.filter(({ outcome }) => outcome !== 'booked').length
}

async function inLanes<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const lane = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}
