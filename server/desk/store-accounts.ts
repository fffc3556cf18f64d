import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { DB } from '#db/types'
import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { cutPage } from '#kernel/pages'
import type { Actor, Role } from '#platform/auth'
import { countOf, type Tx } from '#platform/db'
import type { Place } from './accounts/place.ts'
import type { listUserAccounts } from './contract-accounts.ts'

type Filter = InputOf<typeof listUserAccounts>

/** Accounts in reach, newest first, each with its posts. */
export async function selectAccounts(tx: Tx, actor: Actor, filter: Filter) {
  const matching = tx.db.selectFrom('auth.user_account as u').where((where) => where.and(conditions(tx, filter)))
  const total = await countOf(tx, matching)
  const page = filter.cursor ? matching.where('u.id', '<', filter.cursor) : matching
  const rows = await page
    .leftJoin('regions.region as r', 'r.code', 'u.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 'u.organization_id')
    .select(['u.id', 'u.account', 'u.name', 'u.natural_person_id', 'u.disabled_at', 'u.disabled_reason'])
    .select(['u.password_expires_at', 'u.region_code', 'r.name as regionName', 'o.name as organizationName'])
    .select((select) => select('u.totp_secret', 'is not', null).as('totp'))
    .select((outer) => postsOf(outer).as('posts'))
    .orderBy('u.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const shown = rows.map(({ natural_person_id, disabled_at, disabled_reason, password_expires_at, ...row }) => ({
    ...row,
    regionName: row.regionName ?? row.region_code,
    totp: row.totp === true,
    state: disabled_at ? ('disabled' as const) : password_expires_at ? ('initial' as const) : ('active' as const),
    disabledReason: disabled_reason,
    mine: natural_person_id === actor.naturalPersonId,
    posts: row.posts.map((post) => ({ ...post, role: post.role as Role, state: stateOf(post, tx.today) })),
  }))
  return cutPage(shown, filter.limit, total, (row) => row.id)
}

const postsOf = (outer: ExpressionBuilder<DB & { u: DB['auth.user_account'] }, 'u'>) =>
  jsonArrayFrom(
    outer
      .selectFrom('auth.post as p')
      .leftJoin('regions.region as pr', 'pr.code', 'p.region_code')
      .leftJoin('organizations.organization as po', 'po.id', 'p.organization_id')
      .select(['p.id', 'p.role', 'po.name as organizationName'])
      .select(({ fn }) => fn.coalesce('pr.name', 'p.region_code').as('regionName'))
      .select(['p.valid_from as validFrom', 'p.valid_until as validUntil'])
      .whereRef('p.user_id', '=', 'u.id')
      .orderBy('p.valid_from')
      .orderBy('p.id'),
  )

function stateOf({ validFrom, validUntil }: { validFrom: string; validUntil: string | null }, today: DateText) {
  if (validUntil !== null && validUntil < today) return 'ended' as const
  return validFrom > today ? ('coming' as const) : ('current' as const)
}

function conditions(tx: Tx, { search, role, state, regionCode }: Filter): Expression<SqlBool>[] {
  const words = search && `%${search.replace(/[%_\\]/g, '\\$&')}%`
  return [
    ...(words ? [sql<SqlBool>`(u.account ilike ${words} or u.name like ${words})`] : []),
    ...(regionCode ? [sql<SqlBool>`starts_with(u.region_code, ${regionCode.replace(/(00){1,2}$/, '')})`] : []),
    ...(state ? [STATE[state]] : []),
    ...(role
      ? [
          sql<SqlBool>`exists (select from auth.post p where p.user_id = u.id and p.role = ${role}
            and (p.valid_until is null or p.valid_until >= ${tx.today}))`,
        ]
      : []),
  ]
}

const STATE = {
  active: sql<SqlBool>`u.disabled_at is null and u.password_expires_at is null`,
  initial: sql<SqlBool>`u.disabled_at is null and u.password_expires_at is not null`,
  disabled: sql<SqlBool>`u.disabled_at is not null`,
}

/** An account in reach, kept from others until the transaction ends. */
export function findAccount(tx: Tx, userId: string) {
  return tx.db
    .selectFrom('auth.user_account')
    .select(['id', 'natural_person_id as naturalPersonId', 'person_id as personId', 'disabled_at as disabledAt'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
}

/** The account of a word, for whoever has no list to choose from. */
export function findByWord(tx: Tx, account: string) {
  return tx.db
    .selectFrom('auth.user_account')
    .select(['id as userId', 'region_code as regionCode'])
    .where('account', '=', account)
    .executeTakeFirst()
}

export async function setDisabled(tx: Tx, userId: string, as: { at: string; reason: string } | undefined) {
  await tx.db
    .updateTable('auth.user_account')
    .set({ disabled_at: as?.at ?? null, disabled_reason: as?.reason ?? null })
    .where('id', '=', userId)
    .execute()
}

/** A post in reach with the natural person who holds it. */
export function findPost(tx: Tx, postId: string) {
  return tx.db
    .selectFrom('auth.post as p')
    .innerJoin('auth.user_account as u', 'u.id', 'p.user_id')
    .select(['p.user_id as userId', 'p.role', 'p.valid_until as validUntil', 'u.natural_person_id as naturalPersonId'])
    .where('p.id', '=', postId)
    .forUpdate('p')
    .executeTakeFirst()
}

export async function holdsPost(tx: Tx, userId: string, role: Role, place: Place): Promise<boolean> {
  const found = await tx.db
    .selectFrom('auth.post')
    .select('id')
    .where('user_id', '=', userId)
    .where('role', '=', role)
    .where('region_code', '=', place.regionCode)
    .where('organization_id', 'is not distinct from', place.organizationId ?? null)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', tx.today)]))
    .executeTakeFirst()
  return found !== undefined
}

export async function endPost(tx: Tx, postId: string, on: DateText): Promise<void> {
  await tx.db.updateTable('auth.post').set({ valid_until: on }).where('id', '=', postId).execute()
}
