import { sql } from 'kysely'
import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { blindIndex, seal, unseal } from '#platform/secrets'
import type { OrganizationKind } from './contract.ts'

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

export function findOrganization(tx: Tx, id: string): Promise<Organization | undefined> {
  return tx.db
    .selectFrom('organizations.organization')
    .select(['id', 'kind', 'name', 'region_code as regionCode', 'township_code as townshipCode'])
    .select('suspended_reason as suspendedReason')
    .$narrowType<{ kind: OrganizationKind }>()
    .where('id', '=', id)
    .executeTakeFirst()
}

export function selectOrganizations(
  tx: Tx,
  filter: { kind?: string | undefined; regionCode?: string | undefined; search?: string | undefined },
) {
  let query = tx.db
    .selectFrom('organizations.organization as o')
    .innerJoin('regions.region as r', 'r.code', 'o.region_code')
    .select(['o.id', 'o.kind', 'o.name', 'o.credit_code as creditCode', 'o.region_code as regionCode'])
    .select(['r.name as regionName', 'o.suspended_reason as suspendedReason'])
    .$narrowType<{ kind: OrganizationKind }>()
    .orderBy('o.name')
    .limit(500)
  if (filter.kind) query = query.where('o.kind', '=', filter.kind)
  if (filter.regionCode) query = query.where('o.region_code', '=', filter.regionCode)
  if (filter.search) query = query.where('o.name', 'like', `%${filter.search}%`)
  return query.execute()
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

export interface Payee {
  readonly payeeKind: 'person' | 'organization'
  readonly payeeId: string
}

const ACCOUNT = [
  'id',
  'payee_kind as payeeKind',
  'payee_id as payeeId',
  'region_code as regionCode',
  'holder_name as holderName',
  'bank_name as bankName',
  'account_tail as accountTail',
  'entered_on as enteredOn',
  'entered_by as enteredBy',
  'checked_on as checkedOn',
  'checked_by as checkedBy',
  'replaced_at as replacedAt',
] as const

/** The county whose register a person stands in; asked across counties, so nothing else comes back. */
export async function regionOfPerson(tx: Tx, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ regionCode: string | null }>`
    select people.region_of(${personId}::uuid) as "regionCode"`.execute(tx.db)
  return rows[0]?.regionCode ?? undefined
}

/** The account in force for a payee, checked or not. */
export function currentAccount(tx: Tx, payee: Payee) {
  return accountsOf(tx, payee).where('replaced_at', 'is', null).executeTakeFirst()
}

/** All accounts of a payee, newest first. */
export function selectAccounts(tx: Tx, payee: Payee) {
  return accountsOf(tx, payee).orderBy('id', 'desc').execute()
}

export function findAccount(tx: Tx, id: string) {
  return accounts(tx).where('id', '=', id).forUpdate().executeTakeFirst()
}

export function selectUnchecked(tx: Tx) {
  return accounts(tx)
    .where('checked_by', 'is', null)
    .where('replaced_at', 'is', null)
    .orderBy('id')
    .limit(500)
    .execute()
}

const accounts = (tx: Tx) =>
  tx.db.selectFrom('organizations.payee_account').select(ACCOUNT).$narrowType<{ payeeKind: Payee['payeeKind'] }>()

const accountsOf = (tx: Tx, payee: Payee) =>
  accounts(tx).where('payee_kind', '=', payee.payeeKind).where('payee_id', '=', payee.payeeId)

/** Replaces the account in force by a new, unchecked one. `number` is normalised digits. @returns the new row's id */
export async function saveAccount(tx: Tx, payee: Payee & { regionCode: string }, account: NewAccount): Promise<string> {
  await tx.db
    .updateTable('organizations.payee_account')
    .set({ replaced_at: instantText() })
    .where('payee_kind', '=', payee.payeeKind)
    .where('payee_id', '=', payee.payeeId)
    .where('replaced_at', 'is', null)
    .execute()
  const id = newId()
  await tx.db
    .insertInto('organizations.payee_account')
    .values(accountRow(tx, id, payee, account))
    .execute()
  return id
}

export interface NewAccount {
  readonly holderName: string
  readonly bankName: string
  /** Normalised digits. */
  readonly number: string
}

function accountRow(tx: Tx, id: string, payee: Payee & { regionCode: string }, account: NewAccount) {
  return {
    id,
    payee_kind: payee.payeeKind,
    payee_id: payee.payeeId,
    region_code: payee.regionCode,
    organization_id: payee.payeeKind === 'organization' ? payee.payeeId : null,
    person_id: payee.payeeKind === 'person' ? payee.payeeId : null,
    holder_name: account.holderName,
    bank_name: account.bankName,
    account_sealed: seal(tx.keys, account.number),
    account_index: blindIndex(tx.keys, account.number),
    account_tail: account.number.slice(-4),
    entered_by: tx.actor.naturalPersonId ?? tx.actor.userId ?? payee.payeeId,
    entered_on: tx.today,
  }
}

/**
 * Enters first, unchecked accounts of many payees, as an import brings them; an account in force is never replaced here.
 * Whoever entered an account cannot check it: the table itself refuses.
 * @returns payees whose account in force is another one than the given
 */
export async function saveAccounts(
  tx: Tx,
  accounts: readonly (Payee & { regionCode: string } & NewAccount)[],
): Promise<Set<string>> {
  const differing = new Set<string>()
  for (let start = 0; start < accounts.length; start += 1_000) {
    const part = accounts.slice(start, start + 1_000)
    await tx.db
      .insertInto('organizations.payee_account')
      .values(part.map((account) => accountRow(tx, newId(), account, account)))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const inForce = await tx.db
      .selectFrom('organizations.payee_account')
      .select(['payee_id', 'account_index'])
      .where('replaced_at', 'is', null)
      .where(
        'payee_id',
        'in',
        part.map((account) => account.payeeId),
      )
      .execute()
    const given = new Map(part.map(({ payeeId, number }) => [payeeId, blindIndex(tx.keys, number)]))
    for (const row of inForce) if (!given.get(row.payee_id)?.equals(row.account_index)) differing.add(row.payee_id)
  }
  return differing
}

export async function markChecked(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('organizations.payee_account')
    .set({ checked_by: tx.actor.naturalPersonId ?? tx.actor.userId, checked_on: tx.today })
    .where('id', '=', id)
    .execute()
}

/** The full account number, for the payment file only; the reading is audited by its caller. */
export async function openAccountNumber(tx: Tx, id: string): Promise<string> {
  const row = await tx.db
    .selectFrom('organizations.payee_account')
    .select('account_sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return unseal(tx.keys, row.account_sealed)
}

/** How many different payees in reach use the same account number: more than one stops the line, not the batch. */
export async function payeesSharing(tx: Tx, accountId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('organizations.payee_account as a')
    .innerJoin('organizations.payee_account as b', 'b.account_index', 'a.account_index')
    .select(sql<number>`count(distinct b.payee_id)`.as('count'))
    .where('a.id', '=', accountId)
    .where('b.replaced_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
