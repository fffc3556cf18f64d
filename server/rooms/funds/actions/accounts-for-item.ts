import { type DateText, yearOf } from '#kernel/dates'
import { type Fen, formatYuanShort, sum } from '#kernel/money'
import { clauseWords } from '#kernel/policy-anchor'
import type { Tx } from '#platform/db'
import { type FundItem, type FundSource, fundItems, fundSources } from '#policy/language'
import { regionName } from '#regions'
import type { ItemSources } from '../domain/item-sources.ts'
import { refuse } from '../refusals.ts'
import { canCommit } from '../store-books.ts'
import { type Account, accountFor } from '../store-reads.ts'
import { sourcesInForce } from './sources-in-force.ts'

/** What is to be paid where; `on`: the decisive day, that of the first session. */
export interface ItemWanted {
  readonly item: FundItem
  readonly regionCode: string
  readonly on: DateText
}

/** An account with what it can still commit for an item: what is available, within this year's budget where there is one. */
export type Able = Account & { readonly leftFen: Fen }

/**
 * The accounts an item may be paid from in a region, in the order of its sources, each with what it can commit; at least one.
 * @throws Refusal `source-unknown` when no document names a source, `account-missing` when none has an account
 */
export async function accountsForItem(tx: Tx, wanted: ItemWanted): Promise<Able[]> {
  const { sources } = await allowedFor(tx, wanted)
  const found = await accountsOf(tx, sources, wanted)
  if (found.length > 0) return found
  throw refuse('account-missing', {
    region: await regionName(tx, wanted.regionCode),
    source: sources.map((source) => fundSources.label(source)).join('、'),
  })
}

/** The accounts of these sources that serve a region, in their order, each with what it can commit for the item. */
export async function accountsOf(
  tx: Tx,
  sources: readonly FundSource[],
  { item, regionCode }: Pick<ItemWanted, 'item' | 'regionCode'>,
): Promise<Able[]> {
  const found: Able[] = []
  for (const source of sources) {
    const account = await accountFor(tx, source, regionCode)
    if (!account) continue
    found.push({ ...account, leftFen: await canCommit(tx, { accountId: account.id, year: yearOf(tx.today), item }) })
  }
  return found
}

/** What the item may be paid from. @throws Refusal `source-unknown` when nothing in force names a source */
async function allowedFor(tx: Tx, { item, regionCode, on }: ItemWanted): Promise<ItemSources> {
  const found = (await sourcesInForce(tx, regionCode, on)).find((row) => row.item === item)
  if (!found || found.sources.length === 0) throw refuse('source-unknown', { item: fundItems.label(item), on })
  return found
}

/**
 * 分账核算、专款专用: an item is paid from the sources its rule or rate table names, from no other.
 * @throws Refusal `source-unknown`, `source-forbidden` (lz-2019-63#6-3)
 */
export async function checkSource(tx: Tx, source: FundSource, wanted: ItemWanted): Promise<void> {
  const allowed = await allowedFor(tx, wanted)
  if (allowed.sources.includes(source)) return
  throw refuse('source-forbidden', {
    item: fundItems.label(wanted.item),
    allowed: allowed.sources.map((one) => fundSources.label(one)).join('、'),
    source: fundSources.label(source),
    basis: allowed.cites.map((cite) => clauseWords(cite)).join('；'),
  })
}

/**
 * 没有钱就没有批准: names every source the item may be paid from, with what it has.
 * @param accounts those that were asked
 * @param others may pay the item too, and were not asked
 */
export function fundShort(item: FundItem, needFen: Fen, accounts: readonly Able[], others: readonly Able[] = []) {
  return refuse('fund-short', {
    item: fundItems.label(item),
    need: formatYuanShort(needFen),
    have: formatYuanShort(sum(accounts.map((one) => one.leftFen))),
    sources: [...accounts, ...others].map(inWords).join('、'),
  })
}

const inWords = ({ name, source, leftFen }: Able): string =>
  `${fundSources.label(source)}（${name}）可用 ${formatYuanShort(leftFen)} 元`
