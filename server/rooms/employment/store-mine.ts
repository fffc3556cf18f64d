import { sql } from 'kysely'
import type { CodeOf } from '#kernel/codes'
import type { Tx } from '#platform/db'
import type { referralResponses } from './contract.ts'

/** The matters of the person who asks, latest first. */
export function selectOwnMatters(tx: Tx) {
  return tx.db
    .selectFrom('employment.service_matter')
    .select(['id', 'region_code as regionCode', 'class_title as classTitle', 'referrals_done_on as referralsDoneOn'])
    .select(['follow_up_due_on as followUpDueOn', 'follow_up_done_on as followUpDoneOn', 'closed_on as closedOn'])
    .where('person_id', '=', tx.actor.personId)
    .orderBy('opened_on', 'desc')
    .execute()
}

/** The posts referred to the person who asks, with their matter. */
export function selectOwnPosts(tx: Tx) {
  return tx.db
    .selectFrom('employment.referral as f')
    .innerJoin('employment.job_post as p', 'p.id', 'f.post_id')
    .select([
      'f.matter_id as matterId',
      'f.id as referralId',
      'p.title',
      'p.employer',
      'p.workplace',
      'p.pay_text as payText',
    ])
    .select(['p.open_until as openUntil', 'f.referred_on as referredOn'])
    .select(sql<CodeOf<typeof referralResponses> | null>`nullif(f.response, '')`.as('response'))
    .select(
      sql<boolean>`(p.open_until >= ${tx.today} and (p.closed_on is null or p.closed_on > ${tx.today}))`.as('open'),
    )
    .where('f.person_id', '=', tx.actor.personId)
    .orderBy('f.referred_on')
    .orderBy('f.id')
    .execute()
}

/** What happened to a person, for the file: services, referrals, statuses. */
export async function selectEvents(tx: Tx, personId: string) {
  const services = await tx.db
    .selectFrom('employment.service_record')
    .select(['kind', 'note', 'result', 'recorded_on as on'])
    .where('person_id', '=', personId)
    .execute()
  const referrals = await tx.db
    .selectFrom('employment.referral as f')
    .innerJoin('employment.job_post as p', 'p.id', 'f.post_id')
    .select(['p.title', 'p.employer', 'f.referred_on as on'])
    .where('f.person_id', '=', personId)
    .execute()
  return { services, referrals }
}
