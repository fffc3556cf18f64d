import { sql } from 'kysely'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { blindIndex, seal, unseal } from '#platform/secrets'
import type { RecheckReason } from './contract-words.ts'
import { refuse } from './refusals.ts'
import { insertAccountNotice } from './store-account-notices.ts'

export interface Payee {
  readonly payeeKind: 'person' | 'organization'
  readonly payeeId: string
}

/** The county whose register a person stands in; asked across counties, so nothing else comes back. */
export async function regionOfPerson(tx: Tx, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ regionCode: string | null }>`
    select people.region_of(${personId}::uuid) as "regionCode"`.execute(tx.db)
  return rows[0]?.regionCode ?? undefined
}

/** The county below a prefix that owes a person money which has neither left nor been refused; the county, not the line. */
export async function owingCounty(tx: Tx, personId: string, regionPrefix: string): Promise<string | undefined> {
  const { rows } = await sql<{ regionCode: string | null }>`
    select subsidies.owing_county('person', ${personId}::uuid, ${regionPrefix}) as "regionCode"`.execute(tx.db)
  return rows[0]?.regionCode ?? undefined
}

const accounts = (tx: Tx) =>
  tx.db
    .selectFrom('organizations.payee_account as a')
    .innerJoin('regions.region as r', 'r.code', 'a.region_code')
    .select(['a.id', 'a.payee_kind as payeeKind', 'a.payee_id as payeeId', 'a.region_code as regionCode'])
    .select(['r.name as regionName', 'a.holder_name as holderName', 'a.bank_name as bankName'])
    .select('a.bank_code as bankCode')
    .select(['a.account_tail as accountTail', 'a.entered_on as enteredOn', 'a.entered_by as enteredBy'])
    .select(['a.checked_on as checkedOn', 'a.checked_by as checkedBy', 'a.replaces', 'a.replaced_at as replacedAt'])
    .select(['a.recheck_because as recheckBecause', 'a.checked_before_on as checkedBeforeOn'])
    .$narrowType<{ payeeKind: Payee['payeeKind']; recheckBecause: RecheckReason | null }>()

const accountsOf = (tx: Tx, payee: Payee) =>
  accounts(tx).where('a.payee_kind', '=', payee.payeeKind).where('a.payee_id', '=', payee.payeeId)

/** Whose matter an account is, for who must keep out of it. */
export const payeeConcerned = ({ payeeKind, payeeId }: Payee) =>
  payeeKind === 'person' ? { personIds: [payeeId] } : { organizationId: payeeId }

export type PayeeAccount = NonNullable<Awaited<ReturnType<typeof currentAccount>>>

/** The account in force for a payee, checked or not. */
export function currentAccount(tx: Tx, payee: Payee) {
  return accountsOf(tx, payee).where('a.replaced_at', 'is', null).executeTakeFirst()
}

/** The accounts in force of some payees, checked or not, by payee. */
export async function currentAccounts(tx: Tx, payees: readonly Payee[]) {
  const rows = await accounts(tx)
    .where(({ eb }) => eb('a.payee_kind', '=', eb.fn.any(eb.val(payees.map(({ payeeKind }) => payeeKind)))))
    .where(({ eb }) => eb('a.payee_id', '=', eb.fn.any(eb.val(payees.map(({ payeeId }) => payeeId)))))
    .where('a.replaced_at', 'is', null)
    .execute()
  return new Map(rows.map((account) => [account.payeeId, account]))
}

/** The accounts of a payee that the actor sees, newest first. */
export function selectAccounts(tx: Tx, payee: Payee) {
  return accountsOf(tx, payee).orderBy('a.id', 'desc').execute()
}

export function findAccount(tx: Tx, id: string) {
  return accounts(tx).where('a.id', '=', id).executeTakeFirst()
}

/** Accounts that wait for a check in the actor's own reach; those that other counties entered are theirs to check. */
export function selectUnchecked(tx: Tx) {
  const query = accounts(tx)
    .where('a.checked_by', 'is', null)
    .where('a.replaced_at', 'is', null)
    .where((eb) => eb.fn<boolean>('starts_with', ['a.region_code', eb.val(tx.actor.regionPrefix)]))
    .orderBy('a.id')
  return firstOf(tx, query)
}

/** Enters a new, unchecked account, which takes the one in force out of it; whose that was is told. `number` is normalised digits. @returns the new row's id */
export async function saveAccount(tx: Tx, payee: Payee & { regionCode: string }, account: NewAccount): Promise<string> {
  const id = newId()
  const inForce = await currentAccount(tx, payee)
  const row = { ...accountRow(tx, id, payee, account), replaces: inForce?.id }
  await tx.db.insertInto('organizations.payee_account').values(row).execute()
  if (inForce) await insertAccountNotice(tx, payee, { oldId: inForce.id, newId: id })
  return id
}

