import { sql } from 'kysely'
import { record } from '#platform/audit'
import { instantText, systemNow } from '#platform/clock'
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

const LONGEST_PAUSE_MS = 3_600_000

/** Writes an event in the business transaction: if the act is undone, so is the news. */
export async function tell(tx: Tx, name: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.db
    .insertInto('platform.outbox_event')
    .values({ id: newId(), name, payload: JSON.stringify(payload) })
    .execute()
}

/**
 * Delivers everything that waits. Exactly once: the delivery mark commits together with the listener's work.
 * @param ending asked before every event; whoever ends waits for the event under way, not for all that wait
 */
export async function deliverPending(
  database: Database,
  listeners: readonly Listener[],
  onError: (error: unknown) => void = () => {},
  ending: () => boolean = () => false,
): Promise<number> {
  let delivered = 0
  for (const event of await waitingEvents(database, listeners)) {
    if (ending()) break
    const missing = listeners.filter(({ on, name }) => on === event.name && !event.done.includes(name))
    const outcomes: Outcome[] = []
    for (const listener of missing) outcomes.push(await deliver(database, listener, event, onError))
    if (!outcomes.includes('later')) await settle(database, event)
    delivered += outcomes.filter((outcome) => outcome === 'delivered').length
  }
  return delivered
}

async function settle(database: Database, { id }: WaitingEvent): Promise<void> {
  await inTransaction(database, theSystem, (tx) =>
    tx.db.updateTable('platform.outbox_event').set({ settled_at: instantText() }).where('id', '=', id).execute(),
  )
}

/** Delivers in the background, one round at a time. @returns a function that stops it after the event under way */
export function startDelivery(
  database: Database,
  listeners: readonly Listener[],
  onError: (error: unknown) => void,
): () => Promise<void> {
  let ending = false
  let running: Promise<unknown> | undefined
  const timer = setInterval(() => {
    running ??= deliverPending(database, listeners, onError, () => ending)
      .catch(onError)
      .finally(() => {
        running = undefined
      })
  }, 300)
  return async () => {
    ending = true
    clearInterval(timer)
    await running
  }
}

interface WaitingEvent {
  readonly id: string
  readonly name: string
  readonly payload: unknown
  /** Listeners that have it. */
  readonly done: readonly string[]
}

/** Events that some listener still misses, oldest first; those put off until later stand in nobody's way. */
function waitingEvents(database: Database, listeners: readonly Listener[]): Promise<WaitingEvent[]> {
  const names = [...new Set(listeners.map(({ on }) => on))]
  return inTransaction(
    database,
    theSystem,
    (tx) =>
      tx.db
        .selectFrom('platform.outbox_event as e')
        .select(['e.id', 'e.name', 'e.payload'])
        .select(
          sql<string[]>`array(select d.listener from platform.outbox_delivery d where d.event_id = e.id
            and d.delivered_at is not null)`.as('done'),
        )
        .where('e.name', 'in', names)
        .where('e.settled_at', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('platform.outbox_delivery as w')
                .select('w.event_id')
                .whereRef('w.event_id', '=', 'e.id')
                .where('w.retry_at', '>', instantText()),
            ),
          ),
        )
        .orderBy('e.id')
        .limit(500)
        .execute(),
    'read',
  )
}

type Outcome = 'delivered' | 'later'

async function deliver(
  database: Database,
  listener: Listener,
  event: WaitingEvent,
  onError: (error: unknown) => void,
): Promise<Outcome> {
  try {
    return await inTransaction(database, theSystem, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${listener.name}:${event.id}`}, 5))`.execute(tx.db)
      const earlier = await deliveryOf(tx, listener, event)
      if (earlier?.delivered_at) return 'delivered'
      if (earlier?.retry_at && Date.parse(earlier.retry_at) > systemNow()) return 'later'
      await listener.handle(tx, event.payload as Record<string, unknown>)
      for (const note of tx.notes) await record(tx, 'news', listener.name, note)
      await mark(tx, listener, event, { delivered_at: instantText(), last_error: null, retry_at: null })
      return 'delivered'
    })
  } catch (error) {
    onError(error)
    await inTransaction(database, theSystem, (tx) => postpone(tx, listener, event, error))
    return 'later'
  }
}

function deliveryOf(tx: Tx, listener: Listener, event: WaitingEvent) {
  return tx.db
    .selectFrom('platform.outbox_delivery')
    .select(['delivered_at', 'attempts', 'retry_at'])
    .where('event_id', '=', event.id)
    .where('listener', '=', listener.name)
    .executeTakeFirst()
}

/** The pause doubles with each failure, up to an hour. */
async function postpone(tx: Tx, listener: Listener, event: WaitingEvent, error: unknown): Promise<void> {
  const attempts = (await deliveryOf(tx, listener, event))?.attempts ?? 0
  const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(attempts, 20))
  const last_error = error instanceof Error ? error.message : String(error)
  await mark(tx, listener, event, { delivered_at: null, last_error, retry_at: instantText(systemNow() + pause) })
}

async function mark(
  tx: Tx,
  listener: Listener,
  event: WaitingEvent,
  outcome: { delivered_at: string | null; last_error: string | null; retry_at: string | null },
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
