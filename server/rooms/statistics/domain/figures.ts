import { compareDates, type DateText, lastDay, type MonthText, shiftMonth } from '#kernel/dates'
import { type Fen, sum } from '#kernel/money'
import type { Column, Figures } from '../contract.ts'

/** One person in one cell: what is counted, once. */
export interface Fact {
  readonly column: string
  readonly regionCode: string
  readonly personId: string
  readonly personName: string
  readonly matter: string
  readonly amountFen: Fen
}

/** The value of one column over some facts: how many, or the sum of their fen. */
export const figureOf = (column: Column, facts: readonly Fact[]): number =>
  column.unit === 'fen' ? sum(facts.map((fact) => fact.amountFen)) : facts.length

/** The table of a month: a row per county, those without facts included, and the sum of all. */
export function figuresOf(
  facts: readonly Fact[],
  columns: readonly Column[],
  counties: readonly { readonly code: string; readonly name: string }[],
): Figures {
  const byCell = Map.groupBy(facts, (fact) => `${fact.regionCode} ${fact.column}`)
  const rows = counties.map(({ code, name }) => ({
    regionCode: code,
    regionName: name,
    values: valuesOf(columns, (column) => figureOf(column, byCell.get(`${code} ${column.key}`) ?? [])),
  }))
  const total = valuesOf(columns, ({ key }) => rows.reduce((sum, row) => sum + (row.values[key] ?? 0), 0))
  return { columns: [...columns], rows, total }
}

const valuesOf = (columns: readonly Column[], value: (column: Column) => number): Record<string, number> =>
  Object.fromEntries(columns.map((column) => [column.key, value(column)]))

/** The facts in the one order that the frozen list and its hash use. */
export function inOrder(facts: readonly Fact[], columns: readonly Column[]): Fact[] {
  const rank = new Map(columns.map((column, index) => [column.key, index]))
  return facts.toSorted(
    (a, b) =>
      (rank.get(a.column) ?? 0) - (rank.get(b.column) ?? 0) ||
      compare(a.regionCode, b.regionCode) ||
      compare(a.personName, b.personName) ||
      compare(a.personId, b.personId) ||
      compare(a.matter, b.matter) ||
      a.amountFen - b.amountFen,
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The last day for a month's report, inclusive until 24:00; weekends do not move it (lz-2019-63#7-2). */
export const reportDueOn = (month: MonthText, dueDay: number): DateText =>
  `${shiftMonth(month, 1)}-${String(dueDay).padStart(2, '0')}` as DateText

/** Whether the month is over on a day. */
export const isOver = (month: MonthText, today: DateText): boolean => compareDates(lastDay(month), today) < 0

/** 红 past the due day · 黄 the month is over and the report waits · 绿 the month still runs. */
export function reportTone(month: MonthText, dueOn: DateText, today: DateText): 'overdue' | 'soon' | 'fine' {
  if (today > dueOn) return 'overdue'
  return isOver(month, today) ? 'soon' : 'fine'
}

/**
 * The months whose report is missing: from the first month ever submitted to the last one that is over;
 * a city that never submitted owes the last one only.
 */
export function monthsMissing(submitted: readonly MonthText[], today: DateText): MonthText[] {
  const last = shiftMonth(today.slice(0, 7) as MonthText, -1)
  const first = submitted.toSorted()[0] ?? last
  const missing: MonthText[] = []
  for (let month = first; month <= last; month = shiftMonth(month, 1)) {
    if (!submitted.includes(month)) missing.push(month)
  }
  return missing
}
