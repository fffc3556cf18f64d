import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { type Fen, zeroFen } from '#kernel/money'
import { countOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Line } from '../claims/store-lines.ts'
import type { RecoveryState } from '../contract-adjustments.ts'
import type { MatterKind } from '../contract-words.ts'
import { writeOffsOf } from './store-write-offs.ts'

const recoveries = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.recovery as r')
    .innerJoin('subsidies.line as l', 'l.id', 'r.line_id')
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .select(['r.id', 'r.number', 'r.line_id as lineId', 'l.batch_id as batchId', 'b.number as batchNumber'])
    .select(['l.line_number as lineNumber', 'l.subject_name as subjectName', 'r.payee_name as payeeName'])
    .select(['l.decision_id as decisionId', 'r.adjustment_id as adjustmentId'])
    .select(['r.matter_id as matterId', 'r.subject_id as subjectId', 'r.rule_id as ruleId'])
    .select('l.matter_kind as matterKind')
    .select(['r.region_code as regionCode', 'r.organization_id as organizationId', 'r.person_id as personId'])
    .select(['r.amount_fen as amountFen', 'r.repaid_fen as repaidFen', 'r.state', 'r.reason'])
    .select(['r.ordered_on as orderedOn', 'r.due_on as dueOn', 'r.settled_reason as settledReason'])
    .select('r.settled_document as settledDocument')
    .$narrowType<{ state: RecoveryState; matterKind: MatterKind }>()

export type Recovery = NonNullable<Awaited<ReturnType<typeof lockRecovery>>>

/** Locked until the transaction ends: repayments of one order follow each other. */
export const lockRecovery = (tx: Tx, id: string) =>
  recoveries(tx).where('r.id', '=', id).forUpdate('r').executeTakeFirst()

interface Where {
  readonly matterId?: string
  readonly regionPrefix?: string
  readonly batchId?: string
  readonly lineIds?: readonly string[]
}

/** Every recovery of a matter, of a region prefix, of a batch or of some lines: the newest first. */
export function recoveriesWhere(tx: Tx, where: Where) {
  let query = recoveries(tx).orderBy('r.id', 'desc')
  if (where.matterId) query = query.where('r.matter_id', '=', where.matterId)
  if (where.batchId) query = query.where('l.batch_id', '=', where.batchId)
  if (where.lineIds) query = query.where('r.line_id', '=', sql<string>`any(${[...where.lineIds]}::uuid[])`)
  if (where.regionPrefix) query = query.where('r.region_code', 'like', `${where.regionPrefix}%`)
  return query.execute()
}

/** The orders on some lines that were not withdrawn, locked. */
export const ordersOn = (tx: Tx, lineIds: readonly string[]) =>
  recoveries(tx)
    .where('r.line_id', '=', sql<string>`any(${[...lineIds]}::uuid[])`)
    .where('r.state', '<>', 'withdrawn')
    .orderBy('r.id')
    .forUpdate('r')
    .execute()

/** Takes back orders on which nothing has been repaid; a decision not to recover stays what it was. */
export async function dropOrders(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('subsidies.recovery')
    .set({ state: 'withdrawn', amount_fen: zeroFen })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('state', '=', 'ordered')
    .execute()
}

interface Filter {
  readonly state?: RecoveryState | undefined
  readonly waiting?: 'write-off' | undefined
}

/** A page, newest first: one row more than asked, how many there are, and each with its repayments and what was proposed. */
export async function selectRecoveries(
  tx: Tx,
  { cursor, limit, state, waiting }: Filter & { readonly cursor?: string | undefined; readonly limit: number },
) {
  let query = recoveries(tx)
  if (state) query = query.where('r.state', '=', state)
  const proposed = tx.db.selectFrom('subsidies.write_off').select('recovery_id').where('state', '=', 'proposed')
  if (waiting) query = query.where('r.id', 'in', proposed)
  const count = await countOf(tx, query)
  if (cursor) query = query.where('r.id', '<', cursor)
  const rows = await query
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
    .execute()
  const ids = rows.map((row) => row.id)
  const [repayments, writeOffs] = [await repaymentsOf(tx, ids), await writeOffsOf(tx, ids)]
  const withAll = (row: (typeof rows)[number]) => ({
    ...row,
    repayments: repayments.get(row.id) ?? [],
    writeOffs: writeOffs.get(row.id) ?? [],
  })
  return { rows: rows.map(withAll), count }
}

