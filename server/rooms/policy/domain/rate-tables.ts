import { type RateTable, tableOf } from './rate.ts'
import type { Fund, Rule } from './rule.ts'
import type { FundSource } from './words.ts'

/** The sources that text or reading fix; undefined where a table names them. */
export const fixedSources = ({ sources }: Fund): readonly FundSource[] | undefined =>
  typeof sources === 'string' || 'id' in sources ? undefined : sources

/** Every table a rule asks for: of its rates in turn, and of its fund sources. */
export function tablesOf({ rate, fund }: Rule): readonly RateTable[] {
  const ofRates = rate.flatMap(({ value }) => tableOf(value) ?? [])
  return [...new Map([...ofRates, ...sourceTables(fund)].map((table) => [table.id, table])).values()]
}

/** The table of its own that a fund leaves its sources to; none where text, reading or the rate's table names them. */
export const sourceTables = ({ sources }: Fund): readonly RateTable[] =>
  typeof sources === 'object' && 'id' in sources ? [sources] : []
