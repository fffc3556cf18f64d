import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, insertNew, type Tx, updateRows } from '#platform/db'
import { newId } from '#platform/ids'
import type { RiskSeverity, SignalState } from './contract.ts'
import type { Found } from './store-risks.ts'

export interface NewSignal extends Found {
  readonly ruleId: string
  readonly severity: RiskSeverity
  readonly factsHash: string
  readonly sentence: string
}

/**
 * Signals that are known in a region, whatever their state: to tell what is new. Nobody settles an open one until the act
 * commits; who is about to is waited for.
 */
export async function selectKnown(tx: Tx, prefix: string) {
  const known = tx.db
    .selectFrom('supervision.signal')
    .where((eb) => eb.fn<boolean>('starts_with', ['region_code', eb.val(prefix)]))
  await known.select('id').where('state', '=', 'open').orderBy('id').forUpdate().execute()
  return known
    .select(['id', 'rule_id as ruleId', 'region_code as regionCode', 'subject_key as key'])
    .select(['facts_hash as factsHash', 'state', 'version'])
    .execute()
}

const contentOf = (signal: NewSignal) => ({
  facts_hash: signal.factsHash,
  about_organization: signal.organizationId,
  about_classes: signal.classes,
  about_persons: signal.persons,
  sentence: signal.sentence,
  details: signal.details,
  figures: signal.figures,
})

/** Writes new signals; one that is there already stays as it is. */
export async function insertSignals(tx: Tx, signals: readonly NewSignal[]): Promise<void> {
  await insertNew(
    tx,
    'supervision.signal',
    signals.map((signal) => ({
      ...contentOf(signal),
      id: newId(),
      rule_id: signal.ruleId,
      subject_key: signal.key,
      severity: signal.severity,
      region_code: signal.regionCode,
      state: 'open',
      found_on: tx.today,
      seen_on: tx.today,
    })),
  )
}

export interface Grown {
  readonly id: string
  readonly version: number
  readonly signal: NewSignal
}

/** Open signals whose facts have grown show them; their numbers stay. */
export const refreshSignals = (tx: Tx, grown: readonly Grown[]): Promise<void> =>
  updateRows(
    tx,
    'supervision.signal',
    grown.map(({ id, version, signal }) => ({
      ...contentOf(signal),
      id,
      seen_on: tx.today,
      version: version + 1,
    })),
  )

/** Signals that were seen again unchanged. */
export async function touchSignals(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.db
    .updateTable('supervision.signal')
    .set({ seen_on: tx.today })
    .where('id', 'in', [...ids])
    .where('state', 'in', ['open', 'checking'])
    .execute()
}

export async function insertRun(
  tx: Tx,
  run: {
    id: string
    regionCode: string
    since: DateText
    thresholds: object
    found: number
    fresh: number
    by: string
  },
): Promise<void> {
  await tx.db
    .insertInto('supervision.risk_run')
    .values({
      id: run.id,
      region_code: run.regionCode,
      since: run.since,
      run_on: tx.today,
      run_by: run.by,
      thresholds: JSON.stringify(run.thresholds),
      found: run.found,
      fresh: run.fresh,
    })
    .execute()
}

/** One run at a time over a region. */
export async function lockRuns(tx: Tx, regionCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`risk-run:${regionCode.slice(0, 4)}`}, 19))`.execute(tx.db)
}

const heads = (tx: Tx) =>
  tx.db
    .selectFrom('supervision.signal as s')
    .innerJoin('regions.region as r', 'r.code', 's.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 's.about_organization')
    .select(['s.id', 's.rule_id as ruleId', 's.severity', 's.region_code as regionCode', 'r.name as regionName'])
    .select(['s.about_organization as organizationId', 'o.name as organizationName', 's.sentence', 's.state'])
    .select(['s.found_on as foundOn', 's.seen_on as seenOn', 's.version'])
    .select(sql<number>`cardinality(s.about_persons)`.as('people'))
    .$narrowType<{ severity: RiskSeverity; state: SignalState }>()

/** Signals in reach, what to check first at the top. */
export async function selectSignals(
  tx: Tx,
  filter: {
    state?: SignalState | undefined
    severity?: RiskSeverity | undefined
    ruleId?: string | undefined
    organizationId?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) {
  let query = heads(tx)
  if (filter.state) query = query.where('s.state', '=', filter.state)
  if (filter.severity) query = query.where('s.severity', '=', filter.severity)
  if (filter.ruleId) query = query.where('s.rule_id', '=', filter.ruleId)
  if (filter.organizationId) query = query.where('s.about_organization', '=', filter.organizationId)
  const total = await countOf(tx, query)
  const order = sql<string>`array_position(array['high','medium','low'], s.severity) || ' ' || s.id`
  if (filter.cursor) query = query.where(order, '>', filter.cursor)
  const rows = await query
    .orderBy(order)
    .limit(filter.limit + 1)
    .execute()
  const place = { high: 1, medium: 2, low: 3 } as const
  return cutPage(rows, filter.limit, total, (row) => `${place[row.severity]} ${row.id}`)
}

/** A signal with what it points at. */
export function findSignal(tx: Tx, id: string) {
  return heads(tx)
    .select(['s.about_classes as classIds', 's.about_persons as personIds', 's.details'])
    .select('s.dismissed_reason as dismissedReason')
    .where('s.id', '=', id)
    .executeTakeFirst()
}

/** The signal, its row locked. */
export async function lockSignal(tx: Tx, id: string) {
  await tx.db.selectFrom('supervision.signal').select('id').where('id', '=', id).forUpdate().execute()
  return findSignal(tx, id)
}

/** Moves a signal on; a dismissal carries who and why. */
export async function updateSignal(
  tx: Tx,
  id: string,
  set: { state: SignalState; dismissed_by?: string; dismissed_reason?: string; settled_on?: DateText },
): Promise<void> {
  await tx.db
    .updateTable('supervision.signal')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** How many signals of each rule are open. */
export async function countOpen(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.db
    .selectFrom('supervision.signal')
    .select(['rule_id', sql<number>`count(*)`.as('count')])
    .where('state', '=', 'open')
    .groupBy('rule_id')
    .execute()
  return new Map(rows.map(({ rule_id, count }) => [rule_id, count]))
}

/** Number and title of classes, as the reader sees them. */
export function selectClassFaces(tx: Tx, ids: readonly string[]) {
  return tx.db
    .selectFrom('classes.training_class')
    .select(['id', 'number', 'title', 'organization_id as organizationId', 'region_code as regionCode'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('number')
    .execute()
}

/** Names of persons from the reader's own register and rolls; who stands in neither stays unnamed. */
export async function selectPersonFaces(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const wanted = sql<string>`any(${[...ids]}::uuid[])`
  const registered = await tx.db.selectFrom('people.person').select(['id', 'name']).where('id', '=', wanted).execute()
  const enrolled = await tx.db
    .selectFrom('classes.enrollment')
    .select(['person_id as id', 'person_name as name'])
    .where('person_id', '=', wanted)
    .execute()
  const names = new Map([...enrolled, ...registered].map(({ id, name }) => [id, name]))
  return ids.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? '' }] : []))
}
