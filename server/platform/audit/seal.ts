import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types'
import { type Database, inTransaction } from '#platform/db'
import { canonical, sha256 } from '#platform/secrets'
import { theSystem } from '../auth/actor.ts'

export const GENESIS = '0'.repeat(64)

/** The content a seal covers: every column of the event. */
export interface SealedEvent {
  readonly id: string
  readonly stream: string
  readonly at: string
  readonly user_id: string | null
  readonly role: string | null
  readonly region_code: string
  readonly organization_id: string | null
  readonly act: string
  readonly matter_id: string | null
  readonly facts: unknown
}

/** The link: hash over the previous hash, the sequence and the event. */
export function linkHash(prevHash: string, seq: number, event: SealedEvent): string {
  const { id, stream, at, user_id, role, region_code, organization_id, act, matter_id, facts } = event
  const content = { id, stream, at, user_id, role, region_code, organization_id, act, matter_id, facts }
  return sha256(`${prevHash}\n${seq}\n${canonical(content)}`)
}

/** Adds one event to the end of its stream's chain; one writer per stream at a time. */
export async function sealEvent(db: Kysely<DB>, event: SealedEvent): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${event.stream}`}, 3))`.execute(db)
  const head = await db
    .selectFrom('audit.seal')
    .select(['seq', 'hash'])
    .where('stream', '=', event.stream)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seq = (head?.seq ?? 0) + 1
  const prev_hash = head?.hash ?? GENESIS
  const hash = linkHash(prev_hash, seq, event)
  await db.insertInto('audit.seal').values({ stream: event.stream, seq, event_id: event.id, prev_hash, hash }).execute()
}

/** Events without a place in their chain, oldest first: as many as there are new ones, however long the trail has become. */
export const waitingEvents = (db: Kysely<DB>) =>
  db
    .selectFrom('audit.waiting as w')
    .innerJoin('audit.event as e', 'e.id', 'w.event_id')
    .selectAll('e')
    .orderBy('w.event_id')
    .limit(2_000)

/** Seals every event that is not sealed yet, oldest first. @returns how many */
export async function sealPending(database: Database): Promise<number> {
  return inTransaction(database, theSystem, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('audit:sealer', 3))`.execute(tx.db)
    const pending = await waitingEvents(tx.db).execute()
    for (const event of pending) await sealEvent(tx.db, event)
    return pending.length
  })
}

/** Seals in the background, at most a second behind. @returns a function that stops it after a last round */
export function startSealing(database: Database, onError: (error: unknown) => void): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const round = () => {
    running = running.then(() => sealPending(database)).catch(onError)
  }
  const timer = setInterval(round, 500)
  return async () => {
    clearInterval(timer)
    round()
    await running
  }
}