export interface NewAccount {
  readonly holderName: string
  readonly bankName: string
  /** 联行号, where the bank asks for it. */
  readonly bankCode?: string | null | undefined
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
    bank_code: account.bankCode ?? null,
    account_sealed: seal(tx.keys, account.number, placeOf({ id, ...payee })),
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
  given: readonly (Payee & { regionCode: string } & NewAccount)[],
): Promise<Set<string>> {
  const differing = new Set<string>()
  for (let start = 0; start < given.length; start += 1_000) {
    const part = given.slice(start, start + 1_000)
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
    const indexes = new Map(part.map(({ payeeId, number }) => [payeeId, blindIndex(tx.keys, number)]))
    for (const row of inForce) if (!indexes.get(row.payee_id)?.equals(row.account_index)) differing.add(row.payee_id)
  }
  return differing
}

/** Marks an account as checked by the actor. @returns false when it was checked or replaced meanwhile */
export async function markChecked(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('organizations.payee_account')
    .set({ checked_by: tx.actor.naturalPersonId ?? tx.actor.userId, checked_on: tx.today })
    .where('id', '=', id)
    .where('checked_by', 'is', null)
    .where('replaced_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Where a sealed number belongs: written into another row, or for another payee, it does not open. */
const placeOf = ({ id, payeeKind, payeeId }: Payee & { readonly id: string }): string => `${id} ${payeeKind} ${payeeId}`

/**
 * The full numbers of accounts by id, for the payment file only; the reading is audited by its caller.
 * @throws Refusal `account-tampered` where the row was written past the room
 */
export async function openAccountNumbers(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .selectFrom('organizations.payee_account')
    .select(['id', 'payee_kind as payeeKind', 'payee_id as payeeId', 'account_sealed as sealed'])
    .select(['account_index as index', 'holder_name as holder', 'account_tail as tail'])
    .$narrowType<{ payeeKind: Payee['payeeKind'] }>()
    .where(({ eb }) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
  return new Map(
    rows.map((row) => {
      const number = opened(tx, row)
      if (number && blindIndex(tx.keys, number).equals(row.index)) return [row.id, number]
      throw refuse('account-tampered', { holder: row.holder, tail: row.tail })
    }),
  )
}

function opened(tx: Tx, row: Payee & { readonly id: string; readonly sealed: Buffer }): string | undefined {
  try {
    return unseal(tx.keys, row.sealed, placeOf(row))
  } catch {
    return undefined
  }
}

/** Which of some accounts bear which of some whole numbers, several where payees share one: by their keyed index, no number is opened. */
export async function accountsNumbered(
  tx: Tx,
  accountIds: readonly string[],
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const whole = numbers.filter((number) => /^\d{8,30}$/.test(number))
  if (whole.length === 0 || accountIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('organizations.payee_account')
    .select(['id', 'account_index as index'])
    .where('id', 'in', [...accountIds])
    .execute()
  const byIndex = Map.groupBy(rows, ({ index }) => index.toString('hex'))
  return new Map(
    whole.map((number) => {
      const bearing = byIndex.get(blindIndex(tx.keys, number).toString('hex')) ?? []
      return [number, bearing.map(({ id }) => id)]
    }),
  )
}

/** Who else uses an account's number: how many payees in all counties, and the holders' names that the actor sees anyway. */
export interface Sharing {
  /** The payee itself included. */
  readonly payees: number
  readonly others: readonly string[]
}

/** How many payees use the number of each account: more than one stops the line, not the batch. */
export async function payeesSharing(tx: Tx, accountIds: readonly string[]): Promise<ReadonlyMap<string, Sharing>> {
  const { rows } = await sql<{ id: string; payees: number }>`
    select a.id, organizations.payees_sharing(a.id) as payees
    from unnest(${[...accountIds]}::uuid[]) as a(id)`.execute(tx.db)
  const others = await othersSharing(
    tx,
    rows.filter(({ payees }) => payees > 1).map(({ id }) => id),
  )
  return new Map(rows.map(({ id, payees }) => [id, { payees, others: others.get(id)?.map(({ name }) => name) ?? [] }]))
}

async function othersSharing(tx: Tx, accountIds: readonly string[]) {
  if (accountIds.length === 0) return new Map<string, { name: string }[]>()
  const rows = await tx.db
    .selectFrom('organizations.payee_account as a')
    .innerJoin('organizations.payee_account as b', 'b.account_index', 'a.account_index')
    .select(['a.id', 'b.holder_name as name'])
    .where('a.id', 'in', accountIds)
    .where('b.replaced_at', 'is', null)
    .whereRef('b.payee_id', '<>', 'a.payee_id')
    .orderBy('b.id')
    .execute()
  return Map.groupBy(rows, ({ id }) => id)
}
