import { sql } from 'kysely'
import type { PlaceLink } from '#catalog/contract'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { insertNew, type Tx, updateRows } from '#platform/db'
import type { TrainingClass } from './store.ts'

/** What the register said of a person on the decisive day; an enrollment keeps it. */
export interface Snapshot {
  readonly statuses: readonly string[]
  readonly township: string
  readonly contract: { readonly startsOn: DateText; readonly endsOn: DateText | null } | undefined
  readonly urban: boolean | null
  readonly graduatedOn: DateText | null
  readonly employerKind: string | null
}

/** What was agreed with one trainee; null: not recorded. */
export interface TraineeTerms {
  readonly placeLink: PlaceLink | null
  readonly feeFen: Fen | null
  /** The document allows no fee from this person. */
  readonly freeOfCharge: boolean
  readonly agreementSignedOn: DateText | null
}

const snapshotColumns = (snapshot: Snapshot) => ({
  statuses: [...snapshot.statuses],
  township: snapshot.township,
  has_contract: snapshot.contract !== undefined,
  contract_from: snapshot.contract?.startsOn ?? null,
  contract_until: snapshot.contract?.endsOn ?? null,
  urban: snapshot.urban,
  graduated_on: snapshot.graduatedOn,
  employer_kind: snapshot.employerKind,
})

const termsColumns = (terms: TraineeTerms) => ({
  place_link: terms.placeLink,
  fee_fen: terms.feeFen,
  free_of_charge: terms.freeOfCharge,
  agreement_signed_on: terms.agreementSignedOn,
})

/** Everybody ever enrolled in a class, by name. */
export function selectEnrollments(tx: Tx, classId: string) {
  return enrollments(tx).where('class_id', '=', classId).orderBy('person_name').orderBy('id').execute()
}
export type Enrollment = Awaited<ReturnType<typeof selectEnrollments>>[number]

/** Which of these people were ever enrolled in a class, and how many are on its roll now. */
export function rollFor(
  tx: Tx,
  classId: string,
  personIds: readonly string[],
): Promise<{ known: string[]; heads: number }> {
  const known = sql<boolean>`person_id = any(${[...personIds]}::uuid[])`
  return tx.db
    .selectFrom('classes.enrollment')
    .select(sql<string[]>`coalesce(array_agg(person_id) filter (where ${known}), '{}')`.as('known'))
    .select(sql<number>`count(*) filter (where withdrawn_on is null)`.as('heads'))
    .where('class_id', '=', classId)
    .executeTakeFirstOrThrow()
}

/** An enrollment by its id, locked, or undefined when out of reach. */
export function lockEnrollment(tx: Tx, enrollmentId: string) {
  return enrollments(tx).where('id', '=', enrollmentId).forUpdate().executeTakeFirst()
}

const enrollments = (tx: Tx) =>
  tx.db
    .selectFrom('classes.enrollment')
    .select(['id', 'class_id as classId', 'person_id as personId', 'person_name as personName', 'township'])
    .select(['resident_id_tail as residentIdTail', 'decisive_on as decisiveOn', 'statuses'])
    .select(['has_contract as hasContract', 'contract_from as contractFrom', 'contract_until as contractUntil'])
    .select(['withdrawn_on as withdrawnOn', 'withdrawn_reason as withdrawnReason'])
    .select(['passed', 'tested_on as testedOn', 'score', 'urban', 'graduated_on as graduatedOn'])
    .select(['employer_kind as employerKind', 'place_link as placeLink', 'fee_fen as feeFen'])
    .select(['free_of_charge as freeOfCharge', 'agreement_signed_on as agreementSignedOn'])
    .select(sql<boolean>`death_id is not null`.as('endedByDeath'))
    .$narrowType<{ placeLink: PlaceLink | null }>()

/** Of some people the class, in any county, that already has them in these days: `融安县 450224-2024-00007`. */
export async function busyIn(
  tx: Tx,
  personIds: readonly string[],
  { id, startsOn, endsOn }: Pick<TrainingClass, 'id' | 'startsOn' | 'endsOn'>,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ personId: string; where: string | null }>`
    select p.id as "personId", classes.busy_in(p.id, daterange(${startsOn}, ${endsOn}, '[]'), ${id}::uuid) as "where"
    from unnest(${[...personIds]}::uuid[]) as p(id)`.execute(tx.db)
  return new Map(rows.flatMap(({ personId, where }) => (where === null ? [] : [[personId, where]])))
}

