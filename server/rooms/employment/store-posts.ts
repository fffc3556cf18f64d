import { type SqlBool, sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'

interface PostFilter {
  readonly state?: 'open' | 'closed' | undefined
  readonly search?: string | undefined
  readonly regionCode?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** In the period of recruiting on a day, and not closed before its end. */
const openOn = (day: DateText) =>
  sql<SqlBool>`(p.open_from <= ${day} and p.open_until >= ${day} and (p.closed_on is null or p.closed_on > ${day}))`

/** Published by the reader's organization, or in the reader's county: whoever may stop it. */
const own = ({ actor }: Tx) =>
  actor.kind === 'organization'
    ? sql<SqlBool>`coalesce(p.organization_id = ${actor.organizationId}, false)`
    : sql<SqlBool>`starts_with(p.region_code, ${actor.regionPrefix})`

const posts = (tx: Tx) =>
  tx.db
    .selectFrom('employment.job_post as p')
    .innerJoin('regions.region as r', 'r.code', 'p.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 'p.organization_id')

/** Posts, newest first. */
export async function selectPosts(tx: Tx, filter: PostFilter) {
  const filtered = filterPosts(tx, filter)
  let page = filtered
    .select(['p.id', 'p.title', 'p.employer', 'p.workplace', 'p.pay_text as payText', 'p.heads'])
    .select(['p.region_code as regionCode', 'r.name as regionName', 'o.name as publisherName'])
    .select(['p.open_from as openFrom', 'p.open_until as openUntil', 'p.closed_on as closedOn'])
    .select([openOn(tx.today).as('open'), own(tx).as('own')])
    .orderBy('p.id', 'desc')
    .limit(filter.limit + 1)
  if (filter.cursor) page = page.where('p.id', '<', filter.cursor)
  const total = await countOf(tx, filtered)
  const rows = (await page.execute()).map((row) => ({ ...row, open: row.open === true, own: row.own === true }))
  return cutPage(rows, filter.limit, total, (row) => row.id)
}

function filterPosts(tx: Tx, filter: PostFilter) {
  let query = posts(tx)
  if (filter.state === 'open') query = query.where(openOn(tx.today))
  if (filter.state === 'closed') query = query.where((where) => where.not(openOn(tx.today)))
  if (filter.regionCode) query = query.where('p.region_code', '=', filter.regionCode)
  const { search } = filter
  if (search) {
    query = query.where((where) =>
      where.or(
        (['p.title', 'p.employer', 'p.workplace'] as const).map((name) => where(name, 'like', containing(search))),
      ),
    )
  }
  return query
}

/** A post, locked: it cannot close while it is being referred. */
export async function findPost(tx: Tx, id: string) {
  return (await lockPosts(tx, [id]))[0]
}

/** The same for several. */
export async function lockPosts(tx: Tx, ids: readonly string[]) {
  const rows = await tx.db
    .selectFrom('employment.job_post as p')
    .select(['p.id', 'p.title', 'p.closed_on as closedOn', openOn(tx.today).as('open'), own(tx).as('own')])
    .where('p.id', 'in', ids)
    .orderBy('p.id')
    .forUpdate()
    .execute()
  return rows.map((row) => ({ ...row, open: row.open === true, own: row.own === true }))
}

/** @returns the new post's id */
export async function savePost(
  tx: Tx,
  post: {
    title: string
    employer: string
    workplace: string
    payText: string
    heads: number
    openFrom: DateText
    openUntil: DateText
  },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('employment.job_post')
    .values({
      id,
      title: post.title,
      employer: post.employer,
      workplace: post.workplace,
      pay_text: post.payText,
      heads: post.heads,
      open_from: post.openFrom,
      open_until: post.openUntil,
      organization_id: tx.actor.organizationId,
      region_code: tx.actor.regionCode,
      published_on: tx.today,
      published_by: tx.actor.userId ?? id,
    })
    .execute()
  return id
}

export async function markPostClosed(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('employment.job_post')
    .set({ closed_on: tx.today, closed_by: tx.actor.userId ?? id })
    .where('id', '=', id)
    .execute()
}
