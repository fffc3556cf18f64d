import { type SqlBool, sql } from 'kysely'
import { addDays, type DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/** Still to be taught: a roll of a class that is over or cancelled stays as it was. */
const OPEN = ['approved', 'teaching-only', 'under-way'] as const

/**
 * Takes a person who has died off the rolls of classes that are not over, from the day after; not where a test was sat alive.
 * @returns the enrollments that ended
 */
export async function endPlacesOf(
  tx: Tx,
  { id, personId, diedOn }: { readonly id: string; readonly personId: string; readonly diedOn: DateText },
): Promise<string[]> {
  const ended = await tx.db
    .updateTable('classes.enrollment')
    .set({ withdrawn_on: addDays(diedOn, 1), withdrawn_reason: `登记于${diedOn}死亡`, death_id: id })
    .where('person_id', '=', personId)
    .where('withdrawn_on', 'is', null)
    .where(sql<SqlBool>`(passed is null or tested_on > ${diedOn}::date)`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('classes.training_class as c')
          .select('c.id')
          .whereRef('c.id', '=', 'classes.enrollment.class_id')
          .where('c.state', 'in', OPEN),
      ),
    )
    .returning('id')
    .execute()
  return ended.map((row) => row.id)
}

/** The enrollments a death had ended, locked, with the days and the state of their class. */
export const lockEnded = (tx: Tx, deathId: string) =>
  tx.db
    .selectFrom('classes.enrollment as e')
    .innerJoin('classes.training_class as c', 'c.id', 'e.class_id')
    .select(['e.id', 'e.person_id as personId', 'e.class_id as classId', 'c.state'])
    .select(['c.starts_on as startsOn', 'c.ends_on as endsOn'])
    .where('e.death_id', '=', deathId)
    .orderBy('e.id')
    .forUpdate('e')
    .execute()

/** Back on the roll, as if never taken off. */
export async function putBack(tx: Tx, enrollmentId: string): Promise<void> {
  const back = { withdrawn_on: null, withdrawn_reason: null, death_id: null }
  await tx.db.updateTable('classes.enrollment').set(back).where('id', '=', enrollmentId).execute()
}

/** The death was a mistake, and the place is gone: the roll says why. */
export async function keepOff(tx: Tx, enrollmentId: string, because: string): Promise<void> {
  const reason = { withdrawn_reason: `死亡登记已撤销，没有回到名册：${because}` }
  await tx.db.updateTable('classes.enrollment').set(reason).where('id', '=', enrollmentId).execute()
}

/**
 * How many lost their place in a class that is not over yet by a death that was none, and are in no class of those days or
 * later ones; and the first of those classes.
 */
export const countLost = (tx: Tx) =>
  tx.db
    .selectFrom('classes.enrollment as e')
    .innerJoin('classes.training_class as c', 'c.id', 'e.class_id')
    .select(sql<number>`count(distinct e.person_id)`.as('people'))
    .select(sql<string | null>`(array_agg(c.id order by c.starts_on, e.id))[1]`.as('classId'))
    .where('e.death_id', 'is not', null)
    .where('c.ends_on', '>=', tx.today)
    .where(sql<SqlBool>`not exists (select from people.died_on(array[e.person_id]))`)
    .where(sql<SqlBool>`classes.busy_in(e.person_id, daterange(lower(e.period), null), e.class_id) is null`)
    .executeTakeFirstOrThrow()

/** Sessions after a day that were marked without somebody who is on the roll: the class is not over. */
export const markedWithout = (tx: Tx, personId: string, after: DateText) =>
  tx.db
    .selectFrom('classes.session as s')
    .innerJoin('classes.training_class as c', 'c.id', 's.class_id')
    .innerJoin('classes.enrollment as e', 'e.class_id', 'c.id')
    .select(['s.id', 's.class_id as classId', 's.region_code as regionCode', 's.organization_id as organizationId'])
    .select('e.id as enrollmentId')
    .where('e.person_id', '=', personId)
    .where('e.withdrawn_on', 'is', null)
    .where('c.state', 'in', OPEN)
    .where('s.held_on', '>', after)
    .where(sql<SqlBool>`exists (select from classes.attendance_event a where a.session_id = s.id)`)
    .where(sql<SqlBool>`not exists (select from classes.attendance_event a
      where a.session_id = s.id and a.enrollment_id = e.id)`)
    .orderBy('s.held_on')
    .orderBy('s.starts_at')
    .execute()
