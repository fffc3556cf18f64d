import { sql } from 'kysely'
import type { CodeOf } from '#kernel/codes'
import { cutPage } from '#kernel/pages'
import { countOf, firstOf, insertRows, type Tx, type Widening } from '#platform/db'
import { newId } from '#platform/ids'
import type { skillLevels } from '#policy/contract'
import type { ProposalState, QuestionKind, QuestionSetState } from './contract-questions.ts'
import type { Question } from './domain/read-questions.ts'

type Level = CodeOf<typeof skillLevels>

/** What is released is read by everybody, and anybody may propose; mirrors `open_to_all` and `anyone_proposes`. */
export const questionWidenings: readonly Widening[] = (['public', 'organization', 'person', 'bureau'] as const).flatMap(
  (kind): Widening[] => [
    {
      table: 'catalog.question_set',
      kind,
      where: (_, alias) => sql<boolean>`${sql.ref(`${alias}.state`)} in ('released', 'replaced')`,
    },
    {
      table: 'catalog.question',
      kind,
      where: (_, alias) => sql<boolean>`exists (select from catalog.question_set open_set
        where open_set.id = ${sql.ref(`${alias}.set_id`)} and open_set.state in ('released', 'replaced'))`,
    },
    { table: 'catalog.question_proposal', kind, adds: 'anything' },
  ],
)

const sets = (tx: Tx) =>
  tx.db
    .selectFrom('catalog.question_set as s')
    .innerJoin('catalog.trade as t', 't.code', 's.trade_code')
    .innerJoin('regions.region as r', 'r.code', 's.region_code')
    .select(['s.id', 's.trade_code as tradeCode', 't.name as tradeName', 's.level', 's.version', 's.title'])
    .select(['s.document', 'r.name as regionName', 's.region_code as regionCode', 's.items', 's.state'])
    .select(['s.entered_on as enteredOn', 's.entered_by as enteredBy', 's.released_on as releasedOn'])
    .$narrowType<{ level: Level; state: QuestionSetState }>()

/** Sets in reach by trade, level and version; the superseded ones only where all are asked for. */
export function selectSets(tx: Tx, { search, all }: { search?: string | undefined; all?: 'yes' | undefined }) {
  let query = sets(tx).orderBy('t.name').orderBy('s.level').orderBy('s.version', 'desc')
  if (search)
    query = query.where((e) => e.or([e('t.name', 'like', `%${search}%`), e('s.title', 'like', `%${search}%`)]))
  if (!all) query = query.where('s.state', 'in', ['entered', 'released'])
  return firstOf(tx, query)
}

export function findSet(tx: Tx, id: string) {
  return sets(tx).where('s.id', '=', id).executeTakeFirst()
}

/** One set of the reach that may be changed, its row locked. */
export function lockSet(tx: Tx, id: string) {
  return sets(tx).where('s.id', '=', id).forUpdate('s').executeTakeFirst()
}

/** A page of questions, in their order; found by a part of stem, options or explanation. */
export async function selectQuestions(
  tx: Tx,
  setId: string,
  { search, cursor, limit }: { search?: string | undefined; cursor?: string | undefined; limit: number },
) {
  let query = tx.db.selectFrom('catalog.question as q').where('q.set_id', '=', setId)
  if (search) {
    const words = sql<string>`q.stem || ' ' || array_to_string(q.options, ' ') || ' ' || q.explanation`
    query = query.where(words, 'like', `%${search}%`)
  }
  const total = await countOf(tx, query)
  if (cursor) query = query.where('q.number', '>', Number(cursor) || 0)
  const rows = await query
    .select(['q.number', 'q.kind', 'q.stem', 'q.options', 'q.answer', 'q.explanation'])
    .$narrowType<{ kind: QuestionKind }>()
    .orderBy('q.number')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, total, (row) => String(row.number))
}

/** Writes the next version of a set with its questions; two at once get two numbers. */
export async function insertSet(
  tx: Tx,
  head: { regionCode: string; tradeCode: string; level: Level; title: string; document: string; by: string },
  questions: readonly Question[],
): Promise<{ setId: string; version: number }> {
  const { regionCode, tradeCode, level } = head
  await sql`select pg_advisory_xact_lock(hashtextextended(${`questions ${regionCode} ${tradeCode} ${level}`}, 9))`.execute(
    tx.db,
  )
  const last = await tx.db
    .selectFrom('catalog.question_set')
    .select((e) => e.fn.max('version').as('version'))
    .where('region_code', '=', regionCode)
    .where('trade_code', '=', tradeCode)
    .where('level', '=', level)
    .executeTakeFirst()
  const [setId, version] = [newId(), (last?.version ?? 0) + 1]
  await tx.db
    .insertInto('catalog.question_set')
    .values({
      id: setId,
      region_code: regionCode,
      trade_code: tradeCode,
      level,
      version,
      title: head.title,
      document: head.document,
      items: questions.length,
      state: 'entered',
      entered_by: head.by,
      entered_on: tx.today,
    })
    .execute()
  await insertRows(
    tx,
    'catalog.question',
    questions.map((question) => ({ ...question, set_id: setId, region_code: regionCode })),
  )
  return { setId, version }
}

/** The released version that another is about to replace. */
export function releasedLike(
  tx: Tx,
  { regionCode, tradeCode, level }: { regionCode: string; tradeCode: string; level: string },
) {
  return tx.db
    .selectFrom('catalog.question_set')
    .select('id')
    .where('region_code', '=', regionCode)
    .where('trade_code', '=', tradeCode)
    .where('level', '=', level)
    .where('state', '=', 'released')
    .executeTakeFirst()
}

export async function updateSet(
  tx: Tx,
  id: string,
  change: { state: QuestionSetState; released_by?: string; released_on?: typeof tx.today; withdrawn_reason?: string },
): Promise<void> {
  await tx.db.updateTable('catalog.question_set').set(change).where('id', '=', id).execute()
}

export async function insertProposal(
  tx: Tx,
  proposal: { setId: string; regionCode: string; number: number | undefined; words: string },
): Promise<void> {
  await tx.db
    .insertInto('catalog.question_proposal')
    .values({
      id: newId(),
      set_id: proposal.setId,
      region_code: proposal.regionCode,
      number: proposal.number ?? null,
      words: proposal.words,
      proposed_on: tx.today,
      state: 'open',
    })
    .execute()
}

/** Proposals in reach, those that wait first. */
export function selectProposals(tx: Tx, { state, id }: { state?: ProposalState | undefined; id?: string }) {
  let query = tx.db
    .selectFrom('catalog.question_proposal as p')
    .innerJoin('catalog.question_set as s', 's.id', 'p.set_id')
    .select(['p.id', 'p.set_id as setId', 's.title', 'p.number', 'p.words', 'p.proposed_on as proposedOn'])
    .select(['p.state', 'p.answer'])
    .$narrowType<{ state: ProposalState }>()
  if (state) query = query.where('p.state', '=', state)
  if (id) query = query.where('p.id', '=', id)
  return firstOf(tx, query.orderBy(sql`p.state <> 'open'`).orderBy('p.id', 'desc'))
}

/** @returns whether it waited still */
export async function answerProposal(
  tx: Tx,
  id: string,
  given: { state: 'taken' | 'declined'; answer: string; by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('catalog.question_proposal')
    .set({ state: given.state, answer: given.answer, settled_by: given.by, settled_on: tx.today })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
