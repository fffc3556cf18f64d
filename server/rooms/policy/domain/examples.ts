/** One row of an example table: what is changed from the first, and what comes out. */
export interface ExampleRow {
  readonly title: string
  readonly changed: readonly Given[]
  readonly amount: string | null
  /** The conditions not met. */
  readonly refusedFor: string | null
}

interface Given {
  readonly name: string
  readonly value: string
}

/** The examples of a rule: what the first gives, then one row each. In the officers' words. */
export interface Examples {
  readonly given: readonly Given[]
  readonly rows: readonly ExampleRow[]
}

type Row = Readonly<Record<string, string | undefined>>

const title = '案例'
const outcome = { rule: '规则', amount: '金额（元）', uncapped: '封顶前（元）', refused: '不符合' } as const
const apart: ReadonlySet<string> = new Set([title, ...Object.values(outcome)])

/** The example table of a rule from the rows of its pack's `cases.csv`, as they were signed off. */
export function examplesOf(rows: readonly Row[], ruleId: string): Examples {
  const own = rows.filter((row) => row[outcome.rule] === ruleId)
  const names = [...new Set(own.flatMap((row) => Object.keys(row)))].filter((name) => !apart.has(name))
  const [base = {}] = own
  const valueIn = (row: Row, name: string) => row[name] || '-'
  const given = (row: Row, wanted: (name: string) => boolean) =>
    names.filter(wanted).map((name) => ({ name, value: valueIn(row, name) }))
  return {
    given: given(base, (name) => valueIn(base, name) !== '-'),
    rows: own.map((row) => ({
      title: row[title] ?? '',
      changed: given(row, (name) => valueIn(row, name) !== valueIn(base, name)),
      amount: row[outcome.refused] ? null : (row[outcome.amount] ?? null),
      refusedFor: row[outcome.refused] || null,
    })),
  }
}
