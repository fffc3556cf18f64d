import { sql } from 'kysely'
import type { Endpoint } from '#kernel/endpoint'
import { type AuditNote, record, recordAll } from '#platform/audit'
import { type Actor, roles } from '#platform/auth'
import { type Database, inTransaction, type Tx } from '#platform/db'
import { blindIndex, canonical, type Keys, sha256 } from '#platform/secrets'
import { filterFacts, isFile } from './file-trace.ts'
import { refuse } from './problem.ts'
import type { Row } from './rows.ts'

/** How a row is performed: which room it belongs to, and the caller's idempotency key if any. */
export interface Call {
  readonly room: string
  readonly row: Row
  readonly actor: Actor
  readonly input: unknown
  readonly idempotencyKey?: string | undefined
}

export interface Performed {
  readonly answer: unknown
  readonly replayed: boolean
}

/**
 * One act = one transaction: may → scope → idempotency → action → audit. Used by HTTP and by whoever acts in process,
 * so that seeds and requests walk the same path. A read that answers with people's rows in a file leaves its trace
 * before the answer leaves the house.
 * @throws Refusal of the platform or of the action
 */
export async function perform(database: Database, call: Call): Promise<Performed> {
  const { row, actor } = call
  if (database.checks !== 'database') checkMay(row, actor)
  const writes = isWrite(row)
  let notes: readonly AuditNote[] = []
  const performed = await inTransaction(
    database,
    actor,
    async (tx) => {
      const earlier = writes && call.idempotencyKey ? await earlierAnswer(tx, call, call.idempotencyKey) : undefined
      if (earlier) return { answer: earlier.answer, replayed: true }
      const answer = await row.action(tx, actor, call.input as never)
      notes = tx.notes
      if (writes) await audit(tx, call, answer)
      if (writes && call.idempotencyKey && actor.userId && keepsAnswer(row))
        await keepAnswer(tx, call, call.idempotencyKey, answer)
      return { answer, replayed: false }
    },
    writes && mayChange(row, actor) ? 'write' : 'read',
  )
  const { answer } = performed
  if (!writes && isFile(answer) && answer.rows !== 0)
    await inTransaction(database, actor, (tx) => auditFile(tx, call, notes, answer.rows))
  return performed
}

const isWrite = ({ endpoint, asks }: Row): boolean => endpoint.method !== 'GET' && !asks

/** An auditor's transactions only read, but for the own password and one-time code. */
const mayChange = (row: Row, actor: Actor): boolean => actor.role !== 'auditor' || row.own === true

/** A file or a secret is made again rather than kept: neither account numbers nor ids may lie beside a key. */
const keepsAnswer = (row: Row): boolean => !row.secret && row.endpoint.replies !== 'file'

/**
 * Refuses a role the row does not name, every write to an auditor, who only reads, and everything but the own account to
 * an initial password.
 */
export function checkMay(row: Row, actor: Actor): void {
  const { may, endpoint } = row
  if (!actor.role) {
    if (may === 'anyone') return
    throw refuse('sign-in-needed')
  }
  if (actor.passwordInitial && !row.own && may !== 'anyone') throw refuse('password-initial')
  const named = may === 'anyone' || may === 'signed-in' || may.includes(actor.role)
  if (!named || (isWrite(row) && !mayChange(row, actor))) {
    throw refuse('role-refused', { role: roles.label(actor.role), act: endpoint.summary })
  }
}

/** The key's first answer, waiting for a twin that is still under way. */
async function earlierAnswer(tx: Tx, call: Call, key: string): Promise<{ answer: unknown } | undefined> {
  if (key.length < 8 || key.length > 100) throw refuse('key-malformed')
  const userId = call.actor.userId
  if (!userId) return undefined
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${userId}:${key}`}, 11))`.execute(tx.db)
  const known = await tx.db
    .selectFrom('platform.idempotency_key')
    .select(['endpoint', 'body_hash', 'reply'])
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!known) return undefined
  if (known.endpoint !== nameOf(call.row.endpoint) || known.body_hash !== bodyHash(tx.keys, call.input))
    throw refuse('key-reused')
  return { answer: known.reply }
}

async function keepAnswer(tx: Tx, call: Call, key: string, answer: unknown): Promise<void> {
  await tx.db
    .insertInto('platform.idempotency_key')
    .values({
      user_id: call.actor.userId ?? '',
      key,
      endpoint: nameOf(call.row.endpoint),
      body_hash: bodyHash(tx.keys, call.input),
      status: 200,
      reply: JSON.stringify(answer),
    })
    .execute()
}

/** Actions add their own notes; an act without one still leaves its name, its matter and the hash of what came in. */
async function audit(tx: Tx, call: Call, answer: unknown): Promise<void> {
  const matterId = idOf(answer) ?? idOf(call.input)
  const notes = tx.notes.length > 0 ? tx.notes : [{ matterId, facts: {} }]
  const input = bodyHash(tx.keys, call.input).slice(0, 16)
  const events = notes.map((note) => ({ matterId: note.matterId ?? matterId, facts: { ...note.facts, input } }))
  await recordAll(tx, call.room, call.row.endpoint.summary, events)
}

/** Whose rows left the house in a file: who asked is the event's own, how many, by which filter, never a name or an id. */
async function auditFile(tx: Tx, call: Call, notes: readonly AuditNote[], rows: number): Promise<void> {
  const { endpoint } = call.row
  const [note] = notes
  const matterId = note?.matterId ?? idOf(call.input)
  const facts = { ...note?.facts, rows, filter: filterFacts(endpoint, call.input) }
  await record(tx, call.room, endpoint.summary, { matterId, facts })
}

const nameOf = (endpoint: Endpoint): string => `${endpoint.method} ${endpoint.path}`

/** Keyed, because an input may hold an id or a card: without the key nobody can try them against the hash. */
const bodyHash = (keys: Keys, input: unknown): string =>
  blindIndex(keys, canonical(JSON.parse(JSON.stringify(input ?? null, fileAsHash)))).toString('hex')

const fileAsHash = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? sha256(value) : value)

function idOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found = Object.entries(value).find(([key, v]) => typeof v === 'string' && (key === 'id' || key.endsWith('Id')))
  return found ? String(found[1]) : undefined
}
