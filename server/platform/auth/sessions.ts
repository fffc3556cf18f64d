import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { instantText, systemNow } from '#platform/clock'
import type { Database, Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { sha256 } from '#platform/secrets'
import { type Actor, actorOf, type Role } from './actor.ts'

const ABSOLUTE_MS = 12 * 3_600_000

/** Opens a session for a post; only the token's hash is stored. @returns the token for the cookie */
export async function openSession(tx: Tx, userId: string, postId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = instantText()
  await tx.db
    .insertInto('auth.session')
    .values({
      token_hash: hashOf(token),
      id: newId(),
      user_id: userId,
      post_id: postId,
      created_at: now,
      last_seen_at: now,
      expires_at: instantText(systemNow() + ABSOLUTE_MS),
    })
    .execute()
  return token
}

/** What the trail calls a session's beginning. */
export const SIGN_IN = '登录'

/** Whether anybody ever signed in here: the trail still knows when the session is long gone. */
export async function everSignedIn(tx: Tx): Promise<boolean> {
  const found = await tx.db
    .selectFrom('audit.event')
    .select('id')
    .where('stream', '=', 'auth')
    .where('act', '=', SIGN_IN)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Ends a session at once. */
export async function closeSession(tx: Tx, token: string): Promise<void> {
  await tx.db.deleteFrom('auth.session').where('token_hash', '=', hashOf(token)).execute()
}

/** Ends the account's sessions but the one that asks. @returns how many */
export async function closeOtherSessions(tx: Tx, { userId, sessionId }: Actor): Promise<number> {
  const ended = tx.db.deleteFrom('auth.session').where('user_id', '=', userId)
  const { numDeletedRows } = await (sessionId ? ended.where('id', '!=', sessionId) : ended).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Ends every session of an account that the actor keeps, at once. @returns how many */
export async function endSessions(tx: Tx, userId: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select auth.end_sessions(${userId}::uuid) as ended`.execute(tx.db)
  return rows[0]?.ended ?? 0
}

/** Lets a session go on under another post. */
export async function moveSession(tx: Tx, sessionId: string, postId: string): Promise<void> {
  await tx.db.updateTable('auth.session').set({ post_id: postId }).where('id', '=', sessionId).execute()
}

interface ActorRow {
  user_id: string
  natural_person_id: string
  name: string
  role: Role
  region_code: string
  organization_id: string | null
  person_id: string | null
  granted_regions: string[]
  session_id: string
  password_initial: boolean
}

/** Who stands behind a token right now: post, disabling and grants are read on every request. */
export async function actorOfToken(database: Pick<Database, 'kysely'>, token: string): Promise<Actor | undefined> {
  const { rows } = await sql<ActorRow>`
    select * from auth.session_actor(${hashOf(token)}, ${instantText()})`.execute(database.kysely)
  const row = rows[0]
  if (!row) return undefined
  return actorOf({
    userId: row.user_id,
    naturalPersonId: row.natural_person_id,
    name: row.name,
    role: row.role,
    regionCode: row.region_code,
    organizationId: row.organization_id,
    personId: row.person_id,
    grantedRegions: row.granted_regions,
    sessionId: row.session_id,
    passwordInitial: row.password_initial,
  })
}

const hashOf = (token: string): Buffer => Buffer.from(sha256(token), 'hex')
