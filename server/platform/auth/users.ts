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
  readonly validFrom: DateText
}

/** Creates an account with one post; two accounts of one resident id share their natural person. */
export async function createUser(tx: Tx, user: NewUser): Promise<{ postId: string; actor: Actor }> {
  const naturalPersonId = await naturalPerson(tx, user)
  const userId = newId()
  const postId = newId()
  const { account, name, role, regionCode, organizationId = null, personId = null } = user
  const place = { region_code: regionCode, organization_id: organizationId, person_id: personId }
  const password_hash = user.password ? await hashPassword(user.password) : null
  await tx.db
    .insertInto('auth.user_account')
    .values({ id: userId, account, natural_person_id: naturalPersonId, name, password_hash, ...place })
    .execute()
  await tx.db
    .insertInto('auth.post')
    .values({ id: postId, user_id: userId, role, valid_from: user.validFrom, ...place })
    .execute()
  return { postId, actor: actorOf({ userId, naturalPersonId, name, role, regionCode, organizationId, personId }) }
}

async function naturalPerson(tx: Tx, user: NewUser): Promise<string> {
  const index = blindIndex(tx.keys, user.residentId)
  const known = await tx.db
    .selectFrom('auth.natural_person')
    .select('id')
    .where('resident_id_index', '=', index)
    .executeTakeFirst()
  if (known) return known.id
  const id = newId()
  await tx.db.insertInto('auth.natural_person').values({ id, resident_id_index: index, name: user.name }).execute()
  return id
}

/** The account row that a login needs, with its current post. */
export function accountOf(tx: Tx, account: string) {
  return (
    tx.db
      .selectFrom('auth.user_account as u')
      .innerJoin('auth.post as p', 'p.user_id', 'u.id')
      .select(['u.id as userId', 'u.password_hash', 'u.totp_secret', 'u.totp_last_step', 'u.failed_logins'])
      .select(['u.retry_after', 'u.disabled_at', 'p.id as postId', 'p.role'])
      .where('u.account', '=', account)
      .where('p.valid_from', '<=', tx.today)
      .where((where) => where.or([where('p.valid_until', 'is', null), where('p.valid_until', '>=', tx.today)]))
      .orderBy('p.valid_from', 'desc')
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

/** The sealed secret of a user's one-time codes, whether it counts already or not. */
export async function totpSecretOf(tx: Tx, userId: string): Promise<Buffer | null> {
  const row = await tx.db
    .selectFrom('auth.user_account')
    .select('totp_secret')
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.totp_secret ?? null
}
