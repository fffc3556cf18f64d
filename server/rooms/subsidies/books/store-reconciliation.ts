import { sql } from 'kysely'
import { firstDay, lastDay, type MonthText } from '#kernel/dates'
import { subtract, zeroFen } from '#kernel/money'
import { insertRows, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { ItemState } from '../contract-words.ts'
import type { NewEntry } from '../domain/bank-statement.ts'

/** The statements of a region and below that count: of each account and month the last one imported. */
const statements = (tx: Tx, regionPrefix: string) =>
  tx.db
    .selectFrom('subsidies.bank_statement as s')
    .where('s.region_code', 'like', `${regionPrefix}%`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subsidies.bank_statement as n')
            .select('n.id')
            .whereRef('n.region_code', '=', 's.region_code')
            .whereRef('n.month', '=', 's.month')
            .whereRef('n.bank_account', '=', 's.bank_account')
            .whereRef('n.revision', '>', 's.revision'),
        ),
      ),
    )

export function selectStatements(tx: Tx, { regionPrefix, month }: { regionPrefix: string; month: MonthText }) {
  return statements(tx, regionPrefix)
    .select(['s.id', 's.region_code as regionCode', 's.bank_account as bankAccount', 's.revision', 's.entries'])
    .select(['s.file_hash as fileHash', 's.imported_on as importedOn', 's.imported_by_name as byName'])
    .where('s.month', '=', month)
    .orderBy('s.region_code')
    .orderBy('s.bank_account')
    .execute()
}

/** The entries of some months. */
export function selectEntries(tx: Tx, regionPrefix: string, months: readonly MonthText[]) {
  return statements(tx, regionPrefix)
    .innerJoin('subsidies.bank_entry as e', 'e.statement_id', 's.id')
    .select(['s.month', 'e.on_day as onDay', 'e.amount_fen as amountFen', 'e.counterparty'])
    .select(['e.account_tail as accountTail', 'e.order_number as orderNumber', 'e.sequence'])
    .where('s.month', 'in', [...months])
    .orderBy('e.on_day')
    .orderBy('e.id')
    .execute()
}

/** Transfers sent by the month's end that are unanswered, were settled or sent back since its first day, or are named by an entry. */
export function selectItemsOf(tx: Tx, regionPrefix: string, month: MonthText, orderNumbers: readonly string[]) {
  return tx.db
    .selectFrom('subsidies.payment_item as i')
    .innerJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
    .select(['i.id', 'o.batch_id as batchId', 'o.number as orderNumber', 'i.sequence', 'i.payee_name as payeeName'])
    .select(['i.account_tail as accountTail', 'i.amount_fen as amountFen', 'i.state', 'i.settled_on as settledOn'])
    .select('i.returned_on as returnedOn')
    .$narrowType<{ state: ItemState }>()
    .where('i.region_code', 'like', `${regionPrefix}%`)
    .where('o.sent_on', '<=', lastDay(month))
    .where((where) =>
      where.or([
        where('i.state', 'in', ['sent', 'unknown']),
        where('i.settled_on', '>=', firstDay(month)),
        where('i.returned_on', '>=', firstDay(month)),
        where('o.number', '=', sql<string>`any(${[...orderNumbers]}::text[])`),
      ]),
    )
    .orderBy('o.number')
    .orderBy('i.sequence')
    .execute()
}

/** Money that payees gave back, booked since the month's first day or named by an entry: as much less than nothing. */
export async function selectRepaymentsOf(tx: Tx, regionPrefix: string, month: MonthText, documents: readonly string[]) {
  const rows = await tx.db
    .selectFrom('subsidies.repayment as p')
    .innerJoin('subsidies.recovery as r', 'r.id', 'p.recovery_id')
    .innerJoin('subsidies.line as l', 'l.id', 'r.line_id')
    .select(['p.id', 'r.line_id as lineId', 'l.batch_id as batchId', 'p.document_number as orderNumber'])
    .select(['r.payee_name as payeeName', 'p.amount_fen as backFen', 'p.recorded_on as settledOn'])
    .where('p.region_code', 'like', `${regionPrefix}%`)
    .where((where) =>
      where.or([
        where('p.recorded_on', '>=', firstDay(month)),
        where('p.document_number', '=', sql<string>`any(${[...documents]}::text[])`),
      ]),
    )
    .orderBy('p.id')
    .execute()
  return rows.map(({ backFen, ...row }) => ({
    ...row,
    sequence: null,
    accountTail: '',
    amountFen: subtract(zeroFen, backFen),
    state: 'confirmed' as const,
  }))
}

export async function insertStatement(
  tx: Tx,
  given: { regionCode: string; month: MonthText; bankAccount: string; revision: number; fileHash: string },
  entries: readonly NewEntry[],
): Promise<string> {
  const statementId = newId()
  await tx.db
    .insertInto('subsidies.bank_statement')
    .values({
      id: statementId,
      region_code: given.regionCode,
      month: given.month,
      bank_account: given.bankAccount,
      revision: given.revision,
      file_hash: given.fileHash,
      entries: entries.length,
      imported_by: tx.actor.userId ?? '',
      imported_by_name: tx.actor.name,
      imported_on: tx.today,
    })
    .execute()
  await insertRows(
    tx,
    'subsidies.bank_entry',
    entries.map((entry) => ({
      id: newId(),
      statement_id: statementId,
      region_code: given.regionCode,
      row_number: entry.rowNumber,
      on_day: entry.onDay,
      amount_fen: entry.amountFen,
      counterparty: entry.counterparty,
      account_tail: entry.accountTail,
      order_number: entry.orderNumber,
      sequence: entry.sequence,
    })),
  )
  return statementId
}

/** What was written on differences, by key: of the month. */
export async function selectNotes(tx: Tx, regionPrefix: string, month: MonthText) {
  const rows = await tx.db
    .selectFrom('subsidies.difference_note')
    .select(['difference_key as key', 'note', 'noted_by_name as byName', 'noted_on as notedOn'])
    .where('region_code', 'like', `${regionPrefix}%`)
    .where('month', '=', month)
    .execute()
  return new Map(rows.map(({ key, ...note }) => [key, note]))
}

export async function insertNote(
  tx: Tx,
  { regionCode, month, key, note }: { regionCode: string; month: MonthText; key: string; note: string },
): Promise<void> {
  await tx.db
    .insertInto('subsidies.difference_note')
    .values({
      id: newId(),
      region_code: regionCode,
      month,
      difference_key: key,
      note,
      noted_by: tx.actor.userId ?? '',
      noted_by_name: tx.actor.name,
      noted_on: tx.today,
    })
    .execute()
}
