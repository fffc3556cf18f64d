/** Random facts of every matter, and rates for them: every field of the schema, values from small pools. */
import type { z } from 'zod'
import { type DateText, dateText } from '../server/kernel/dates.ts'
import { type Facts, factsShape, type RateEntry, rateEntryShape } from '../server/rooms/policy/domain/facts.ts'
import type { RateTable } from '../server/rooms/policy/domain/rate.ts'
import type { Dice } from './dice.ts'

export const days = '2019-07-31 2019-08-01 2020-06-30 2021-12-31 2022-02-22 2024-06-03 2025-12-31 2026-01-01'
  .split(' ')
  .map(dateText)
const pools: readonly (readonly unknown[])[] = [
  ['text', 'other text'],
  days.map((day) => `${day}T09:00`),
  days,
  ['2021-11', '2021-12', '2022-01'],
  ['450225', '450203', '450324', '440100'],
  [0, 1, 2, 3, 5, 6, 7, 12, 60, 100, 4_000, 100_000, 250_001],
]

type Make = (own: Dice) => unknown

/** How values of a shape are made, whatever the facts are made of; a leaf takes them from the pool its schema accepts. */
function maker(schema: z.core.$ZodType): Make {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object': {
      const parts = Object.entries(def.shape).map(([name, inner]) => [name, maker(inner)] as const)
      return (own) => Object.fromEntries(parts.map(([name, make]) => [name, make(own)]))
    }
    case 'optional':
      return optionally(maker(def.innerType), undefined)
    case 'nullable':
      return optionally(maker(def.innerType), null)
    case 'readonly':
      return maker(def.innerType)
    case 'enum':
      return chosen(Object.values(def.entries))
    case 'array': {
      const make = maker(def.element)
      return (own) => [...new Set(own.list(3, () => make(own)))]
    }
    case 'boolean':
      return chosen([false, true])
    default: {
      const accepted = pools.map((pool) => pool.filter((value) => (schema as z.ZodType).safeParse(value).success))
      const pool = accepted.find((values) => values.length > 0)
      if (!pool) throw new Error('no pool of values fits this leaf of the facts')
      return chosen(pool)
    }
  }
}

const optionally =
  (make: Make, nothing: null | undefined): Make =>
  (own) =>
    own.once(4) ? nothing : make(own)

const chosen =
  (values: readonly unknown[]): Make =>
  (own) =>
    own.one(values)

const plainFacts = maker(factsShape.omit({ settings: true, rates: true })) as (own: Dice) => Omit<Facts, 'rates'>
const plainEntry = maker(rateEntryShape) as (own: Dice) => RateEntry

/** Facts of any matter, decided by these rates; readings are set otherwise half of the time. */
export const randomFacts = (own: Dice, rates: readonly RateEntry[]): Facts => ({
  ...plainFacts(own),
  settings: own.once(2) ? undefined : randomSettings(own),
  rates,
})

const randomSettings = (own: Dice): Record<string, string | number> =>
  Object.fromEntries(
    own
      .some(['p-1/1/a/months', 'p-1/1/b/broad', 'p-1/1/c/broad', 'p-2/1/a/broad', 'p-2/1/b/months'])
      .map((key) => [key, own.one([3, 6, 12, 'yes', 'no'])]),
  )

export const rateTable: RateTable = { id: 'p-1/rates', title: ['', ''], enteredBy: ['', ''], cites: ['p-1#1'] }
export const percentTable: RateTable = { ...rateTable, id: 'p-1/percents', gives: 'percents' }

/** Rates for the tables: usually a few, often none that fits, sometimes two that contradict each other. */
export const randomRates = (own: Dice): readonly RateEntry[] =>
  own.list(6, () => {
    const kept = <T>(value: T): T | null => (own.once(4) ? value : null)
    const row = plainEntry(own)
    const table = own.one([rateTable, rateTable, percentTable])
    return {
      ...row,
      table: table.id,
      region: own.one(['', '45', '4502', '450225']),
      unit: table === percentTable ? 'percent' : row.unit,
      from: own.one([days[0], days[2]] as DateText[]),
      until: kept(row.until),
      kind: kept(row.kind),
      occupation: kept(row.occupation),
      level: kept(row.level),
      group: kept(row.group),
      tier: kept(row.tier),
      rank: kept(row.rank),
      subject: kept(row.subject),
    }
  })
