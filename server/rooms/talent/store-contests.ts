import { type SqlBool, sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { ContestLevel, recordContest } from './contract.ts'

export interface NewItem {
  readonly title: string
  readonly tradeCode: string | null
}

const contests = (tx: Tx) =>
  tx.db
    .selectFrom('talent.contest as c')
    .innerJoin('regions.region as g', 'g.code', 'c.region_code')
    .select(['c.id', 'c.title', 'c.level', 'c.organizer', 'c.region_code as regionCode', 'g.name as regionName'])
    .select(['c.held_here as heldHere', 'c.held_from as heldFrom', 'c.held_until as heldUntil'])
    .select(['c.document_number as documentNumber', 'c.document_title as documentTitle'])
    .$narrowType<{ level: ContestLevel }>()

/** Contests that ended in a year, or all, the newest first. */
export function selectContests(tx: Tx, year: number | undefined) {
  const query = contests(tx).orderBy('c.held_until', 'desc').orderBy('c.id')
  return firstOf(tx, year ? query.where(endedIn(year)) : query)
}

const endedIn = (year: number) =>
  sql<SqlBool>`c.held_until between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`

export function findContest(tx: Tx, id: string) {
  return contests(tx).where('c.id', '=', id).executeTakeFirst()
}

/** The items of some contests with their trades, and the confirmed awards of each in the reader's reach. */
export function selectItems(tx: Tx, contestIds: readonly string[]) {
  return tx.db
    .selectFrom('talent.contest_item as i')
    .leftJoin('catalog.trade as t', 't.code', 'i.trade_code')
    .leftJoin('talent.record as r', (join) => join.onRef('r.item_id', '=', 'i.id').on('r.state', '=', 'confirmed'))
    .select(({ fn }) => ['i.id', 'i.contest_id as contestId', 'i.title', fn.count<number>('r.id').as('awards')])
    .select(['i.trade_code as tradeCode', 't.name as tradeName'])
    .where('i.contest_id', 'in', contestIds.length > 0 ? [...contestIds] : [NOTHING])
    .groupBy(['i.id', 't.name'])
    .orderBy('i.title')
    .execute()
}

const NOTHING = '00000000-0000-4000-8000-000000000000'

/** One item with its contest. */
export function findItem(tx: Tx, id: string) {
  return tx.db
    .selectFrom('talent.contest_item as i')
    .innerJoin('talent.contest as c', 'c.id', 'i.contest_id')
    .select(['i.id', 'i.title', 'c.title as contestTitle', 'c.level', 'c.held_from as heldFrom'])
    .$narrowType<{ level: ContestLevel }>()
    .where('i.id', '=', id)
    .executeTakeFirst()
}

/** Writes a contest; undefined where the document's contest is there already. */
export async function insertContest(
  tx: Tx,
  regionCode: string,
  contest: Omit<InputOf<typeof recordContest>, 'items'>,
): Promise<string | undefined> {
  const written = await tx.db
    .insertInto('talent.contest')
    .values({
      id: newId(),
      title: contest.title,
      level: contest.level,
      organizer: contest.organizer,
      region_code: regionCode,
      held_here: contest.heldHere,
      held_from: contest.heldFrom,
      held_until: contest.heldUntil,
      document_number: contest.documentNumber,
      document_title: contest.documentTitle,
      recorded_by: tx.actor.naturalPersonId ?? '',
      recorded_on: tx.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written?.id
}

/** Writes items; those whose title the contest has already stay as they are. @returns the ids written, in order */
export async function insertItems(
  tx: Tx,
  contest: { id: string; regionCode: string },
  items: readonly NewItem[],
): Promise<string[]> {
  const rows = items.map(({ title, tradeCode }) => ({
    id: newId(),
    contest_id: contest.id,
    region_code: contest.regionCode,
    title,
    trade_code: tradeCode,
  }))
  const written = await tx.db
    .insertInto('talent.contest_item')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return written.map(({ id }) => id)
}
