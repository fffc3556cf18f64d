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

/** A kind of basic work that a document supports. */
export interface SupportedWork {
  readonly document: string
  readonly fund: Fund
}

/** What pays an item, a rule or a basic work, with the tables that may name its sources. */
interface Paying {
  readonly fund: Fund
  readonly tables: readonly RateTable[]
}

const payingOf = ({ document, rules }: PolicyPack, works: readonly SupportedWork[]): readonly Paying[] => [
  ...rules.filter(({ payee }) => payee !== 'nobody').map((rule) => ({ fund: rule.fund, tables: tablesOf(rule) })),
  ...works.filter((work) => work.document === document.id).map(({ fund }) => ({ fund, tables: sourceTables(fund) })),
]

/**
 * The item × source matrix in force for a region on a day, read from the rules that pay and the basic works supported.
 * @param packs those in force on the day
 * @param works kinds of basic work of whatever document
 * @param rates the checked rate tables in force in the region on the day
 */
export function itemSources(
  packs: readonly PolicyPack[],
  works: readonly SupportedWork[],
  rates: readonly RateEntry[],
  regionCode: string,
): ItemSources[] {
  const paying = packs
    .filter(({ document }) => regionCode.startsWith(document.territory))
    .flatMap((pack) => payingOf(pack, works))
  return fundItems.values.flatMap((item) => {
    const asking = paying.filter(({ fund }) => fund.item === item)
    const [first] = asking
    if (!first) return []
    const sources = asking.flatMap((one) => fixedSources(one.fund) ?? namedByTable(one, rates))
    const cites = asking.flatMap(({ fund }) => fund.cites)
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
export const saidSources = (packs: readonly PolicyPack[], works: readonly SupportedWork[]): SaidSource[] =>
  packs.flatMap((pack) =>
    payingOf(pack, works).flatMap(({ fund, tables }): SaidSource[] => {
      const { item } = fund
      const { territory } = pack.document
      const fixed = fixedSources(fund)
      if (fixed) return fixed.map((source) => ({ item, territory, source, rate_table: null }))
      return tables.map(({ id }) => ({ item, territory, source: null, rate_table: id }))
    }),
  )

function namedByTable(paying: Paying, rates: readonly RateEntry[]): FundSource[] {
  const tables = new Set(paying.tables.map(({ id }) => id))
  // What a county sets goes before what its city has set: the order is that of the table nearest to it.
  const nearest = rates.toSorted((a, b) => b.region.length - a.region.length)
  return nearest.filter((entry) => tables.has(entry.table)).flatMap((entry) => entry.sources)
}
