import { sql } from 'kysely'
import { instantText } from '#platform/clock'
import { type Database, inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { theSystem } from '../auth/actor.ts'

/** News goes down the list of rooms: a listener reacts to events of rooms above it, once, in its own transaction. */
export interface Listener {
  readonly name: string
  readonly on: string
  /** Runs as the platform; throws to be tried again. */
  readonly handle: (tx: Tx, payload: Readonly<Record<string, unknown>>) => Promise<void>
}

const MAX_ATTEMPTS = 20

/** Writes an event in the business transaction: if the act is undone, so is the news. */
export async function tell(tx: Tx, name: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.db
    .insertInto('platform.outbox_event')
    .values({ id: newId(), name, payload: JSON.stringify(payload) })
    .execute()
}

/** Delivers everything that waits. Exactly once: the delivery mark commits together with the listener's work. */
export async function deliverPending(database: Database, listeners: readonly Listener[]): Promise<number> {
  let delivered = 0
  for (const listener of listeners) {
    for (const event of await waitingFor(database, listener)) {
      if (await deliver(database, listener, event)) delivered += 1
    }
  }
  return delivered
}

/** Delivers in the background. @returns a function that stops it after the round under way */
export function startDelivery(
  database: Database,
  listeners: readonly Listener[],
  onError: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(() => deliverPending(database, listeners)).catch(onError)
  }, 300)
  return async () => {
    clearInterval(timer)
    await running
  }
}

interface WaitingEvent {
  readonly id: string
  readonly payload: unknown
}

function waitingFor(database: Database, listener: Listener): Promise<WaitingEvent[]> {
  return inTransaction(
    database,
    theSystem,
    (tx) =>
      tx.db
        .selectFrom('platform.outbox_event as e')
        .leftJoin('platform.outbox_delivery as d', (join) =>
          join.onRef('d.event_id', '=', 'e.id').on('d.listener', '=', listener.name),
        )
        .select(['e.id', 'e.payload'])
        .where('e.name', '=', listener.on)
        .where('d.delivered_at', 'is', null)
        .where((where) => where.or([where('d.attempts', 'is', null), where('d.attempts', '<', MAX_ATTEMPTS)]))
        .orderBy('e.id')
        .limit(500)
        .execute(),
    'read',
  )
}

async function deliver(database: Database, listener: Listener, event: WaitingEvent): Promise<boolean> {
  try {
    return await inTransaction(database, theSystem, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${listener.name}:${event.id}`}, 5))`.execute(tx.db)
      if (await isDelivered(tx, listener, event)) return false
      await listener.handle(tx, event.payload as Record<string, unknown>)
      await mark(tx, listener, event, { delivered_at: instantText(), last_error: null })
      return true
    })
  } catch (error) {
    const last_error = error instanceof Error ? error.message : String(error)
    await inTransaction(database, theSystem, (tx) => mark(tx, listener, event, { delivered_at: null, last_error }))
    return false
  }
}

async function isDelivered(tx: Tx, listener: Listener, event: WaitingEvent): Promise<boolean> {
  const row = await tx.db
    .selectFrom('platform.outbox_delivery')
    .select('delivered_at')
    .where('event_id', '=', event.id)
    .where('listener', '=', listener.name)
    .executeTakeFirst()
  return row?.delivered_at != null
}

async function mark(
  tx: Tx,
  listener: Listener,
  event: WaitingEvent,
  outcome: { delivered_at: string | null; last_error: string | null },
): Promise<void> {
  await tx.db
    .insertInto('platform.outbox_delivery')
    .values({ event_id: event.id, listener: listener.name, attempts: 1, ...outcome })
    .onConflict((conflict) =>
      conflict.columns(['event_id', 'listener']).doUpdateSet((set) => ({
        ...outcome,
        attempts: set('platform.outbox_delivery.attempts', '+', 1),
      })),
    )
    .execute()
}
