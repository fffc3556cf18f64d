import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tx } from '#platform/db'

const TRADE = ['code', 'name', 'nationally_listed as nationallyListed', 'source'] as const

/** A trade by its code, or undefined. */
export function findTrade(tx: Tx, code: string) {
  return tx.db.selectFrom('catalog.trade').select(TRADE).where('code', '=', code).executeTakeFirst()
}

export function selectTrades(tx: Tx) {
  return tx.db.selectFrom('catalog.trade').select(TRADE).orderBy('nationally_listed').orderBy('name').execute()
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
      source: '《中华人民共和国职业分类大典（2022年版）》',
    })),
    ...data.catalogItems.map((o) => ({ ...plain(o), code: o.id, source: '演示目录条目（非标准工种）' })),
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
