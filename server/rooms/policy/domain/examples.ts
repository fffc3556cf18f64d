/** One row of an example table: what differs from row to row, and what comes out. */
export interface ExampleRow {
  readonly title: string
  readonly cells: readonly string[]
  readonly amount: string | null
  /** The conditions not met. */
  readonly refusedFor: string | null
}

/** The examples of a rule: what all of them give, then one row each. In the officers' words. */
export interface Examples {
  readonly given: readonly { readonly name: string; readonly value: string }[]
  readonly columns: readonly string[]
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
  const values = (name: string) => new Set(own.map((row) => row[name] ?? ''))
  const columns = names.filter((name) => values(name).size > 1)
  const given = names.flatMap((name) => {
    const [value = '', ...others] = values(name)
    return others.length === 0 && value !== '' && value !== '-' ? [{ name, value }] : []
  })
  return {
    given,
    columns,
    rows: own.map((row) => ({
      title: row[title] ?? '',
      cells: columns.map((name) => row[name] || '-'),
      amount: row[outcome.refused] ? null : (row[outcome.amount] ?? null),
      refusedFor: row[outcome.refused] || null,
    })),
  }
}
