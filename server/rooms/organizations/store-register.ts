import { type Expression, type SqlBool, sql, type Updateable } from 'kysely'
import type { DB } from '#db/types'
import type { InputOf } from '#kernel/endpoint'
import { cutPage } from '#kernel/pages'
import { instantText } from '#platform/clock'
import { countOf, type Tx } from '#platform/db'
import type { listRegister, OrganizationKind, Ownership } from './contract.ts'

type Filter = InputOf<typeof listRegister>

const registered = (tx: Tx) =>
  tx.db
    .selectFrom('organizations.organization as o')
    .innerJoin('regions.region as r', 'r.code', 'o.region_code')
    .leftJoin('regions.region as t', 't.code', 'o.township_code')

/** Whether the actor's natural person registered, changed or suspended the organization last, or ever entered its account. */
const handledByMe = (tx: Tx) => sql<boolean>`organizations.handled_by(o.id, ${tx.actor.naturalPersonId})`

/** The register of the actor's region and below, by name. The table is everybody's to read; this list is not. */
export async function selectRegister(tx: Tx, filter: Filter) {
  const matching = registered(tx).where((where) => where.and(conditions(tx, filter)))
  const total = await countOf(tx, matching)
  const [name = '', id = ''] = (filter.cursor ?? '').split('|')
  const page = filter.cursor ? matching.where(sql<SqlBool>`(o.name, o.id::text) > (${name}, ${id})`) : matching
  const rows = await page
    .select(['o.id', 'o.kind', 'o.name', 'o.credit_code as creditCode', 'o.region_code as regionCode', 'o.version'])
    .select(['r.name as regionName', 'o.suspended_reason as suspendedReason', 'o.township_code as townshipCode'])
    .select(['t.name as townshipName', 'o.ownership', handledByMe(tx).as('handledByMe')])
    .$narrowType<{ kind: OrganizationKind; ownership: Ownership | null }>()
    .orderBy('o.name')
    .orderBy(sql`o.id::text`)
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => `${row.name}|${row.id}`)
}

function conditions(tx: Tx, { kind, state, regionCode, search }: Filter): Expression<SqlBool>[] {
  const { keepsPrefix, regionPrefix } = tx.actor
  const inside = (code: string) => sql<SqlBool>`starts_with(o.region_code, ${code.replace(/(00){1,2}$/, '')})`
  const words = search && `%${search.replace(/[%_\\]/g, '\\$&')}%`
  return [
    sql<SqlBool>`(starts_with(o.region_code, ${keepsPrefix}) or starts_with(o.region_code, ${regionPrefix}))`,
    ...(regionCode ? [inside(regionCode)] : []),
    ...(kind ? [sql<SqlBool>`o.kind = ${kind}`] : []),
    ...(state
      ? [state === 'active' ? sql<SqlBool>`o.suspended_at is null` : sql<SqlBool>`o.suspended_at is not null`]
      : []),
    ...(words ? [sql<SqlBool>`(o.name like ${words} or o.credit_code like ${words.toUpperCase()})`] : []),
  ]
}

/** An organization with its version and whether the actor had a hand in it, kept from others until the transaction ends. */
export function findRegistered(tx: Tx, id: string) {
  return tx.db
    .selectFrom('organizations.organization as o')
    .select(['id', 'kind', 'name', 'region_code as regionCode', 'version', 'suspended_at as suspendedAt'])
    .select(handledByMe(tx).as('handledByMe'))
    .$narrowType<{ kind: OrganizationKind }>()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Who has a credit code already, in any region. */
export function findByCreditCode(tx: Tx, creditCode: string) {
  return registered(tx)
    .select(['o.id', 'o.name', 'r.name as regionName'])
    .where('o.credit_code', '=', creditCode)
    .executeTakeFirst()
}

export interface RegisteredValues {
  readonly name: string
  readonly creditCode: string
  readonly townshipCode: string | null
  /** Null: not known. */
  readonly ownership: Ownership | null
}

/** Adds an organization; one that came first with the same code stays. @returns whether it is there now by this act */
export async function insertOrganization(
  tx: Tx,
  row: RegisteredValues & { readonly id: string; readonly kind: OrganizationKind; readonly regionCode: string },
): Promise<boolean> {
  const { id, kind, name, ownership } = row
  const { creditCode: credit_code, regionCode: region_code, townshipCode: township_code } = row
  const registered_by = tx.actor.naturalPersonId
  const added = await tx.db
    .insertInto('organizations.organization')
    .values({ id, kind, name, credit_code, region_code, township_code, ownership, registered_by })
    .onConflict((conflict) => conflict.column('credit_code').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Changes what the register says of an organization, and gives back its new version. */
export function updateOrganization(tx: Tx, id: string, values: RegisteredValues): Promise<number> {
  const { name, creditCode: credit_code, townshipCode: township_code, ownership } = values
  return change(tx, id, { name, credit_code, township_code, ownership, changed_by: tx.actor.naturalPersonId })
}

/** Suspends an organization for a reason, or restores it, and gives back its new version. */
export function updateSuspension(tx: Tx, id: string, suspended_reason: string | null): Promise<number> {
  const suspended_at = suspended_reason === null ? null : instantText()
  return change(tx, id, { suspended_reason, suspended_at, state_by: tx.actor.naturalPersonId })
}

async function change(tx: Tx, id: string, set: Updateable<DB['organizations.organization']>): Promise<number> {
  const { version } = await tx.db
    .updateTable('organizations.organization')
    .set(set)
    .set((column) => ({ version: column('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}
