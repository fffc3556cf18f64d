import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { blindIndex } from '#platform/secrets'
import { type Actor, actorOf, type Role } from './actor.ts'
import { hashPassword } from './passwords.ts'

export interface NewUser {
  readonly account: string
  readonly name: string
  /** Normalised resident id: the natural person behind the account, stored only as a blind index. */
  readonly residentId: string
  readonly role: Role
  readonly regionCode: string
  readonly organizationId?: string | undefined
  readonly personId?: string | undefined
  /** Absent: the account can only be used by one-click demo login. */
  readonly password?: string | undefined
  /** Until when an initial password may be used; absent: the password is the person's own. */
  readonly passwordExpiresAt?: string | undefined
  readonly validFrom: DateText
}

/** Creates an account with one post; two accounts of one resident id share their natural person. */
export async function createUser(tx: Tx, user: NewUser): Promise<{ userId: string; postId: string; actor: Actor }> {
  const { id: naturalPersonId } = await naturalPerson(tx, user)
  const userId = newId()
  const { account, name, role, regionCode, organizationId = null, personId = null } = user
  const place = { region_code: regionCode, organization_id: organizationId, person_id: personId }
  const password = {
    password_hash: user.password ? await hashPassword(user.password) : null,
    password_expires_at: user.passwordExpiresAt ?? null,
  }
  await tx.db
    .insertInto('auth.user_account')
    .values({ id: userId, account, natural_person_id: naturalPersonId, name, ...password, ...place })
    .execute()
  const postId = await addPost(tx, userId, user)
  return {
    userId,
    postId,
    actor: actorOf({ userId, naturalPersonId, name, role, regionCode, organizationId, personId }),
  }
}

/** Adds a post to an account, from a day on. @returns its id */
export async function addPost(
  tx: Tx,
  userId: string,
  post: Pick<NewUser, 'role' | 'regionCode' | 'organizationId' | 'personId' | 'validFrom'> & {
    validUntil?: DateText | undefined
  },
): Promise<string> {
  const { role, regionCode: region_code, organizationId, personId, validFrom: valid_from, validUntil } = post
  const place = { region_code, organization_id: organizationId ?? null, person_id: personId ?? null }
  const id = newId()
  await tx.db
    .insertInto('auth.post')
    .values({ id, user_id: userId, role, valid_from, valid_until: validUntil ?? null, ...place })
    .execute()
  return id
}

/**
 * The natural person behind a resident id, known once in the whole house, and whether they are known by the given name;
 * somebody new is entered under it.
 */
export async function naturalPerson(
  tx: Tx,
  { residentId, name }: Pick<NewUser, 'residentId' | 'name'>,
): Promise<{ id: string; sameName: boolean }> {
  const { rows } = await sql<{ id: string; sameName: boolean }>`
    select id, same_name as "sameName"
    from auth.person_behind(${blindIndex(tx.keys, residentId)}, ${name}, ${newId()}::uuid)`.execute(tx.db)
  const [found] = rows
  if (!found) throw new Error('only who keeps accounts may ask for a natural person')
  return found
}

/** Whether an account's word is in use anywhere. */
export async function accountTaken(tx: Tx, account: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select auth.account_taken(${account}) as taken`.execute(tx.db)
  return rows[0]?.taken ?? false
}

/** The account row that a login needs, with its current post. */
export function accountOf(tx: Tx, account: string) {
  return (
    tx.db
      .selectFrom('auth.user_account as u')
      .innerJoin('auth.post as p', 'p.user_id', 'u.id')
      .select(['u.id as userId', 'u.password_hash', 'u.password_expires_at', 'u.totp_secret', 'u.totp_last_step'])
      .select(['u.failed_logins', 'u.retry_after', 'u.disabled_at', 'u.region_code as regionCode', 'p.id as postId'])
      .where('u.account', '=', account)
      .where('p.valid_from', '<=', tx.today)
      .where((where) => where.or([where('p.valid_until', 'is', null), where('p.valid_until', '>=', tx.today)]))
      .orderBy('p.valid_from', 'desc')
      .orderBy('p.id', 'desc')
      // Parallel guesses count one after the other.
      .forUpdate('u')
      .executeTakeFirst()
  )
}

/** Accounts that one click may take over in the demo profile: those made with the `demo-` prefix. */
export function demoAccounts(tx: Tx) {
  return tx.db
    .selectFrom('auth.user_account as u')
    .innerJoin('auth.post as p', 'p.user_id', 'u.id')
    .select(['u.id as userId', 'p.id as postId', 'u.account', 'u.name', 'p.role', 'p.region_code', 'p.organization_id'])
    .where('u.account', 'like', 'demo-%')
    .orderBy('u.id')
    .execute()
}

/** What the holder of an account proves themselves with. */
export function secretsOf(tx: Tx, userId: string) {
  return tx.db
    .selectFrom('auth.user_account')
    .select(['account', 'name', 'password_hash', 'totp_secret', 'totp_pending', 'totp_last_step'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** What a person signs in with, as it is changed by themselves, by a sign-in or by an administrator. */
export interface SecretsChange {
  readonly password_hash?: string
  readonly password_expires_at?: string | null
  readonly totp_secret?: Buffer | null
  readonly totp_pending?: Buffer | null
  readonly totp_last_step?: number | null
  readonly failed_logins?: number
  readonly retry_after?: string | null
}

export async function changeSecrets(tx: Tx, userId: string, change: SecretsChange): Promise<void> {
  await tx.db.updateTable('auth.user_account').set(change).where('id', '=', userId).execute()
}
