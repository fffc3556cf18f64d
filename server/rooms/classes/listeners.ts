import { deathInForce, releaseUses, takeBackPlaces } from '#people'
import type { Tx } from '#platform/db'
import type { Listener } from '#platform/outbox'
import { insertMarks, type MarkedBy } from './store-attendance.ts'
import { endPlacesOf, lockEnded, markedWithout, putBack } from './store-deaths.ts'
import { busyIn } from './store-roster.ts'

const DIED = '学员死亡'

/** A death ends the places of classes that are not over, and gives them back where it was recorded by mistake. */
export const listeners: readonly Listener[] = [
  {
    name: 'classes.end-places-on-person.died',
    on: 'person.died',
    handle: async (tx, { deathId }) => {
      const death = await deathInForce(tx, String(deathId))
      if (death) await releaseUses(tx, await endPlacesOf(tx, death), DIED)
    },
  },
  {
    name: 'classes.give-places-back-on-person.death-taken-back',
    on: 'person.death-taken-back',
    handle: async (tx, { deathId, by }) => {
      for (const place of await lockEnded(tx, String(deathId))) await giveBack(tx, place, by as MarkedBy)
    },
  },
]

/**
 * Back on the roll, with the places under the limits as far as there is room. Sessions marked meanwhile carry 缺勤 for the person,
 * written by who took the death back: the teacher corrects them as any other mark. A class that was cancelled, or another
 * one that the person is in by now, stands against it.
 */
async function giveBack(tx: Tx, place: Awaited<ReturnType<typeof lockEnded>>[number], by: MarkedBy): Promise<void> {
  const { id, personId, classId, startsOn, endsOn, state } = place
  if (state === 'cancelled' || (await busyIn(tx, [personId], { id: classId, startsOn, endsOn })).size > 0) return
  await putBack(tx, id)
  await takeBackPlaces(tx, id, DIED)
  if (state === 'completed') return
  const missed = await markedWithout(tx, place)
  const mark = { enrollmentId: id, personId, mark: 'absent' } as const
  await insertMarks(
    tx,
    missed.map((session) => ({ ...mark, session })),
    by,
  )
}