/** Who goes on a roll, with what is kept of them. */
export interface NewEnrollment {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string; readonly tail: string }
  readonly snapshot: Snapshot
  readonly terms: TraineeTerms
}

/**
 * Adds people to a class. The exclusion constraint is the second witness against two classes at one time: whom another class
 * has taken in this very moment it leaves out. @returns the ids of those who went in
 */
export const insertEnrollments = (
  tx: Tx,
  { id: classId, regionCode, organizationId, startsOn, endsOn }: TrainingClass,
  people: readonly NewEnrollment[],
): Promise<ReadonlySet<string>> =>
  insertNew(
    tx,
    'classes.enrollment',
    people
      .toSorted((a, b) => (a.person.id < b.person.id ? -1 : 1))
      .map(({ id, person, snapshot, terms }) => ({
        id,
        class_id: classId,
        region_code: regionCode,
        organization_id: organizationId,
        person_id: person.id,
        person_name: person.name,
        resident_id_tail: person.tail,
        decisive_on: startsOn,
        period: `[${startsOn},${endsOn}]`,
        enrolled_by: tx.actor.userId,
        ...snapshotColumns(snapshot),
        ...termsColumns(terms),
      })),
  )

/** Takes the snapshots again, on the decisive day itself. */
export const saveSnapshots = (
  tx: Tx,
  taken: readonly { readonly enrollmentId: string; readonly snapshot: Snapshot }[],
): Promise<void> =>
  updateRows(
    tx,
    'classes.enrollment',
    taken.map(({ enrollmentId: id, snapshot }) => ({ id, ...snapshotColumns(snapshot) })),
  )

/** Writes what was agreed with one trainee. */
export async function saveTerms(tx: Tx, enrollmentId: string, terms: TraineeTerms): Promise<void> {
  await tx.db.updateTable('classes.enrollment').set(termsColumns(terms)).where('id', '=', enrollmentId).execute()
}

export async function markWithdrawn(tx: Tx, enrollmentId: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('classes.enrollment')
    .set({ withdrawn_on: tx.today, withdrawn_reason: reason })
    .where('id', '=', enrollmentId)
    .execute()
}

/** Takes everybody still enrolled out of a class that will not be held. */
export async function withdrawAll(tx: Tx, classId: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('classes.enrollment')
    .set({ withdrawn_on: tx.today, withdrawn_reason: reason })
    .where('class_id', '=', classId)
    .where('withdrawn_on', 'is', null)
    .execute()
}

/** Writes what the completion test came to; a score may be missing. */
export const saveResults = (
  tx: Tx,
  results: readonly {
    readonly enrollmentId: string
    readonly passed: boolean
    readonly score?: number | null | undefined
  }[],
  testedOn: DateText,
): Promise<void> =>
  updateRows(
    tx,
    'classes.enrollment',
    results.map(({ enrollmentId: id, passed, score = null }) => ({ id, passed, score, tested_on: testedOn })),
  )

/** The enrollments of one person, with their classes: the trainee's own page, and a person's file. */
export function selectClassesOfPerson(tx: Tx, personId: string) {
  return tx.db
    .selectFrom('classes.enrollment as e')
    .innerJoin('classes.training_class as c', 'c.id', 'e.class_id')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .select(['c.id as classId', 'e.id as enrollmentId', 'c.title', 'o.name as organizationName', 'c.place'])
    .select(['c.starts_on as startsOn', 'c.ends_on as endsOn', 'c.state', 'c.region_code as regionCode'])
    .select(['c.completed_on as completedOn', 'e.withdrawn_on as withdrawnOn', 'e.withdrawn_reason as withdrawnReason'])
    .select(['e.passed', 'e.tested_on as testedOn', 'e.fee_fen as feeFen', 'e.free_of_charge as freeOfCharge'])
    .select(sql<DateText>`(e.enrolled_at at time zone 'Asia/Shanghai')::date`.as('enrolledOn'))
    .where('e.person_id', '=', personId)
    .orderBy('c.starts_on', 'desc')
    .execute()
}
export type ClassOfPerson = Awaited<ReturnType<typeof selectClassesOfPerson>>[number]
