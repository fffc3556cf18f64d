import { sql } from 'kysely'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { blindIndex } from '#platform/secrets'
import type { InterestKind, InterestRelation } from './contract.ts'

export interface NewInterest {
  readonly kind: InterestKind
  readonly relation: InterestRelation | null
  readonly organizationId: string | null
  /** Normalised resident id of a related person; kept as a keyed index only. */
  readonly residentId: string | null
  readonly relatedName: string
  readonly note: string
}

/** Writes a declaration of the actor's own. @returns its id */
export async function insertInterest(tx: Tx, naturalPersonId: string, given: NewInterest): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('organizations.interest_declaration')
    .values({
      id,
      natural_person_id: naturalPersonId,
      user_id: tx.actor.userId ?? id,
      officer_name: tx.actor.name,
      region_code: tx.actor.regionCode,
      kind: given.kind,
      relation: given.relation,
      related_organization: given.organizationId,
      related_index: given.residentId ? blindIndex(tx.keys, given.residentId) : null,
      related_name: given.relatedName,
      note: given.note,
      declared_on: tx.today,
    })
    .execute()
  return id
}

/** Ends an own declaration. @returns false when it is nobody's, another's or ended */
export async function closeInterest(tx: Tx, naturalPersonId: string, id: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('organizations.interest_declaration')
    .set({ ended_on: tx.today, ended_reason: reason })
    .where('id', '=', id)
    .where('natural_person_id', '=', naturalPersonId)
    .where('ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Declarations: one's own, or everybody's in reach for who supervises. */
export async function selectInterests(tx: Tx, naturalPersonId: string | null, all: boolean) {
  let query = tx.db
    .selectFrom('organizations.interest_declaration as d')
    .innerJoin('regions.region as r', 'r.code', 'd.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 'd.related_organization')
    .select(['d.id', 'd.officer_name as officerName', 'r.name as regionName', 'd.kind', 'd.relation'])
    .select(['d.related_organization as relatedOrganizationId', 'd.note', 'd.declared_on as declaredOn'])
    .select(['d.ended_on as endedOn', 'd.ended_reason as endedReason'])
    .select((eb) => eb.fn.coalesce('o.name', 'd.related_name').as('relatedName'))
    .select(sql<boolean>`d.natural_person_id is not distinct from ${naturalPersonId}::uuid`.as('own'))
    .$narrowType<{ kind: InterestKind; relation: InterestRelation | null }>()
    .orderBy('d.id', 'desc')
  if (!all) query = query.where('d.natural_person_id', '=', naturalPersonId ?? newId())
  return firstOf(tx, query)
}

/** What stands between a human being and a matter. */
export interface Conflict {
  readonly kind: InterestKind
  readonly relation: InterestRelation
  readonly related: string
}

/** Who is concerned by a matter. */
export interface Concerned {
  readonly organizationId?: string | undefined
  readonly personIds?: readonly string[] | undefined
}

/** The declared (or own) interest of a natural person in a matter, in whatever county it was declared. */
export async function conflictBetween(
  tx: Tx,
  naturalPersonId: string,
  { organizationId = undefined, personIds = [] }: Concerned,
): Promise<Conflict | undefined> {
  const { rows } = await sql<Conflict>`
    select kind, relation, related from organizations.conflict_of(
      ${naturalPersonId}::uuid, ${organizationId ?? null}::uuid, ${[...personIds]}::uuid[])`.execute(tx.db)
  return rows[0]
}
