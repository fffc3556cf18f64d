import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { SaidSource } from './domain/item-sources.ts'

/** Tells the database what the documents say, so that it refuses every other source by itself. */
export async function saveSaidSources(tx: Tx, said: readonly SaidSource[]): Promise<void> {
  await sql`select funds.say_item_sources(${JSON.stringify(said)}::jsonb)`.execute(tx.db)
}
