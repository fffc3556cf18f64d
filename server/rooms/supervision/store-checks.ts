import { sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { CheckItem, CheckOutcome, CheckState } from './contract.ts'

type Answers = { item: CheckItem; answer: 'yes' | 'no' | 'not-seen' }[]

export interface NewCheck {
  readonly regionCode: string
  readonly classId: string
  readonly signalId?: string
  readonly sampleId?: string
  readonly dueOn: DateText
  readonly openedBy: string
}

/** Plans spot checks. @returns their ids */
export async function insertChecks(tx: Tx, checks: readonly NewCheck[]): Promise<string[]> {
  const rows = checks.map((check) => ({
    id: newId(),
    region_code: check.regionCode,
    class_id: check.classId,
    signal_id: check.signalId ?? null,
    sample_id: check.sampleId ?? null,
    state: 'planned',
    checklist: '[]',
    due_on: check.dueOn,
    opened_by: check.openedBy,
    opened_on: tx.today,
  }))
  if (rows.length > 0) await tx.db.insertInto('supervision.spot_check').values(rows).execute()
  return rows.map(({ id }) => id)
}

const checks = (tx: Tx) =>
  tx.db
    .selectFrom('supervision.spot_check as k')
    .innerJoin('regions.region as r', 'r.code', 'k.region_code')
    .innerJoin('classes.training_class as c', 'c.id', 'k.class_id')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .select(['k.id', 'k.region_code as regionCode', 'r.name as regionName', 'k.class_id as classId'])
    .select(['c.number as classNumber', 'c.title as classTitle', 'c.organization_id as organizationId'])
    .select(['o.name as organizationName', 'k.signal_id as signalId', 'k.sample_id as sampleId', 'k.state'])
    .select(['k.due_on as dueOn', 'k.visited_on as visitedOn', 'k.outcome', 'k.note', 'k.checklist'])
    .select(['k.files as fileIds', 'k.version', 'k.recorded_by as recordedBy'])
    .$narrowType<{ state: CheckState; outcome: CheckOutcome | null; checklist: Answers }>()

/** Spot checks in reach, the newest plans first. */
export async function selectChecks(
  tx: Tx,
  filter: { state?: CheckState | undefined; search?: string | undefined; cursor?: string | undefined; limit: number },
) {
  let query = checks(tx)
  if (filter.state) query = query.where('k.state', '=', filter.state)
  if (filter.search) {
    const found = containing(filter.search)
    query = query.where((where) =>
      where.or((['c.number', 'c.title', 'o.name'] as const).map((by) => where(by, 'like', found))),
    )
  }
  const total = await countOf(tx, query)
  if (filter.cursor) query = query.where('k.id', '<', filter.cursor)
  const rows = await query
    .orderBy('k.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => row.id)
}

export function selectChecksOfSignal(tx: Tx, signalId: string) {
  return checks(tx).where('k.signal_id', '=', signalId).orderBy('k.id').execute()
}

/** A check, its row locked. */
export function lockCheck(tx: Tx, id: string) {
  return checks(tx).where('k.id', '=', id).forUpdate('k').executeTakeFirst()
}

/** Who stands on the roll of a class. */
export async function peopleOf(tx: Tx, classId: string): Promise<string[]> {
  const query = tx.db.selectFrom('classes.enrollment').select('person_id as id').where('class_id', '=', classId)
  return (await query.where('withdrawn_on', 'is', null).execute()).map(({ id }) => id)
}

/** Writes what happened to a check. */
export async function updateCheck(
  tx: Tx,
  id: string,
  set: {
    state: CheckState
    visited_on?: DateText
    outcome?: CheckOutcome
    checklist?: string
    note?: string
    files?: string[]
    recorded_by?: string
    confirmed_by?: string
    confirmed_on?: DateText
  },
): Promise<void> {
  await tx.db
    .updateTable('supervision.spot_check')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Files that the reader may see, of those named. */
export async function countFiles(tx: Tx, ids: readonly string[]): Promise<number> {
  const { count } = await tx.db
    .selectFrom('platform.file')
    .select(sql<number>`count(*)`.as('count'))
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .executeTakeFirstOrThrow()
  return count
}

/** The classes a random check may fall on: taught or being taught since a day, with their region; by id. */
export function selectCheckable(tx: Tx, prefix: string, since: DateText) {
  return tx.db
    .selectFrom('classes.training_class')
    .select(['id', 'region_code as regionCode'])
    .where('state', 'in', ['under-way', 'completed'])
    .where('starts_on', '>=', since)
    .where((eb) => eb.fn<boolean>('starts_with', ['region_code', eb.val(prefix)]))
    .orderBy('id')
    .execute()
}

export async function insertSample(
  tx: Tx,
  sample: {
    id: string
    regionCode: string
    seed: string
    since: DateText
    population: number
    populationHash: string
    drawn: number
    by: string
  },
): Promise<void> {
  await tx.db
    .insertInto('supervision.sample')
    .values({
      id: sample.id,
      region_code: sample.regionCode,
      seed: sample.seed,
      since: sample.since,
      population: sample.population,
      population_hash: sample.populationHash,
      drawn: sample.drawn,
      drawn_by: sample.by,
      drawn_on: tx.today,
    })
    .execute()
}

export function selectSamples(tx: Tx) {
  const query = tx.db
    .selectFrom('supervision.sample as s')
    .innerJoin('regions.region as r', 'r.code', 's.region_code')
    .select(['s.id', 'r.name as regionName', 's.seed', 's.since', 's.population'])
    .select(['s.population_hash as populationHash', 's.drawn', 's.drawn_on as drawnOn'])
    .orderBy('s.id', 'desc')
  return firstOf(tx, query)
}
