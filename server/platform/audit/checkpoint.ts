import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import type { DB } from '#db/types'
import { instantText } from '#platform/clock'
import { type Database, inTransaction } from '#platform/db'
import { canonical, type Keys, signCheckpoint } from '#platform/secrets'
import { theSystem } from '../auth/actor.ts'

/** The heads of all chains at a moment, signed, kept in a file outside the database: a cut tail shows. */
export interface Checkpoint {
  readonly at: string
  readonly heads: Readonly<Record<string, { readonly seq: number; readonly hash: string }>>
}

/** The last link of every chain, by one look into the index per chain. */
export const chainHeads = (db: Kysely<DB>) =>
  db
    .selectFrom('audit.head')
    .select(['stream', 'seq', 'hash'])
    .$narrowType<{ stream: string; seq: number; hash: string }>()
    .orderBy('stream')

/** Appends a signed checkpoint line when a head has moved. */
export async function appendCheckpoint(database: Database, file: string): Promise<void> {
  const rows = await inTransaction(database, theSystem, (tx) => chainHeads(tx.db).execute(), 'read')
  const heads = Object.fromEntries(rows.map((row) => [row.stream, { seq: row.seq, hash: row.hash }]))
  const last = readCheckpoints(file, database.keys).at(-1)
  if (rows.length === 0 || (last && canonical(last.heads) === canonical(heads))) return
  const body = canonical({ at: instantText(), heads })
  appendFileSync(file, `${body}\t${signCheckpoint(database.keys, body)}\n`, { mode: 0o600 })
}

/** Reads the checkpoint file. @throws Error naming the line whose signature does not fit */
export function readCheckpoints(file: string, keys: Keys): Checkpoint[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line, index) => {
    const [body = '', signature] = line.split('\t')
    if (signCheckpoint(keys, body) !== signature) throw new Error(`审计检查点第 ${index + 1} 行签名不符`)
    return JSON.parse(body) as Checkpoint
  })
}
