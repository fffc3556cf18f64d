import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/** Trainees on the roll of completed classes, each with what came of the training; withdrawn ones do not count. */
const outcomes = (tx: Tx) =>
  tx.db
    .selectFrom('classes.enrollment as e')
    .innerJoin('classes.training_class as c', 'c.id', 'e.class_id')
    .leftJoin('assessment.certificate as z', (join) =>
      join.onRef('z.enrollment_id', '=', 'e.id').on('z.revoked_on', 'is', null),
    )
    .leftJoin('statistics.satisfaction as s', 's.enrollment_id', 'e.id')
    .leftJoinLateral(
      (db) =>
        db
          .selectFrom('employment.employment_status as t')
          .select(['t.status', 't.employer'])
          .whereRef('t.person_id', '=', 'e.person_id')
          .orderBy('t.id', 'desc')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .select(['e.id as enrollmentId', 'e.class_id as classId', 'e.person_id as personId', 'e.passed'])
    .select(['e.person_name as personName', 'z.number as certificateNumber', 's.score'])
    .select(sql<boolean>`coalesce(w.status <> 'not-employed', false)`.as('employed'))
    .select([sql<string>`coalesce(w.employer, '')`.as('employer'), sql<string>`coalesce(s.remark, '')`.as('remark')])
    .where('c.state', '=', 'completed')
    .where('e.withdrawn_on', 'is', null)

/** Of the classes that ended within a period. */
export function selectOutcomes(tx: Tx, period: { readonly from: DateText; readonly until: DateText }) {
  return outcomes(tx).where('c.completed_on', '>=', period.from).where('c.completed_on', '<=', period.until).execute()
}

export function selectOutcomesOf(tx: Tx, classId: string) {
  return outcomes(tx).where('e.class_id', '=', classId).orderBy('e.person_name').orderBy('e.id').execute()
}

/** The classes that ended within a period, latest first. */
export function selectCompleted(tx: Tx, period: { readonly from: DateText; readonly until: DateText }) {
  return tx.db
    .selectFrom('classes.training_class as c')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .innerJoin('regions.region as r', 'r.code', 'c.region_code')
    .select(['c.id as classId', 'c.number', 'c.title', 'c.region_code as regionCode', 'r.name as regionName'])
    .select(['c.organization_id as organizationId', 'o.name as organizationName', 'c.completed_on as completedOn'])
    .select('c.pack_id as packId')
    .$narrowType<{ completedOn: DateText }>()
    .where('c.state', '=', 'completed')
    .where('c.completed_on', '>=', period.from)
    .where('c.completed_on', '<=', period.until)
    .orderBy('c.completed_on', 'desc')
    .orderBy('c.number')
    .execute()
}

/** The caller's own completed classes, with the answer already given. */
export function selectMine(tx: Tx) {
  return tx.db
    .selectFrom('classes.enrollment as e')
    .innerJoin('classes.training_class as c', 'c.id', 'e.class_id')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .leftJoin('statistics.satisfaction as s', 's.enrollment_id', 'e.id')
    .select(['e.id as enrollmentId', 'e.class_id as classId', 'e.region_code as regionCode', 'c.title'])
    .select(['o.name as organizationName', 'c.completed_on as completedOn', 's.score', 'e.person_id as personId'])
    .$narrowType<{ completedOn: DateText }>()
    .where('c.state', '=', 'completed')
    .where('e.withdrawn_on', 'is', null)
    .where('e.person_id', '=', tx.actor.personId)
    .orderBy('c.completed_on', 'desc')
    .execute()
}

/** Keeps an answer. @returns whether it is the first */
export async function insertAnswer(
  tx: Tx,
  of: { enrollmentId: string; classId: string; regionCode: string; personId: string },
  answer: { score: number; remark: string },
): Promise<boolean> {
  const saved = await tx.db
    .insertInto('statistics.satisfaction')
    .values({
      enrollment_id: of.enrollmentId,
      class_id: of.classId,
      region_code: of.regionCode,
      person_id: of.personId,
      score: answer.score,
      remark: answer.remark,
      answered_on: tx.today,
    })
    .onConflict((conflict) => conflict.column('enrollment_id').doNothing())
    .returning('enrollment_id')
    .executeTakeFirst()
  return saved !== undefined
}
