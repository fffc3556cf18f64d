import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { SuspensionKind } from './contract.ts'

/** Whom a question about a suspension names; a class narrows an organization to one class's orders as well. */
export interface Suspendable {
  readonly organizationId?: string | undefined
  readonly personId?: string | undefined
  readonly classId?: string | undefined
}

/** The face of an order that stops money. */
export interface Suspension {
  readonly id: string
  readonly kind: SuspensionKind
  readonly reason: string
  readonly document: string
  readonly validFrom: DateText
  readonly validUntil: DateText | null
  /** The name of the region that ordered it. */
  readonly orderedIn: string
}

/**
 * The suspension that stops a payee on a day, ordered by whichever county: read it inside the transaction that pays,
 * never learn it from an event (lz-2019-63#6-4). Undefined when nothing stops them.
 */
export async function suspensionOf(tx: Tx, of: Suspendable, on: DateText): Promise<Suspension | undefined> {
  return (await suspensionsOf(tx, [of], on))[0]
}

/** The same for many at once, in their order. */
export async function suspensionsOf(
  tx: Tx,
  asked: readonly Suspendable[],
  on: DateText,
): Promise<readonly (Suspension | undefined)[]> {
  const column = (name: keyof Suspendable) => sql`${asked.map((of) => of[name] ?? null)}::uuid[]`
  const { rows } = await sql<Suspension & { place: number }>`
    select w.place, s.id, s.kind, s.reason, s.document, s.valid_from as "validFrom", s.valid_until as "validUntil",
      s.ordered_in as "orderedIn"
    from unnest(${column('organizationId')}, ${column('personId')}, ${column('classId')})
      with ordinality as w(organization, person, class, place)
      cross join lateral organizations.suspension_of(w.organization, w.person, w.class, ${on}::date) s`.execute(tx.db)
  const found = new Map(rows.map(({ place, ...order }) => [place, order]))
  return asked.map((_, index) => found.get(index + 1))
}

export interface NewSuspension extends Suspendable {
  readonly kind: SuspensionKind
  readonly regionCode: string
  /** The case it was decided in. */
  readonly matterId: string
  readonly reason: string
  readonly document: string
  readonly validUntil: DateText | null
  /** Two natural persons: who proposed it and who decided. */
  readonly madeBy: string
  readonly checkedBy: string
}

/** Stops a payee from today on. @returns the order's id */
export async function suspend(tx: Tx, order: NewSuspension): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('organizations.suspension')
    .values({
      id,
      region_code: order.regionCode,
      kind: order.kind,
      organization_id: order.organizationId ?? null,
      person_id: order.personId ?? null,
      class_id: order.classId ?? null,
      matter_id: order.matterId,
      reason: order.reason,
      document: order.document,
      valid_from: tx.today,
      valid_until: order.validUntil,
      made_by: order.madeBy,
      checked_by: order.checkedBy,
    })
    .execute()
  return id
}

/** Lifts an order from today on, by two natural persons again. @returns false when it was lifted before or is out of reach */
export async function liftSuspension(
  tx: Tx,
  id: string,
  lifting: { readonly madeBy: string; readonly by: string; readonly reason: string; readonly document: string },
): Promise<boolean> {
  const { madeBy: lift_made_by, by: lifted_by, reason: lift_reason, document: lift_document } = lifting
  const { numUpdatedRows } = await tx.db
    .updateTable('organizations.suspension')
    .set({ lifted_on: tx.today, lift_made_by, lifted_by, lift_reason, lift_document })
    .where('id', '=', id)
    .where('lifted_on', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Orders in the actor's reach, newest first. */
export function selectSuspensions(tx: Tx, filter: { organizationId?: string | undefined; state: 'in-force' | 'all' }) {
  let query = tx.db
    .selectFrom('organizations.suspension as s')
    .innerJoin('regions.region as r', 'r.code', 's.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.kind', 's.organization_id as organizationId', 'o.name as organizationName'])
    .select(['s.person_id as personId', 's.class_id as classId', 's.matter_id as caseId', 's.reason', 's.document'])
    .select(['s.region_code as regionCode', 'r.name as regionName', 's.valid_from as validFrom'])
    .select(['s.valid_until as validUntil', 's.lifted_on as liftedOn', 's.lift_reason as liftReason'])
    .select('s.lift_document as liftDocument')
    .$narrowType<{ kind: SuspensionKind }>()
    .orderBy('s.id', 'desc')
  if (filter.organizationId) query = query.where('s.organization_id', '=', filter.organizationId)
  if (filter.state === 'in-force') {
    query = query
      .where('s.lifted_on', 'is', null)
      .where((eb) => eb.or([eb('s.valid_until', 'is', null), eb('s.valid_until', '>=', tx.today)]))
  }
  return firstOf(tx, query)
}

/** 失信名单 as everybody may read it: organizations only. */
export async function selectBlacklist(tx: Tx) {
  const { rows } = await sql<{
    name: string
    regionName: string
    document: string
    validFrom: DateText
    validUntil: DateText | null
  }>`select name, region_name as "regionName", document, valid_from as "validFrom", valid_until as "validUntil"
    from organizations.blacklist(${tx.today}::date)`.execute(tx.db)
  return rows
}
