import {
  type FundItem,
  type FundSource,
  fixedSources,
  fundItems,
  type PolicyPack,
  type RateEntry,
  type Rule,
  tablesOf,
} from '#policy/language'

/** Which sources an item may be paid from, and why: 专款专用. */
export interface ItemSources {
  readonly item: FundItem
  /** Empty: the document leaves it to a table of rates, and none names a source yet. */
  readonly sources: readonly FundSource[]
  readonly basis: 'text' | 'reading' | 'rate-table'
  readonly cites: readonly string[]
}

/**
 * The item × source matrix in force for a region on a day, read from the rules that pay.
 * @param packs those in force on the day
 * @param rates the checked rate tables in force in the region on the day
 */
export function itemSources(
  packs: readonly PolicyPack[],
  rates: readonly RateEntry[],
  regionCode: string,
): ItemSources[] {
  const rules = packs.filter(({ document }) => regionCode.startsWith(document.territory)).flatMap((pack) => pack.rules)
  return fundItems.values.flatMap((item) => {
    const asking = rules.filter((rule) => rule.fund.item === item && rule.payee !== 'nobody')
    const [first] = asking
    if (!first) return []
    const sources = asking.flatMap((rule) => fixedSources(rule.fund) ?? namedByTable(rule, rates))
    const cites = asking.flatMap((rule) => rule.fund.cites)
    return [{ item, sources: [...new Set(sources)], basis: first.fund.basis, cites: [...new Set(cites)] }]
  })
}

/** One thing the documents say about an item: a source, or the table of rates that names it. */
export interface SaidSource {
  readonly item: FundItem
  readonly territory: string
  readonly source: FundSource | null
  readonly rate_table: string | null
}

/** What all packs say of items and sources, whatever the day: what the database holds every reservation against. */
export const saidSources = (packs: readonly PolicyPack[]): SaidSource[] =>
  packs.flatMap(({ document: { territory }, rules }) =>
    rules
      .filter((rule) => rule.payee !== 'nobody')
      .flatMap((rule) => {
        const { item } = rule.fund
        const fixed = fixedSources(rule.fund)
        if (fixed) return fixed.map((source) => ({ item, territory, source, rate_table: null }))
        return tablesOf(rule).map(({ id }) => ({ item, territory, source: null, rate_table: id }))
      }),
  )

function namedByTable(rule: Rule, rates: readonly RateEntry[]): FundSource[] {
  const tables = new Set(tablesOf(rule).map(({ id }) => id))
  // What a county sets goes before what its city has set: the order is that of the table nearest to it.
  const nearest = rates.toSorted((a, b) => b.region.length - a.region.length)
  return nearest.filter((entry) => tables.has(entry.table)).flatMap((entry) => entry.sources)
}
