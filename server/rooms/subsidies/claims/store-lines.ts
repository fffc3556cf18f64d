import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { insertRows, type Tx } from '#platform/db'
import type { Component, FundItem, FundSource, Trace } from '#policy'
import type { BatchKind, BatchState, ItemState, MatterKind } from '../contract-words.ts'
import { dueKey } from '../domain/due-key.ts'
import { hasArrived } from '../domain/has-arrived.ts'
import type { Batch } from './store-batches.ts'

export interface NewLine {
  readonly id: string
  readonly lineNumber: number
  readonly decisionId: string
  readonly subjectId: string
  readonly personId: string | null
  readonly subjectName: string
  readonly township: string
  readonly ruleId: string
  readonly component: Component
  readonly item: FundItem
  readonly payeeKind: 'person' | 'organization'
  readonly payeeId: string
  readonly payeeName: string
  readonly fundSource: FundSource
  readonly serviceFrom: DateText
  readonly serviceUntil: DateText
  readonly dueRevision: number
  readonly amountFen: Fen
  /** What the organizer holds of it in advance: the amount is what is left to pay. */
  readonly advanceFen: Fen
  readonly advancePartId: string | null
  /** What earlier lines of the same due amount have paid: this one is the difference. */
  readonly postedFen: Fen
  readonly trace: Trace
}

export async function insertLines(
  tx: Tx,
  batch: Pick<Batch, 'id' | 'matterKind' | 'matterId' | 'regionCode' | 'organizationId'>,
  lines: readonly NewLine[],
): Promise<void> {
  await insertRows(
    tx,
    'subsidies.line',
    lines.map((line) => lineRow(batch, line)),
  )
}

const lineRow = (batch: Parameters<typeof insertLines>[1], line: NewLine) => ({
  id: line.id,
  batch_id: batch.id,
  line_number: line.lineNumber,
  decision_id: line.decisionId,
  matter_kind: batch.matterKind,
  matter_id: batch.matterId,
  subject_id: line.subjectId,
  person_id: line.personId,
  subject_name: line.subjectName,
  township: line.township,
  region_code: batch.regionCode,
  organization_id: batch.organizationId,
  rule_id: line.ruleId,
  component: line.component,
  item: line.item,
  payee_kind: line.payeeKind,
  payee_id: line.payeeId,
  payee_name: line.payeeName,
  fund_source: line.fundSource,
  service_from: line.serviceFrom,
  service_until: line.serviceUntil,
  due_revision: line.dueRevision,
  amount_fen: line.amountFen,
  advance_fen: line.advanceFen,
  advance_part_id: line.advancePartId,
  posted_fen: line.postedFen,
  trace: line.trace,
})

/** Takes the lines of a returned batch away. */
export async function deleteLines(tx: Tx, batchId: string): Promise<void> {
  await tx.db.deleteFrom('subsidies.line').where('batch_id', '=', batchId).execute()
  // What a limit took of a line whose other part goes on was answered with it.
  await tx.db
    .deleteFrom('subsidies.limit_cut as c')
    .where('c.batch_id', '=', batchId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('subsidies.line as l').select('l.id').whereRef('l.decision_id', '=', 'c.decision_id'))),
    )
    .execute()
}

/** A line as its list says it. */
const listed = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.line as l')
    .select(['l.id', 'l.batch_id as batchId', 'l.line_number as lineNumber', 'l.decision_id as decisionId'])
    .select(['l.matter_kind as matterKind', 'l.matter_id as matterId'])
    .select(['l.subject_id as subjectId', 'l.person_id as personId'])
    .select(['l.subject_name as subjectName', 'l.township', 'l.region_code as regionCode'])
    .select(['l.organization_id as organizationId', 'l.rule_id as ruleId', 'l.component', 'l.item'])
    .select(['l.payee_kind as payeeKind', 'l.payee_id as payeeId', 'l.payee_name as payeeName'])
    .select(['l.service_from as serviceFrom', 'l.service_until as serviceUntil', 'l.due_revision as dueRevision'])
    .select(['l.fund_source as fundSource', 'l.amount_fen as amountFen', 'l.posted_fen as postedFen'])
    .select(['l.advance_fen as advanceFen', 'l.advance_part_id as advancePartId'])
    .$narrowType<{
      fundSource: FundSource
      matterKind: MatterKind
      payeeKind: 'person' | 'organization'
      component: Component
      item: FundItem
    }>()

export type ListLine = Awaited<ReturnType<typeof selectList>>[number]

/** The list of a batch, by number: enough to judge it, without where its money is. */
export function selectList(tx: Tx, batchId: string) {
  return listed(tx).where('l.batch_id', '=', batchId).orderBy('l.line_number').execute()
}

