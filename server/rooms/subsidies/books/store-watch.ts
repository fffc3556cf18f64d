import { sql } from 'kysely'
import { firstOf, type Tx } from '#platform/db'
import { lines } from '../claims/store-lines.ts'
import type { ItemState } from '../contract-words.ts'

const named = (tx: Tx) =>
  lines(tx)
    .innerJoin('regions.region as r', 'r.code', 'l.region_code')
    .select(['r.name as regionName', 'b.matter_title as matterTitle', 'b.claimed_on as claimedOn'])

/** The batches of a region prefix that are neither closed nor refused nor ended, oldest first. */
export async function openBatches(tx: Tx, regionPrefix: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('subsidies.batch')
    .select('id')
    .where('region_code', 'like', `${regionPrefix}%`)
    .where('state', 'not in', ['rejected', 'closed', 'lapsed'])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Lines of some batches that have neither arrived nor been refused, with the day of claim and approval. */
export function selectUnpaid(tx: Tx, batchIds: readonly string[]) {
  return named(tx)
    .leftJoin('subsidies.review as v', (join) => join.onRef('v.batch_id', '=', 'b.id').on('v.step', '=', 'approve'))
    .select('v.on_day as approvedOn')
    .where('l.batch_id', '=', sql<string>`any(${[...batchIds]}::uuid[])`)
    .where('x.line_id', 'is', null)
    .where((eb) => eb.or([eb('i.state', 'is', null), eb('i.state', '<>', 'confirmed')]))
    .execute()
}

export const selectLinesByIds = (tx: Tx, ids: readonly string[]) =>
  named(tx)
    .where('l.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('l.id')
    .execute()

/** The newest lines whose batch, payment order, matter, person or payee has these words. */
export function searchLines(tx: Tx, found: string, limit: number) {
  const columns = ['b.number', 'b.matter_number', 'l.subject_name', 'l.payee_name'] as const
  const query = named(tx)
    .where((eb) =>
      eb.or([
        ...columns.map((column) => eb(column, 'like', found)),
        eb.exists(
          eb
            .selectFrom('subsidies.payment_order as o')
            .select('o.id')
            .whereRef('o.batch_id', '=', 'b.id')
            .where('o.number', 'like', found),
        ),
      ]),
    )
    .orderBy('l.id', 'desc')
  return firstOf(tx, query, limit)
}

/** Every transfer a line was ever in, returned ones too, in order: of the transfer its part for the line. */
export const selectTransfersOf = (tx: Tx, lineId: string) =>
  tx.db
    .selectFrom('subsidies.payment_item_line as p')
    .innerJoin('subsidies.payment_item as i', 'i.id', 'p.item_id')
    .innerJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
    .select(['i.id', 'o.number as orderNumber', 'i.sequence', 'o.sent_on as sentOn', 'o.file_hash as fileHash'])
    .select(['i.bank_name as bankName', 'i.account_tail as accountTail', 'p.amount_fen as amountFen', 'i.state'])
    .select(['i.bank_reason as bankReason', 'i.settled_on as settledOn', 'i.returned_on as returnedOn'])
    .$narrowType<{ state: ItemState }>()
    .where('p.line_id', '=', lineId)
    .orderBy('i.id')
    .execute()
