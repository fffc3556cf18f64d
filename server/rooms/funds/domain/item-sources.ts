import {
  type Fund,
  type FundItem,
  type FundSource,
  fixedSources,
  fundItems,
  type PolicyPack,
  type RateEntry,
  type RateTable,
  sourceTables,
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

/** What pays an item: a rule, or a kind of basic work of the document. */
interface Paying {
  readonly fund: Fund
  readonly tables: readonly RateTable[]
}

/**
 * The item × source matrix in force for a region on a day, read from the rules that pay and the basic works supported.
 * @param packs those in force on the day
 * @param works kinds of basic work of whatever document
 * @param rates the checked rate tables in force in the region on the day
 */
export function itemSources(
  packs: readonly PolicyPack[],
  works: readonly { readonly document: string; readonly fund: Fund }[],
  rates: readonly RateEntry[],
  regionCode: string,
): ItemSources[] {
  const paying = packs
    .filter(({ document }) => regionCode.startsWith(document.territory))
    .flatMap((pack): Paying[] => [
      ...pack.rules
        .filter(({ payee }) => payee !== 'nobody')
        .map((rule) => ({ fund: rule.fund, tables: tablesOf(rule) })),
      ...works
        .filter(({ document }) => document === pack.document.id)
        .map(({ fund }) => ({ fund, tables: sourceTables(fund) })),
    ])
  return fundItems.values.flatMap((item) => {
    const asking = paying.filter(({ fund }) => fund.item === item)
    const [first] = asking
    if (!first) return []
    const sources = asking.flatMap((one) => fixedSources(one.fund) ?? namedByTable(one, rates))
    const cites = asking.flatMap(({ fund }) => fund.cites)
    return [{ item, sources: [...new Set(sources)], basis: first.fund.basis, cites: [...new Set(cites)] }]
  })
}

function namedByTable(paying: Paying, rates: readonly RateEntry[]): FundSource[] {
  const tables = new Set(paying.tables.map(({ id }) => id))
  // What a county sets goes before what its city has set: the order is that of the table nearest to it.
  const nearest = rates.toSorted((a, b) => b.region.length - a.region.length)
  return nearest.filter((entry) => tables.has(entry.table)).flatMap((entry) => entry.sources)
}
