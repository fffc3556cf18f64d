import { sql } from 'kysely'
import { type Fen, zeroFen } from '#kernel/money'
import { countOf, insertRows, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type StoredDecision, withBasis } from '../calculation/store-decisions.ts'
import type { MatterKind } from '../contract-words.ts'
import { dueKey } from '../domain/due-key.ts'
import type { Required } from '../domain/required.ts'

export type AdjustmentState = 'open' | 'accepted' | 'rejected' | 'superseded'

const adjustments = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.adjustment as a')
    .innerJoin('subsidies.decision as d', 'd.id', 'a.decision_id')
    .select(['a.id', 'a.matter_kind as matterKind', 'a.matter_id as matterId', 'd.matter_number as matterNumber'])
    .select(['d.matter_title as matterTitle', 'a.subject_id as subjectId', 'a.subject_name as subjectName'])
    .select(['a.person_id as personId', 'a.region_code as regionCode', 'a.organization_id as organizationId'])
    .select(['a.rule_id as ruleId', 'a.decision_id as decisionId', 'a.due_revision as dueRevision', 'a.direction'])
    .select(['a.due_fen as dueFen', 'a.posted_fen as postedFen', 'a.amount_fen as amountFen', 'a.state'])
    .select(['a.raised_by as raisedBy', 'a.raised_on as raisedOn', 'a.decided_by_name as decidedByName'])
    .select(['a.decided_on as decidedOn', 'a.reason'])
    .select(['a.spared_by as sparedBy', 'a.spared_by_name as sparedByName', 'a.spared_on as sparedOn'])
    .select(['a.spared_reason as sparedReason', 'd.basis_id as basisId'])
    .$narrowType<{ matterKind: MatterKind; direction: Required['direction']; state: AdjustmentState }>()

export type Adjustment = Awaited<ReturnType<typeof read>>[number]

/** With the calculation each comes from. */
const read = async (tx: Tx, query: ReturnType<typeof adjustments>) => withBasis(tx, await query.execute())

export const findAdjustment = async (tx: Tx, id: string): Promise<Adjustment | undefined> =>
  (await read(tx, adjustments(tx).where('a.id', '=', id)))[0]

/** Locked until the transaction ends: it is decided once. */
export const lockAdjustment = async (tx: Tx, id: string): Promise<Adjustment | undefined> =>
  (await read(tx, adjustments(tx).where('a.id', '=', id).forUpdate('a')))[0]

/** Those of a matter in a state. */
export const adjustmentsOf = (tx: Tx, matterId: string, states: readonly AdjustmentState[]) =>
  read(tx, adjustments(tx).where('a.matter_id', '=', matterId).where('a.state', 'in', states).orderBy('a.id'))

/** What was decided not to be done, everywhere in reach. */
export const refusedAdjustments = (tx: Tx) => read(tx, adjustments(tx).where('a.state', '=', 'rejected'))

/** Where the last said of recovering in some matters is that it is given up: by due, why. */
export async function sparedWhy(tx: Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .selectFrom('subsidies.adjustment')
    .select(['matter_id as matterId', 'subject_id as subjectId', 'rule_id as ruleId', 'state', 'reason'])
    .where('matter_id', '=', sql<string>`any(${[...matterIds]}::uuid[])`)
    .where('direction', '=', 'recover')
    .where('state', '<>', 'superseded')
    .orderBy('id')
    .execute()
  const last = new Map(rows.map((row) => [dueKey(row), row]))
  return new Map([...last].flatMap(([key, { state, reason }]) => (state === 'rejected' ? [[key, reason ?? '']] : [])))
}

interface Filter {
  readonly state?: AdjustmentState | undefined
  readonly matterId?: string | undefined
}

const filtered = (tx: Tx, { state, matterId }: Filter) => {
  let query = adjustments(tx)
  if (state) query = query.where('a.state', '=', state)
  if (matterId) query = query.where('a.matter_id', '=', matterId)
  return query
}

/** A page, newest first: one row more than asked, and how many there are. */
export async function selectAdjustments(
  tx: Tx,
  { cursor, limit, ...filter }: Filter & { readonly cursor?: string | undefined; readonly limit: number },
) {
  let query = filtered(tx, filter)
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
  if (cursor) query = query.where('a.id', '<', cursor)
  return { rows: await read(tx, query), count: await countOf(tx, filtered(tx, filter)) }
}

export async function countAdjustments(tx: Tx, filter: Filter = {}): Promise<number> {
  const { count } = await filtered(tx, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** What is proposed on a decision: what is due and posted by now, and the difference asked for, in fen. */
export interface Proposal extends Required {
  readonly decision: StoredDecision
  readonly dueFen: Fen
  readonly postedFen: Fen
}

/** Writes proposals for another person to decide. */
export const insertAdjustments = (tx: Tx, proposals: readonly Proposal[]): Promise<void> =>
  insertRows(
    tx,
    'subsidies.adjustment',
    proposals.map(({ decision, ...asked }) => ({
      id: newId(),
      matter_kind: decision.matterKind,
      matter_id: decision.matterId,
      subject_id: decision.subjectId,
      subject_name: decision.subjectName,
      person_id: decision.personId,
      region_code: decision.regionCode,
      organization_id: decision.organizationId,
      rule_id: decision.ruleId,
      decision_id: decision.id,
      due_revision: decision.revision,
      direction: asked.direction,
      due_fen: asked.dueFen,
      posted_fen: asked.postedFen,
      amount_fen: asked.amountFen,
      state: 'open',
      raised_by: tx.actor.naturalPersonId,
      raised_on: tx.today,
    })),
  )

/** A newer calculation has its own say. */
export async function supersede(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('subsidies.adjustment')
    .set({ state: 'superseded' })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}

/** That what is paid too much be not recovered, for another person to confirm. */
export async function proposeSparing(tx: Tx, id: string, reason: string): Promise<void> {
  const by = { spared_by: tx.actor.naturalPersonId, spared_by_name: tx.actor.name }
  await tx.db
    .updateTable('subsidies.adjustment')
    .set({ ...by, spared_on: tx.today, spared_reason: reason })
    .where('id', '=', id)
    .execute()
}

export async function decide(tx: Tx, id: string, state: 'accepted' | 'rejected', reason: string): Promise<void> {
  await tx.db
    .updateTable('subsidies.adjustment')
    .set({
      state,
      reason,
      decided_by: tx.actor.naturalPersonId,
      decided_by_name: tx.actor.name,
      decided_on: tx.today,
    })
    .where('id', '=', id)
    .execute()
}

/** Accepted top-ups of a matter that stand in no list yet. */
export function selectTopUps(tx: Tx, matterId: string) {
  const accepted = adjustments(tx)
    .where('a.matter_id', '=', matterId)
    .where('a.direction', '=', 'top-up')
    .where('a.state', '=', 'accepted')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subsidies.line as l')
            .leftJoin('subsidies.rejection as x', 'x.line_id', 'l.id')
            .select('l.id')
            .whereRef('l.decision_id', '=', 'a.decision_id')
            .where('x.line_id', 'is', null),
        ),
      ),
    )
    .where('a.amount_fen', '>', zeroFen)
    .orderBy('a.id')
  return read(tx, accepted)
}
