import type { DateText } from '#kernel/dates'
import { type FundItem, type FundSource, fundItems, type PolicyPack, type RateEntry } from '#policy/language'

/** Which sources an item may be paid from, and why: 专款专用. */
export interface ItemSources {
  readonly item: FundItem
  /** Empty: the document leaves it to a table of rates, and none names a source yet. */
  readonly sources: readonly FundSource[]
  readonly basis: 'text' | 'reading' | 'rate-table'
  readonly cites: readonly string[]
}

/**
 * The item × source matrix in force for a region on a day, read from the rules themselves.
 * @param packs those in force on the day
 * @param rates the checked rate tables of the region on the day
 */
export function itemSources(
  packs: readonly PolicyPack[],
  rates: readonly RateEntry[],
  regionCode: string,
  on: DateText,
): ItemSources[] {
  const rules = packs
    .filter(({ document }) => regionCode.startsWith(document.territory))
    .flatMap((pack) => pack.rules)
  return fundItems.values.flatMap((item) => {
    const funds = rules.filter((rule) => rule.fund.item === item)
    const [first] = funds
    if (!first) return []
    const sources = funds.flatMap(({ fund, id }) => (fund.sources === 'from-rate-table' ? named(id, rates, on) : fund.sources))
    const cites = new Set(funds.flatMap(({ fund }) => fund.cites))
    return [{ item, sources: [...new Set(sources)], basis: first.fund.basis, cites: [...cites] }]
  })
}
