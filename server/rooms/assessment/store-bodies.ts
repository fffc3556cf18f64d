import { sql } from 'kysely'
import { codesOfTrade } from '#catalog'
import type { InputOf } from '#kernel/endpoint'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { BodyState, listBodies, registerBody, SkillLevel } from './contract.ts'
import type { Registration } from './domain/body-cover.ts'

const bodies = (tx: Tx) =>
  tx.db
    .selectFrom('assessment.body as b')
    .innerJoin('organizations.organization as o', 'o.id', 'b.organization_id')
    .innerJoin('regions.region as g', 'g.code', 'b.region_code')
    .select(['b.id', 'b.organization_id as organizationId', 'o.name as organizationName'])
    .select(['b.region_code as regionCode', 'g.name as regionName', 'b.state', 'b.made_by as madeBy'])
    .select(['b.valid_from as validFrom', 'b.valid_until as validUntil', 'b.ended_on as endedOn'])
    .select(['b.document_number as documentNumber', 'b.document_title as documentTitle', 'b.made_on as madeOn'])
    .select(['b.checked_on as checkedOn', 'b.reject_reason as rejectReason', 'b.ended_reason as endedReason'])
    .$narrowType<{ state: BodyState }>()

export type BodyRow = Awaited<ReturnType<typeof selectBodies>>['rows'][number]

/** The register, by name, newest registration first. It is everybody's to read. */
export function selectBodies(tx: Tx, { state, tradeCode, search }: InputOf<typeof listBodies>) {
  let query = bodies(tx).orderBy('o.name').orderBy('b.valid_from', 'desc').orderBy('b.id')
  if (state) query = query.where('b.state', '=', state)
  if (search) query = query.where('o.name', 'like', `%${search.replace(/[%_\\]/g, '\\$&')}%`)
  if (tradeCode) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('assessment.body_scope as s')
          .select('s.body_id')
          .whereRef('s.body_id', '=', 'b.id')
          .where('s.trade_code', 'in', codesOfTrade(tx, tradeCode)),
      ),
    )
  }
  return firstOf(tx, query)
}

/** What some bodies may issue, by trade name; by body. */
export async function scopesOf(tx: Tx, bodyIds: readonly string[]): Promise<ReadonlyMap<string, Scope[]>> {
  if (bodyIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('assessment.body_scope as s')
    .innerJoin('catalog.trade as t', 't.code', 's.trade_code')
    .select(['s.body_id as bodyId', 's.trade_code as tradeCode', 't.name as tradeName', 't.identity', 's.levels'])
    .where('s.body_id', 'in', [...bodyIds])
    .orderBy('t.name')
    .execute()
  const scopes = rows.map(({ bodyId, ...row }) => ({ bodyId, scope: { ...row, levels: row.levels as SkillLevel[] } }))
  return new Map(
    [...Map.groupBy(scopes, ({ bodyId }) => bodyId)].map(([bodyId, own]) => [bodyId, own.map(({ scope }) => scope)]),
  )
}

interface Scope {
  readonly tradeCode: string
  readonly tradeName: string
  readonly identity: string
  readonly levels: SkillLevel[]
}

/** One registration, kept from others until the act commits. */
export const lockBody = (tx: Tx, id: string) => bodies(tx).where('b.id', '=', id).forUpdate('b').executeTakeFirst()

/** The confirmed registrations of an organization, with their scopes. */
export async function registrationsOf(tx: Tx, organizationId: string): Promise<Registration[]> {
  const own = await bodies(tx)
    .where('b.organization_id', '=', organizationId)
    .where('b.state', '=', 'confirmed')
    .execute()
  const scopes = await scopesOf(
    tx,
    own.map(({ id }) => id),
  )
  return own.map((one) => ({ ...one, scopes: scopes.get(one.id) ?? [] }))
}

/** The organization of exactly this name that has a confirmed registration, or undefined. */
export async function bodyNamed(tx: Tx, name: string): Promise<string | undefined> {
  const row = await bodies(tx).where('o.name', '=', name).where('b.state', '=', 'confirmed').executeTakeFirst()
  return row?.organizationId
}

/** Writes a registration as entered. @returns undefined where the document registers the organization already */
export async function insertBody(
  tx: Tx,
  { scopes, ...given }: InputOf<typeof registerBody>,
): Promise<string | undefined> {
  const id = newId()
  const row = await tx.db
    .insertInto('assessment.body')
    .values({
      id,
      organization_id: given.organizationId,
      region_code: tx.actor.regionCode,
      valid_from: given.validFrom,
      valid_until: given.validUntil,
      document_number: given.documentNumber,
      document_title: given.documentTitle,
      state: 'entered',
      made_by: tx.actor.naturalPersonId ?? '',
      made_on: tx.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await tx.db
    .insertInto('assessment.body_scope')
    .values(scopes.map(({ tradeCode, levels }) => ({ body_id: id, trade_code: tradeCode, levels })))
    .execute()
  return id
}

/** Confirms or rejects; who entered it cannot (the table itself refuses). */
export async function settleBody(tx: Tx, id: string, state: 'confirmed' | 'rejected', reason: string | null) {
  await tx.db
    .updateTable('assessment.body')
    .set({ state, checked_by: tx.actor.naturalPersonId, checked_on: tx.today, reject_reason: reason })
    .where('id', '=', id)
    .execute()
}

/** From the business date on it issues nothing. */
export async function closeBody(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('assessment.body')
    .set({ ended_on: tx.today, ended_by: tx.actor.naturalPersonId, ended_reason: reason })
    .where('id', '=', id)
    .execute()
}

/** Registrations that wait for the asker's confirmation. */
export async function countUnconfirmedBodies(tx: Tx, regionPrefix: string): Promise<number> {
  const { count } = await tx.db
    .selectFrom('assessment.body')
    .select(sql<number>`count(*)`.as('count'))
    .where('state', '=', 'entered')
    .where('region_code', 'like', `${regionPrefix}%`)
    .where('made_by', '<>', tx.actor.naturalPersonId ?? '')
    .executeTakeFirstOrThrow()
  return count
}
