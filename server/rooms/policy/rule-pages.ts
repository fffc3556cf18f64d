import type { Language } from '#kernel/codes'
import type { ReplyOf } from '#kernel/endpoint'
import type { Tx } from '#platform/db'
import { packs } from '#policies'
import type * as contract from './contract.ts'
import type { PolicyPack } from './domain/language.ts'
import { policyPage } from './domain/page.ts'
import { packsFor } from './library.ts'
import { selectCheckedRates } from './store.ts'

type Page = ReplyOf<typeof contract.listRules>['rules'][number]

/** A pack as it holds in its whole territory: its end moved where a document says so. */
export async function heldPack(tx: Tx, pack: PolicyPack): Promise<PolicyPack> {
  const held = await packsFor(tx, pack.document.territory.padEnd(6, '0'))
  return held.find(({ document }) => document.id === pack.document.id) ?? pack
}

/** The pages of the rules of some packs, each table with what has been entered and checked for it. */
export async function rulePages(tx: Tx, chosen: readonly PolicyPack[], language: Language): Promise<Page[]> {
  const newest = (await selectCheckedRates(tx)).toReversed()
  const rates = Map.groupBy(newest, ({ key }) => key)
  const entered = (table: string): Page['tables'][number]['entered'] =>
    (rates.get(table) ?? []).map(({ regionName, documentNumber, effectiveFrom, effectiveUntil }) => ({
      regionName,
      documentNumber,
      from: effectiveFrom,
      until: effectiveUntil,
    }))
  const held = await Promise.all(chosen.map((pack) => heldPack(tx, pack)))
  return held.flatMap((pack) =>
    pack.rules.map((rule) => {
      const page = policyPage(rule, pack, packs, language)
      const tables = page.tables.map((table) => ({ ...table, entered: entered(table.id) }))
      // The page is read-only; the contract's arrays are the caller's own.
      return structuredClone({ ...page, tables }) as Page
    }),
  )
}