/** A line with all that says where its money is; `dueFen` is what the calculation gave before the limits. */
export const lines = (tx: Tx) =>
  listed(tx)
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .innerJoin('subsidies.decision as d', 'd.id', 'l.decision_id')
    .leftJoin('subsidies.rejection as x', 'x.line_id', 'l.id')
    .leftJoin('subsidies.payment_item_line as p', (join) =>
      join.onRef('p.line_id', '=', 'l.id').on(sql<boolean>`p.live`),
    )
    .leftJoin('subsidies.payment_item as i', 'i.id', 'p.item_id')
    .select(['b.kind as batchKind', 'b.state as batchState', 'b.number as batchNumber', 'b.closed_on as batchClosedOn'])
    .select(['d.amount_fen as dueFen', 'x.reason as rejectedReason'])
    .select(['i.state as itemState', 'i.settled_on as settledOn'])
    .$narrowType<{ batchState: BatchState; batchKind: BatchKind; itemState: ItemState | null }>()

export type Line = Awaited<ReturnType<typeof selectLines>>[number]

/** A line with how it came to its amount. */
export type TracedLine = Line & { readonly trace: Trace }

/** The lines of a batch, by number. */
export function selectLines(tx: Tx, batchId: string) {
  return lines(tx).where('l.batch_id', '=', batchId).orderBy('l.line_number').execute()
}

/**
 * What of these lines stands in a list that is under way or paid, as `dueKey` says; not what was refused or returned;
 * `under way`: not what has arrived either.
 */
export function claimedKeys(lines: readonly Line[], which?: 'under way'): Set<string> {
  const standing = lines.filter((line) => line.rejectedReason === null && line.batchState !== 'returned')
  return new Set(standing.filter((line) => !which || !hasArrived(line)).map(dueKey))
}

export function findLine(tx: Tx, id: string) {
  return lines(tx).where('l.id', '=', id).executeTakeFirst()
}

/** How each of these lines came to its amount, step by step. */
export async function selectTraces(tx: Tx, lineIds: readonly string[]): Promise<Map<string, Trace>> {
  const rows = await tx.db
    .selectFrom('subsidies.line')
    .select((eb) => ['id', eb.ref('trace').$castTo<Trace>().as('trace')])
    .where('id', '=', sql<string>`any(${[...lineIds]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, trace }) => [id, trace]))
}

/** The lines of a matter, of a person, or of a region prefix: with what was ever claimed for them. */
export function selectLinesWhere(
  tx: Tx,
  where: {
    readonly matterId?: string
    readonly personId?: string
    readonly regionPrefix?: string
    readonly batchId?: string
  },
) {
  let query = lines(tx).orderBy('l.id')
  if (where.matterId) query = query.where('l.matter_id', '=', where.matterId)
  if (where.personId) query = query.where('l.person_id', '=', where.personId)
  if (where.batchId) query = query.where('l.batch_id', '=', where.batchId)
  if (where.regionPrefix) query = query.where('l.region_code', 'like', `${where.regionPrefix}%`)
  return query.execute()
}

/**
 * For each of these lines another one that stands and goes on with its places: the other part, from another source, or what
 * was paid on top of it since.
 */
export async function otherParts(tx: Tx, lineIds: readonly string[]) {
  const rows = await tx.db
    .selectFrom('subsidies.line as l')
    .innerJoin('subsidies.line as o', (join) =>
      join
        .onRef('o.matter_id', '=', 'l.matter_id')
        .onRef('o.subject_id', '=', 'l.subject_id')
        .onRef('o.rule_id', '=', 'l.rule_id')
        .on((eb) => eb.or([eb('o.decision_id', '=', eb.ref('l.decision_id')), eb('o.id', '>', eb.ref('l.id'))])),
    )
    .innerJoin('subsidies.batch as b', 'b.id', 'o.batch_id')
    .leftJoin('subsidies.rejection as x', 'x.line_id', 'o.id')
    .select(['l.id', 'o.id as otherId', 'b.number as batchNumber'])
    .where('l.id', '=', sql<string>`any(${[...lineIds]}::uuid[])`)
    .where('o.id', '<>', sql<string>`all(${[...lineIds]}::uuid[])`)
    .where('x.line_id', 'is', null)
    .orderBy('o.id', 'desc')
    .execute()
  return new Map(rows.map(({ id, ...other }) => [id, other]))
}

/** How each of these decisions' amounts is claimed: a part a source, in the order they were drawn. */
export async function selectParts(tx: Tx, decisionIds: readonly string[]): Promise<Map<string, Part[]>> {
  const rows = await tx.db
    .selectFrom('subsidies.line')
    .select(['decision_id as decisionId', 'fund_source as fundSource', 'amount_fen as amountFen'])
    .$narrowType<{ fundSource: FundSource }>()
    .where('decision_id', '=', sql<string>`any(${[...decisionIds]}::uuid[])`)
    .orderBy('batch_id')
    .execute()
  return Map.groupBy(rows, (row) => row.decisionId)
}

/** One source's part of an amount. */
export type Part = Pick<Line, 'fundSource' | 'amountFen'>
