import { type RateTable, tableOf } from './rate.ts'
import type { Fund, Rule } from './rule.ts'
import type { FundSource } from './words.ts'

/** The sources that text or reading fix; undefined where a table names them. */
export const fixedSources = ({ sources }: Fund): readonly FundSource[] | undefined =>
  typeof sources === 'string' || 'id' in sources ? undefined : sources

/** Every table a rule asks for: of its rates in turn, and of its fund sources. */
export function tablesOf({ rate, fund }: Rule): readonly RateTable[] {
  const ofRates = rate.flatMap(({ value }) => tableOf(value) ?? [])
  const ofFund = typeof fund.sources === 'object' && 'id' in fund.sources ? [fund.sources] : []
  return [...new Map([...ofRates, ...ofFund].map((table) => [table.id, table])).values()]
}
