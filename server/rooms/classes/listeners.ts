import type { DateText } from '#kernel/dates'
import { deathInForce, releaseUses, takeBackPlaces } from '#people'
import type { Tx } from '#platform/db'
import type { Listener } from '#platform/outbox'
import { insertMarks, type MarkedBy } from './store-attendance.ts'
import { endPlacesOf, keepOff, lockEnded, markedWithout, putBack } from './store-deaths.ts'
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
    handle: async (tx, { personId, deathId, diedOn, by }) => {
      for (const place of await lockEnded(tx, String(deathId))) await giveBack(tx, place)
      await markMissed(tx, { personId: String(personId), diedOn: diedOn as DateText }, by as MarkedBy)
    },
  },
]

/**
 * Back on the roll, with the places under the limits as far as there is room. A class that was cancelled, or another one that
 * the person is in by now, stands against it: the roll says so.
 */
async function giveBack(tx: Tx, place: Awaited<ReturnType<typeof lockEnded>>[number]): Promise<void> {
  const { id, personId, classId, startsOn, endsOn, state } = place
  const elsewhere = (await busyIn(tx, [personId], { id: classId, startsOn, endsOn })).get(personId)
  if (state === 'cancelled') return keepOff(tx, id, '班已取消')
  if (elsewhere) return keepOff(tx, id, `本人已在${elsewhere}`)
  await putBack(tx, id)
  await takeBackPlaces(tx, id, DIED)
}

/**
 * Sessions marked while somebody was held to be dead carry 缺勤 for them, written by who took the death back: the teacher
 * corrects them as any other mark.
 */
async function markMissed(
  tx: Tx,
  { personId, diedOn }: { readonly personId: string; readonly diedOn: DateText },
  by: MarkedBy,
): Promise<void> {
  const missed = await markedWithout(tx, personId, diedOn)
  await insertMarks(
    tx,
    missed.map(({ enrollmentId, ...session }) => ({ enrollmentId, personId, mark: 'absent', session })),
    by,
  )
}
