import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tx } from '#platform/db'
import type { Occupation } from './domain/read-occupations.ts'

const TRADE = ['code', 'name', 'nationally_listed as nationallyListed', 'source', 'edition', 'identity'] as const

/** A trade by its code, or undefined. */
export async function findTrade(tx: Tx, code: string) {
  return (await findTrades(tx, [code])).get(code)
}

/** Some trades by their codes; what the catalogue does not have is absent. */
export async function findTrades(tx: Tx, codes: readonly string[]) {
  const rows = await tx.db
    .selectFrom('catalog.trade')
    .select(TRADE)
    .where(({ eb }) => eb('code', '=', eb.fn.any(eb.val([...codes]))))
    .execute()
  return new Map(rows.map((trade) => [trade.code, trade]))
}

/** Every code a trade has had: it changed code, never identity, from edition to edition. */
export const codesOfTrade = (tx: Tx, code: string) =>
  tx.db
    .selectFrom('catalog.trade as t')
    .innerJoin('catalog.trade as o', 'o.identity', 't.identity')
    .select('o.code')
    .where('t.code', '=', code)

export function selectTrades(tx: Tx) {
  return tx.db.selectFrom('catalog.trade').select(TRADE).orderBy('nationally_listed').orderBy('name').execute()
}

/** Writes imported occupations; a code that is there already takes the new name, edition, identity and source. */
export async function upsertOccupations(tx: Tx, rows: readonly Occupation[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 1_000) {
    await tx.db
      .insertInto('catalog.trade')
      .values(rows.slice(start, start + 1_000).map((row) => ({ ...row, nationally_listed: row.edition !== null })))
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          nationally_listed: eb.ref('excluded.nationally_listed'),
          edition: eb.ref('excluded.edition'),
          identity: eb.ref('excluded.identity'),
          source: eb.ref('excluded.source'),
        })),
      )
      .execute()
  }
}

/** Writes the shipped trades: occupations with their real codes, and the demo's own catalogue items, named as such. */
export async function saveTrades(tx: Tx): Promise<void> {
  const file = join(import.meta.dirname, 'data/occupations.json')
  const data: { occupations: Shipped[]; catalogItems: (Shipped & { id: string })[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const rows = [
    ...data.occupations.map((o) => ({
      ...plain(o),
      code: o.code,
      edition: '2022',
      identity: o.code,
      source: '《中华人民共和国职业分类大典（2022年版）》',
    })),
    ...data.catalogItems.map((o) => ({
      ...plain(o),
      code: o.id,
      identity: o.id,
      source: '演示目录条目（非标准工种）',
    })),
  ]
  await tx.db
    .insertInto('catalog.trade')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface Shipped {
  readonly code: string
  readonly name: string
  readonly nationallyListed: boolean
}

const plain = (shipped: Shipped) => ({ name: shipped.name, nationally_listed: shipped.nationallyListed })
