import type { InputOf } from '#kernel/endpoint'
import { cutPage } from '#kernel/pages'
import { roles } from '#platform/auth'
import { countOf, type Tx } from '#platform/db'
import type { listAuditEvents } from './contract.ts'

type Filter = InputOf<typeof listAuditEvents>

/** Acts in reach of the reader, newest first; the ids are made in the order of time, so an id is the cursor. */
export async function selectAuditEvents(tx: Tx, filter: Filter) {
  const total = await countOf(tx, events(tx, filter))
  let page = withNames(tx, filter)
  if (filter.cursor) page = page.where('e.id', '<', filter.cursor)
  const rows = await page
    .orderBy('e.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows.map(shown), filter.limit, total, (row) => row.id)
}

function events(tx: Tx, { matter, stream, act, from, until }: Filter) {
  let query = tx.db.selectFrom('audit.event as e')
  if (matter) query = query.where('e.matter_id', '=', matter)
  if (stream) query = query.where('e.stream', '=', stream)
  if (act) query = query.where('e.act', 'like', `%${act}%`)
  if (from) query = query.where('e.at', '>=', `${from}T00:00:00+08:00`)
  if (until) query = query.where('e.at', '<=', `${until}T23:59:59.999+08:00`)
  return query
}

function withNames(tx: Tx, filter: Filter) {
  return events(tx, filter)
    .leftJoin('regions.region as r', 'r.code', 'e.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 'e.organization_id')
    .leftJoin('auth.user_account as u', 'u.id', 'e.user_id')
    .leftJoin('audit.seal as s', 's.event_id', 'e.id')
    .select(['e.id', 'e.at', 'e.stream', 'e.act', 'e.role', 'e.region_code', 'e.matter_id as matterId', 'e.facts'])
    .select(['r.name as region', 'o.name as organizationName', 'u.name as userName', 's.seq'])
}

type EventRow = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number]

function shown({ role, region, region_code, facts, ...row }: EventRow) {
  return {
    ...row,
    roleLabel: role && roles.label(role),
    regionName: region ?? region_code,
    facts: Object.fromEntries(Object.entries(facts ?? {})),
  }
}
