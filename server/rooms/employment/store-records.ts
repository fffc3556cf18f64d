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

/** Opens a matter for each person of a class; one that is there already stays as it is. @returns the people whose matter is new */
export async function saveMatters(
  tx: Tx,
  people: readonly { readonly personId: string; readonly personName: string; readonly township: string }[],
  of: {
    readonly classId: string
    readonly classTitle: string
    readonly regionCode: string
    readonly openedOn: DateText
  },
): Promise<string[]> {
  if (people.length === 0) return []
  const saved = await tx.db
    .insertInto('employment.service_matter')
    .values(
      people.map(({ personId, personName, township }) => ({
        id: newId(),
        person_id: personId,
        person_name: personName,
        township,
        class_id: of.classId,
        class_title: of.classTitle,
        region_code: of.regionCode,
        opened_on: of.openedOn,
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'class_id']).doNothing())
    .returning('person_id')
    .execute()
  return saved.map((row) => row.person_id)
}

/** Records the same service in each of the matters. @returns the new records' ids, in the order of the matters */
export async function saveServices(
  tx: Tx,
  matters: readonly Subject[],
  service: { kind: ServiceKind; note: string; result?: string },
): Promise<string[]> {
  const rows = matters.map((matter) => {
    const id = newId()
    const { by, name } = staff(tx, id)
    return {
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
    }
  })
  if (rows.length > 0) await tx.db.insertInto('employment.service_record').values(rows).execute()
  return rows.map(({ id }) => id)
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

/** @returns the new referrals' ids, in the order given */
export async function saveReferrals(tx: Tx, given: readonly (Subject & { postId: string })[]): Promise<string[]> {
  const rows = given.map((matter) => {
    const id = newId()
    const { by, name } = staff(tx, id)
    return {
      id,
      matter_id: matter.id,
      post_id: matter.postId,
      person_id: matter.personId,
      region_code: matter.regionCode,
      referred_on: tx.today,
      referred_by: by,
      referred_name: name,
    }
  })
  if (rows.length > 0) await tx.db.insertInto('employment.referral').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** Which posts were referred in matters, and when; earliest first. */
export async function selectReferralDays(tx: Tx, matters: readonly Subject[]) {
  if (matters.length === 0) return []
  return tx.db
    .selectFrom('employment.referral')
    .select(['matter_id as matterId', 'post_id as postId', 'referred_on as on'])
    .where(
      'matter_id',
      'in',
      matters.map(({ id }) => id),
    )
    .orderBy('referred_on')
    .orderBy('id')
    .execute()
}

type Response = CodeOf<typeof referralResponses> | null

/** The referrals of a matter with their posts, earliest first: one per post. */
export function selectReferrals(tx: Tx, matterId: string) {
  return tx.db
    .selectFrom('employment.referral as f')
    .innerJoin('employment.job_post as p', 'p.id', 'f.post_id')
    .select(['f.id', 'f.post_id as postId', 'p.title', 'p.employer', 'f.referred_on as on', 'f.referred_name as by'])
    .select([sql<Response>`nullif(f.response, '')`.as('response'), 'f.responded_on as respondedOn'])
    .select('f.contacted_on as contactedOn')
    .where('f.matter_id', '=', matterId)
    .orderBy('f.referred_on')
    .orderBy('f.id')
    .execute()
}

/** Keeps what a person says to a post, and whether a clerk spoke with them. @returns false when the referral is out of reach */
export async function saveResponse(
  tx: Tx,
  referralId: string,
  response: string,
  contactedOn: DateText | null,
): Promise<boolean> {
  return changeReferral(tx, referralId, { response, responded_on: tx.today, contacted_on: contactedOn })
}

/** A clerk spoke with the person today. @returns false when the referral is out of reach */
export async function markContacted(tx: Tx, referralId: string): Promise<boolean> {
  return changeReferral(tx, referralId, { contacted_on: tx.today })
}

async function changeReferral(
  tx: Tx,
  referralId: string,
  change: { response?: string; responded_on?: DateText; contacted_on: DateText | null },
): Promise<boolean> {
  const saved = await tx.db
    .updateTable('employment.referral')
    .set(change)
    .where('id', '=', referralId)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

interface VerifiedStatus {
  readonly status: EmploymentStatus
  readonly from: DateText
  readonly employer: string
  readonly source: string
}

/** Adds the same to the history of people's statuses; what was known before stays. @returns the new rows' ids, in order */
export async function saveStatuses(
  tx: Tx,
  people: readonly Omit<Subject, 'id'>[],
  status: VerifiedStatus,
): Promise<string[]> {
  const rows = people.map(({ personId, regionCode }) => {
    const id = newId()
    return {
      id,
      person_id: personId,
      region_code: regionCode,
      status: status.status,
      valid_from: status.from,
      employer: status.employer,
      source: status.source,
      verified_on: tx.today,
      recorded_by: staff(tx, id).by,
    }
  })
  if (rows.length > 0) await tx.db.insertInto('employment.employment_status').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** The history of a person's status, latest first; each lasts until the day before the next begins. */
export function selectStatuses(tx: Tx, personId: string) {
  return tx.db
    .selectFrom('employment.employment_status')
    .select(['id', 'status', 'valid_from as from', 'employer', 'source', 'verified_on as verifiedOn'])
    .select(
      sql<DateText | null>`nullif(greatest(
        coalesce(lead(valid_from) over (order by valid_from, id) - 1, 'infinity'), valid_from), 'infinity')`.as(
        'until',
      ),
    )
    .$narrowType<{ status: EmploymentStatus }>()
    .where('person_id', '=', personId)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The statuses of some people in force on a day, as last verified. */
export async function statusesOn(tx: Tx, personIds: readonly string[], day: DateText) {
  if (personIds.length === 0) return new Map<string, EmploymentStatus>()
  const rows = await tx.db
    .selectFrom('employment.employment_status')
    .distinctOn('person_id')
    .select(['person_id', 'status'])
    .$narrowType<{ status: EmploymentStatus }>()
    .where('person_id', 'in', personIds)
    .where('valid_from', '<=', day)
    .orderBy('person_id')
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.status]))
}
