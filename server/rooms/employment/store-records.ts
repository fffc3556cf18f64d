import { sql } from 'kysely'
import type { CodeOf } from '#kernel/codes'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { EmploymentStatus, referralResponses, ServiceKind } from './contract.ts'

interface Subject {
  readonly id: string
  readonly personId: string
  readonly regionCode: string
}

/** Who acts, as records keep it. */
const staff = (tx: Tx, fallback: string) => ({ by: tx.actor.userId ?? fallback, name: tx.actor.name })

/** Opens a matter with the status it starts from; one that is there already stays as it is. @returns whether it is new */
export async function saveMatter(
  tx: Tx,
  matter: Omit<Subject, 'id'> & {
    readonly personName: string
    readonly township: string
    readonly classId: string
    readonly classTitle: string
    readonly openedOn: DateText
  },
): Promise<boolean> {
  const saved = await tx.db
    .insertInto('employment.service_matter')
    .values({
      id: newId(),
      person_id: matter.personId,
      person_name: matter.personName,
      township: matter.township,
      class_id: matter.classId,
      class_title: matter.classTitle,
      region_code: matter.regionCode,
      opened_on: matter.openedOn,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'class_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

/** @returns the new record's id */
export async function saveService(
  tx: Tx,
  matter: Subject,
  service: { kind: ServiceKind; note: string; result?: string },
): Promise<string> {
  const id = newId()
  const { by, name } = staff(tx, id)
  await tx.db
    .insertInto('employment.service_record')
    .values({
      id,
      matter_id: matter.id,
      person_id: matter.personId,
      region_code: matter.regionCode,
      kind: service.kind,
      note: service.note,
      result: service.result ?? '',
      recorded_on: tx.today,
      recorded_by: by,
      recorded_name: name,
    })
    .execute()
  return id
}

export function selectServices(tx: Tx, matterId: string) {
  return tx.db
    .selectFrom('employment.service_record')
    .select(['id', 'kind', 'note', 'result', 'recorded_on as on', 'recorded_name as by'])
    .$narrowType<{ kind: ServiceKind }>()
    .where('matter_id', '=', matterId)
    .orderBy('id')
    .execute()
}

/** @returns the new referral's id */
export async function saveReferral(tx: Tx, matter: Subject, postId: string): Promise<string> {
  const id = newId()
  const { by, name } = staff(tx, id)
  await tx.db
    .insertInto('employment.referral')
    .values({
      id,
      matter_id: matter.id,
      post_id: postId,
      person_id: matter.personId,
      region_code: matter.regionCode,
      referred_on: tx.today,
      referred_by: by,
      referred_name: name,
    })
    .execute()
  return id
}

type Response = CodeOf<typeof referralResponses> | null

/** The referrals of a matter with their posts, earliest first: one per post. */
export function selectReferrals(tx: Tx, matterId: string) {
  return tx.db
    .selectFrom('employment.referral as f')
    .innerJoin('employment.job_post as p', 'p.id', 'f.post_id')
    .select(['f.id', 'f.post_id as postId', 'p.title', 'p.employer', 'f.referred_on as on', 'f.referred_name as by'])
    .select([sql<Response>`nullif(f.response, '')`.as('response'), 'f.responded_on as respondedOn'])
    .where('f.matter_id', '=', matterId)
    .orderBy('f.referred_on')
    .orderBy('f.id')
    .execute()
}

/** Keeps what a person says to a post. @returns false when the referral is out of reach */
export async function saveResponse(tx: Tx, referralId: string, response: string): Promise<boolean> {
  const saved = await tx.db
    .updateTable('employment.referral')
    .set({ response, responded_on: tx.today })
    .where('id', '=', referralId)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

/** Adds to the history of a person's status; what was known before stays. @returns the new row's id */
export async function saveStatus(
  tx: Tx,
  person: Omit<Subject, 'id'>,
  status: { status: EmploymentStatus; from: DateText; employer: string; source: string },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('employment.employment_status')
    .values({
      id,
      person_id: person.personId,
      region_code: person.regionCode,
      status: status.status,
      valid_from: status.from,
      employer: status.employer,
      source: status.source,
      verified_on: tx.today,
      recorded_by: staff(tx, id).by,
    })
    .execute()
  return id
}

/** The history of a person's status, latest first; each lasts until the day before the next begins. */
export function selectStatuses(tx: Tx, personId: string) {
  return tx.db
    .selectFrom('employment.employment_status')
    .select(['id', 'status', 'valid_from as from', 'employer', 'source', 'verified_on as verifiedOn'])
    .select(sql<DateText | null>`(lead(valid_from) over (order by valid_from, id) - 1)`.as('until'))
    .$narrowType<{ status: EmploymentStatus }>()
    .where('person_id', '=', personId)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The status in force on a day, as last verified. */
export function statusOn(tx: Tx, personId: string, day: DateText) {
  return tx.db
    .selectFrom('employment.employment_status')
    .select('status')
    .$narrowType<{ status: EmploymentStatus }>()
    .where('person_id', '=', personId)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
