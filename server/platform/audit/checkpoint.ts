import type { Kysely } from 'kysely'
import type { DB } from '#db/types'
import { instantText } from '#platform/clock'
import { type Database, inTransaction } from '#platform/db'
import { canonical, type Keys, sha256, signCheckpoint } from '#platform/secrets'
import { theSystem } from '../auth/actor.ts'
import { appendDurably, type FileLine, linesBack, linesOf } from './checkpoint-file.ts'

/** The heads of all chains at a moment, signed, kept in a file outside the database: a cut tail shows. */
export interface Checkpoint {
  readonly at: string
  readonly heads: Readonly<Record<string, { readonly seq: number; readonly hash: string }>>
  /** The lines just before this one whose writing was cut off, by their hashes: found, and left where they are. */
  readonly torn?: readonly string[]
}

/** The last link of every chain, by one look into the index per chain. */
export const chainHeads = (db: Kysely<DB>) =>
  db
    .selectFrom('audit.head')
    .select(['stream', 'seq', 'hash'])
    .$narrowType<{ stream: string; seq: number; hash: string }>()
    .orderBy('stream')

/**
 * Appends a signed checkpoint line when a head has moved; the disk has it before this returns. Only the end of the file is
 * read. A last line that a crash cut off is ended, and the new line says so under its signature.
 */
export async function appendCheckpoint(database: Database, file: string): Promise<void> {
  const rows = await inTransaction(database, theSystem, (tx) => chainHeads(tx.db).execute(), 'read')
  const heads = Object.fromEntries(rows.map((row) => [row.stream, { seq: row.seq, hash: row.hash }]))
  const { last, torn, ended } = endOf(file, database.keys)
  const moved = last === undefined || canonical(last.heads) !== canonical(heads)
  if (rows.length === 0 || (!moved && torn.length === 0)) return
  const body = canonical({ at: instantText(), heads, ...(torn.length > 0 ? { torn } : {}) })
  appendDurably(file, `${ended ? '' : '\n'}${body}\t${signCheckpoint(database.keys, body)}\n`)
}

/** The last checkpoint, the hashes of the cut lines after it, and whether the file ends with a line's end. */
function endOf(file: string, keys: Keys): { last: Checkpoint | undefined; torn: readonly string[]; ended: boolean } {
  const torn: string[] = []
  let ended: boolean | undefined
  for (const line of linesBack(file)) {
    ended ??= line.ended
    const last = checkpointOf(line, keys)
    if (last || !isCutOff(line)) return { last, torn, ended }
    torn.unshift(sha256(line.bytes))
  }
  return { last: undefined, torn, ended: ended ?? true }
}

/** What a line of the file turned out to be. */
export type CheckpointFinding =
  | { readonly checkpoint: Checkpoint }
  | { readonly remark: string }
  | { readonly fault: string }

interface Unread extends FileLine {
  readonly number: number
}

/**
 * Reads the checkpoint file line by line. A line whose signature does not fit is a fault; one that a crash cut off, as the
 * last of the file or as the signed next line says, is a remark and no checkpoint.
 */
export function* readCheckpoints(file: string, keys: Keys): Generator<CheckpointFinding> {
  let unread: Unread[] = []
  let number = 0
  for (const line of linesOf(file)) {
    number += 1
    const checkpoint = checkpointOf(line, keys)
    if (!checkpoint) unread.push({ ...line, number })
    else {
      yield* judged(unread, { ...checkpoint, number })
      yield { checkpoint }
      unread = []
    }
  }
  const cutFrom = unread.findLastIndex((line) => !isCutOff(line)) + 1
  for (const line of unread.slice(0, cutFrom)) yield misfit(line)
  for (const line of unread.slice(cutFrom))
    yield { remark: `审计检查点最后一行（第 ${line.number} 行）没有写完，不算数；下一个检查点会记明并接着写` }
}

/** The lines that do not read before a checkpoint that does: those it owns up to were cut off, the others were changed. */
function* judged(
  unread: readonly Unread[],
  { at, torn = [], number }: Checkpoint & { readonly number: number },
): Generator<CheckpointFinding> {
  const from = unread.length - torn.length
  if (from < 0) yield { fault: `审计检查点第 ${number} 行记明的没有写完的行不见了` }
  for (const [index, line] of unread.entries()) {
    const known = index >= from && sha256(line.bytes) === torn[index - from]
    yield known ? { remark: `审计检查点第 ${line.number} 行没有写完，不算数；${at} 已记明并接着写` } : misfit(line)
  }
}

const misfit = ({ number }: Unread): CheckpointFinding => ({ fault: `审计检查点第 ${number} 行签名不符` })

/** The checkpoint of a line; undefined when its signature does not fit. */
function checkpointOf({ bytes }: FileLine, keys: Keys): Checkpoint | undefined {
  const [body = '', signature] = bytes.toString('utf8').split('\t')
  return signCheckpoint(keys, body) === signature ? (JSON.parse(body) as Checkpoint) : undefined
}

/** A line that stops before its whole signature was never written to its end; one with a wrong signature was changed. */
const isCutOff = ({ bytes }: FileLine): boolean => !/\t[0-9a-f]{64}$/.test(bytes.toString('latin1'))