async function repaymentsOf(tx: Tx, recoveryIds: readonly string[]) {
  const rows = await tx.db
    .selectFrom('subsidies.repayment')
    .select(['id', 'recovery_id as recoveryId', 'amount_fen as amountFen', 'document_number as documentNumber'])
    .select('received_on as receivedOn')
    .where('recovery_id', '=', sql<string>`any(${[...recoveryIds]}::uuid[])`)
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, (row) => row.recoveryId)
}

/** How many orders wait for money, and how many of them beyond their time. */
export function countOutstanding(tx: Tx): Promise<{ count: number; late: number }> {
  return tx.db
    .selectFrom('subsidies.recovery')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .select(sql<number>`count(*) filter (where due_on < ${tx.today}::date)`.as('late'))
    .where('state', 'in', ['ordered', 'partly-repaid'])
    .executeTakeFirstOrThrow()
}

export async function insertRecovery(
  tx: Tx,
  line: Line,
  order: { readonly adjustmentId: string; readonly amountFen: Fen; readonly reason: string; readonly dueOn: DateText },
): Promise<{ id: string; number: string }> {
  const { rows } = await sql<{ n: number }>`select nextval('subsidies.recovery_number') as n`.execute(tx.db)
  const number = `${line.regionCode}追${tx.today.slice(0, 4)}第${String(rows[0]?.n ?? 0).padStart(5, '0')}号`
  const id = newId()
  await tx.db
    .insertInto('subsidies.recovery')
    .values({
      id,
      number,
      adjustment_id: order.adjustmentId,
      line_id: line.id,
      matter_id: line.matterId,
      subject_id: line.subjectId,
      rule_id: line.ruleId,
      region_code: line.regionCode,
      organization_id: line.organizationId,
      person_id: line.personId,
      payee_kind: line.payeeKind,
      payee_id: line.payeeId,
      payee_name: line.payeeName,
      amount_fen: order.amountFen,
      state: 'ordered',
      reason: order.reason,
      ordered_by: tx.actor.userId ?? '',
      ordered_on: tx.today,
      due_on: order.dueOn,
    })
    .execute()
  return { id, number }
}

export async function insertRepayment(
  tx: Tx,
  { id: recoveryId, regionCode, organizationId, personId }: Recovery,
  paid: { readonly amountFen: Fen; readonly documentNumber: string; readonly receivedOn: DateText },
): Promise<string | undefined> {
  const id = newId()
  const written = await tx.db
    .insertInto('subsidies.repayment')
    .values({
      id,
      recovery_id: recoveryId,
      region_code: regionCode,
      organization_id: organizationId,
      person_id: personId,
      amount_fen: paid.amountFen,
      document_number: paid.documentNumber,
      received_on: paid.receivedOn,
      recorded_by: tx.actor.userId ?? '',
      recorded_on: tx.today,
    })
    .onConflict((conflict) => conflict.columns(['recovery_id', 'document_number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written?.id
}

export async function updateRecovery(
  tx: Tx,
  id: string,
  set: { readonly state: RecoveryState; readonly repaidFen?: Fen; readonly amountFen?: Fen },
  settled?: { readonly reason: string; readonly documentNumber: string },
): Promise<void> {
  await tx.db
    .updateTable('subsidies.recovery')
    .set({
      state: set.state,
      ...(set.repaidFen !== undefined && { repaid_fen: set.repaidFen }),
      ...(set.amountFen !== undefined && { amount_fen: set.amountFen }),
      ...(settled && {
        settled_by: tx.actor.userId,
        settled_on: tx.today,
        settled_reason: settled.reason,
        settled_document: settled.documentNumber,
      }),
    })
    .where('id', '=', id)
    .execute()
}
