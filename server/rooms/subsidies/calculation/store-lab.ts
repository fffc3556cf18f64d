import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import type { DecisionDetail } from './store-decisions.ts'

/** One enrolment of the real history, with the facts it was last decided by. */
export interface HistoricEnrolment {
  readonly enrollmentId: string
  readonly personId: string
  readonly personName: string
  readonly regionCode: string
  readonly classId: string
  readonly className: string
  readonly organizationId: string
  /** Of the class. */
  readonly startsOn: DateText
  readonly facts: DecisionDetail['facts']
  readonly days: readonly DateText[]
  /** What it rested on was revoked or corrected since: nothing is due any more, whatever the rules say. */
  readonly lapsed: boolean
}

/** Every enrolment in reach that was decided on, by its latest facts; classes that began on the day or before. */
export async function selectHistory(tx: Tx, until: DateText): Promise<HistoricEnrolment[]> {
  return tx.db
    .selectFrom('subsidies.decision as d')
    .innerJoin('subsidies.basis as s', 's.id', 'd.basis_id')
    .innerJoin('classes.training_class as c', 'c.id', 'd.matter_id')
    .distinctOn('d.subject_id')
    .select(['d.subject_id as enrollmentId', 'd.person_id as personId', 'd.subject_name as personName'])
    .select(['d.region_code as regionCode', 'd.matter_id as classId', 'c.title as className'])
    .select(['d.organization_id as organizationId', 'c.starts_on as startsOn'])
    .$narrowType<{ personId: string; organizationId: string }>()
    .select(sql<DecisionDetail['facts']>`s.detail -> 'facts'`.as('facts'))
    .select(sql<readonly DateText[]>`s.detail -> 'days'`.as('days'))
    .select(sql<boolean>`s.detail ? 'lapse'`.as('lapsed'))
    .where('c.starts_on', '<=', until)
    .orderBy('d.subject_id')
    .orderBy('d.id', 'desc')
    .execute()
}
