import { containing } from '#kernel/containing'
import type { InputOf } from '#kernel/endpoint'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { listOrganizations, OrganizationKind, Ownership } from './contract.ts'

export interface Organization {
  readonly id: string
  readonly kind: OrganizationKind
  readonly name: string
  readonly regionCode: string
  readonly townshipCode: string | null
  readonly suspendedReason: string | null
}

/** The name of an organization, empty where it is unknown. */
export async function organizationName(tx: Tx, id: string): Promise<string> {
  return (await findOrganization(tx, id))?.name ?? ''
}

export async function findOrganization(tx: Tx, id: string): Promise<Organization | undefined> {
  return (await findOrganizations(tx, [id])).get(id)
}

/** Some organizations by their ids; what nobody knows is absent. */
export async function findOrganizations(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Organization>> {
  const rows = await tx.db
    .selectFrom('organizations.organization')
    .select(['id', 'kind', 'name', 'region_code as regionCode', 'township_code as townshipCode'])
    .select('suspended_reason as suspendedReason')
    .$narrowType<{ kind: OrganizationKind }>()
    .where(({ eb }) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The directory by name: the first `limit` that the filter finds, and how many it finds in all. */
export function selectOrganizations(tx: Tx, filter: InputOf<typeof listOrganizations>) {
  let query = tx.db
    .selectFrom('organizations.organization as o')
    .innerJoin('regions.region as r', 'r.code', 'o.region_code')
    .select(['o.id', 'o.kind', 'o.name', 'o.credit_code as creditCode', 'o.region_code as regionCode'])
    .select(['r.name as regionName', 'o.suspended_reason as suspendedReason', 'o.ownership'])
    .$narrowType<{ kind: OrganizationKind; ownership: Ownership | null }>()
    .orderBy('o.name')
    .orderBy('o.id')
  if (filter.id) query = query.where('o.id', '=', filter.id)
  if (filter.kind) query = query.where('o.kind', '=', filter.kind)
  if (filter.kinds) query = query.where('o.kind', 'in', filter.kinds.split(','))
  if (filter.regionCode) {
    query = query.where('o.region_code', 'like', `${scopePrefix(filter.regionCode as RegionCode)}%`)
  }
  if (filter.search) {
    const words = containing(filter.search)
    query = query.where((e) => e.or([e('o.name', 'like', words), e('o.credit_code', 'like', words.toUpperCase())]))
  }
  return firstOf(tx, query, filter.limit)
}

/** Writes an organization; one that is there already stays as it is. */
export async function saveOrganization(
  tx: Tx,
  row: {
    id: string
    kind: OrganizationKind
    name: string
    creditCode?: string
    regionCode: string
    townshipCode?: string
  },
): Promise<void> {
  await tx.db
    .insertInto('organizations.organization')
    .values({
      id: row.id,
      kind: row.kind,
      name: row.name,
      credit_code: row.creditCode ?? null,
      region_code: row.regionCode,
      township_code: row.townshipCode ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Lets an organization work in a county, from a day on. */
export async function grantAccess(
  tx: Tx,
  grant: { organizationId: string; regionCode: string; validFrom: Tx['today']; reason: string },
): Promise<void> {
  await tx.db
    .insertInto('organizations.access_grant')
    .values({
      id: newId(),
      organization_id: grant.organizationId,
      region_code: grant.regionCode,
      valid_from: grant.validFrom,
      reason: grant.reason,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
