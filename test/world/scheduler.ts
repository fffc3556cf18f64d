import { type DateText, isDate, later } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { turnClock } from '#platform/clock'
import { type Database, inTransaction } from '#platform/db'
import { deliverPending } from '#platform/outbox'
import { rooms } from '../../server/rooms/index.ts'

/** Something that happens on a business date. */
export interface Happening {
  readonly on: DateText
  readonly run: () => Promise<unknown>
  /** What happens in one lane happens in order; lanes of a day do not wait for each other. */
  readonly lane?: number
}

async function runInOrder(happenings: readonly Happening[]): Promise<void> {
  for (const happening of happenings) await happening.run()
}

/** Lets everything happen in order of its date (ties in the order given); the clock moves forward only, and news is delivered daily. */
export async function happen(database: Database, happenings: readonly Happening[], until: DateText): Promise<void> {
  const listeners = rooms.flatMap((room) => room.listeners ?? [])
  const days = Map.groupBy(
    happenings.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    (h) => h.on,
  )
  for (const [day, ofDay] of [...days].filter(([on]) => isDate(on) && on <= until)) {
    await inTransaction(database, theSystem, (tx) => turnClock(tx, later(day, tx.today)))
    const lanes = Map.groupBy(ofDay, ({ lane }) => lane)
    await Promise.all([...lanes.values()].map(runInOrder))
    await deliverPending(database, listeners)
  }
  await inTransaction(database, theSystem, (tx) => turnClock(tx, later(until, tx.today)))
}
