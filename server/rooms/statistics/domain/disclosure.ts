import { addDays, type DateText, firstDay, lastDay, monthOf, shiftMonth, yearOf } from '#kernel/dates'
import { add, type Fen, sum } from '#kernel/money'

export type Frequency = 'month' | 'quarter' | 'half-year' | 'year'
const MONTHS: Readonly<Record<Frequency, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

export interface Period {
  readonly from: DateText
  readonly until: DateText
}

/** The period that a day lies in. */
export function periodOf(frequency: Frequency, day: DateText): Period {
  const [month, length] = [monthOf(day), MONTHS[frequency]]
  const first = shiftMonth(month, -((Number(month.slice(5)) - 1) % length))
  return { from: firstDay(first), until: lastDay(shiftMonth(first, length - 1)) }
}

/** The last periods that are over, the latest first. */
export function endedPeriods(frequency: Frequency, today: DateText, count: number): Period[] {
  const ended: Period[] = []
  for (let before = periodOf(frequency, today).from; ended.length < count; ) {
    const period = periodOf(frequency, addDays(before, -1))
    ended.push(period)
    before = period.from
  }
  return ended
}

/** What the period is called: 2024年第1季度. */
export function periodLabels({ from, until }: Period): readonly [zh: string, en: string] {
  const [year, month] = [yearOf(from), Number(from.slice(5, 7))]
  const names: Readonly<Record<number, readonly [string, string]>> = {
    1: [`${month}月`, `${from.slice(0, 7)}`],
    3: [`第${(month + 2) / 3}季度`, `Q${(month + 2) / 3} ${year}`],
    6: [month === 1 ? '上半年' : '下半年', `${month === 1 ? 'first' : 'second'} half of ${year}`],
    12: ['', `${year}`],
  }
  const [zh, en] = names[Number(until.slice(5, 7)) - month + 1] ?? [`${from}至${until}`, `${from} to ${until}`]
  return [`${year}年${zh}`, en]
}

/** One booking as the ledger has it: which source, where, for what, to how many. */
export interface Use {
  readonly source: string
  readonly regionCode: string
  readonly regionName: string
  readonly item: string
  readonly kind: 'paid' | 'recovered'
  readonly personId: string | null
  readonly amountFen: Fen
}

export interface ItemRow {
  readonly source: string
  readonly regionCode: string
  readonly regionName: string
  /** A fund item, or `few`: the items of too few persons, together. */
  readonly item: string
  readonly paidFen: Fen
  readonly recoveredFen: Fen
  /** Whom it was paid to or recovered from; null where they are too few to be told, or none is a person. */
  readonly persons: number | null
}

export const FEW = 'few'

/**
 * Rows by source, county and item. An item of 1 to `least − 1` persons has no row of its own: such items of a source
 * and county stand together, so that no amount can be tied to a person; sums by source and county stay exact.
 */
export function itemRows(uses: readonly Use[], least: number): ItemRow[] {
  const groups = Map.groupBy(uses, ({ source, regionCode, item }) => `${source} ${regionCode} ${item}`)
  const named = [...groups.values()].map((of) => {
    const few = personsOf(of) > 0 && personsOf(of) < least
    return few ? of.map((use) => ({ ...use, item: FEW })) : of
  })
  const shown = Map.groupBy(named.flat(), ({ source, regionCode, item }) => `${source} ${regionCode} ${item}`)
  return [...shown.values()].flatMap((of) => rowOf(of) ?? []).toSorted(byPlace)
}

const personsOf = (uses: readonly Use[]): number => new Set(uses.flatMap(({ personId }) => personId ?? [])).size

function rowOf(uses: readonly Use[]): ItemRow | undefined {
  const [first] = uses
  if (!first) return undefined
  const { source, regionCode, regionName, item } = first
  const of = (kind: Use['kind']) => sum(uses.filter((use) => use.kind === kind).map((use) => use.amountFen))
  const persons = item === FEW ? null : personsOf(uses) || null
  return { source, regionCode, regionName, item, paidFen: of('paid'), recoveredFen: of('recovered'), persons }
}

const byPlace = (a: ItemRow, b: ItemRow): number => {
  const [left, right] = [a, b].map((row) => `${row.source} ${row.regionCode} ${row.item === FEW ? '~' : row.item}`)
  return (left ?? '') < (right ?? '') ? -1 : 1
}

export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly before: ItemRow | null
  readonly after: ItemRow | null
}

/** What a corrected version shows otherwise than the one before, row by row. */
export function differences(before: readonly ItemRow[], after: readonly ItemRow[]): Difference[] {
  const key = (row: ItemRow) => `${row.source} ${row.regionCode} ${row.item}`
  const old = new Map(before.map((row) => [key(row), row]))
  const now = new Map(after.map((row) => [key(row), row]))
  return [
    ...after.flatMap((row): Difference[] => {
      const was = old.get(key(row))
      if (!was) return [{ kind: 'added', before: null, after: row }]
      return sameFigures(was, row) ? [] : [{ kind: 'changed', before: was, after: row }]
    }),
    ...before
      .filter((row) => !now.has(key(row)))
      .map((row): Difference => ({ kind: 'removed', before: row, after: null })),
  ]
}

const sameFigures = (a: ItemRow, b: ItemRow): boolean =>
  a.paidFen === b.paidFen && a.recoveredFen === b.recoveredFen && a.persons === b.persons

/** The sums of all rows. */
export const totalOf = (rows: readonly ItemRow[]) => ({
  paidFen: rows.reduce((fen, row) => add(fen, row.paidFen), 0 as Fen),
  recoveredFen: rows.reduce((fen, row) => add(fen, row.recoveredFen), 0 as Fen),
})

/** A period is over on the day after its last. */
export const isOver = ({ until }: Period, today: DateText): boolean => today > until
