import { type Kysely, type Selectable, sql } from 'kysely'
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

/** Adds events to the ends of their streams' chains, in the order given; one writer per stream at a time. */
export async function sealEvents(db: Kysely<DB>, events: readonly SealedEvent[]): Promise<void> {
  const streams = [...Map.groupBy(events, ({ stream }) => stream)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  for (const [stream, ofStream] of streams) {
    const { rows } = await sql<End>`select seq, hash from audit.take_end(${stream})`.execute(db)
    const links = chained(rows[0] ?? { seq: 0, hash: GENESIS }, stream, ofStream)
    await db.insertInto('audit.seal').values(links).execute()
  }
}

/** Where a chain ends: the next link holds on to it. */
type End = Pick<Selectable<DB['audit.seal']>, 'seq' | 'hash'>

/** The links of a stream's events, each holding on to the one before. */
function chained(end: End, stream: string, events: readonly SealedEvent[]) {
  let { seq, hash: prev_hash } = end
  return events.map((event) => {
    seq += 1
    const hash = linkHash(prev_hash, seq, event)
    const link = { stream, seq, event_id: event.id, prev_hash, hash }
    prev_hash = hash
    return link
  })
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
    await sealEvents(tx.db, pending)
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
