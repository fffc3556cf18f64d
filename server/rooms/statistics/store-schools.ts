import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { IncomeKind } from './domain/school-year.ts'

/** The receipts schools entered for a year, in the actor's reach, withdrawn ones included. */
export function selectReceipts(
  tx: Tx,
  span: { readonly organizationId?: string | undefined; readonly from: DateText; readonly until: DateText },
) {
  let query = tx.db
    .selectFrom('statistics.school_receipt as s')
    .innerJoin('organizations.organization as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.organization_id as organizationId', 'o.name as organizationName', 's.kind', 's.payer'])
    .select(['s.received_on as receivedOn', 's.amount_fen as amountFen', 's.document', 's.in_pairing as inPairing'])
    .select('s.withdrawn_reason as withdrawnReason')
    .$narrowType<{ kind: IncomeKind }>()
    .where('s.received_on', '>=', span.from)
    .where('s.received_on', '<=', span.until)
    .orderBy('s.received_on')
    .orderBy('s.id')
  if (span.organizationId) query = query.where('s.organization_id', '=', span.organizationId)
  return query.execute()
}

interface Own {
  readonly organizationId: string
  readonly regionCode: string
}

export async function insertReceipt(
  tx: Tx,
  own: Own,
  given: {
    readonly kind: IncomeKind
    readonly receivedOn: DateText
    readonly amountFen: Fen
    readonly payer: string
    readonly document: string
    readonly inPairing: boolean
  },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('statistics.school_receipt')
    .values({
      id,
      organization_id: own.organizationId,
      region_code: own.regionCode,
      kind: given.kind,
      received_on: given.receivedOn,
      amount_fen: given.amountFen,
      payer: given.payer,
      document: given.document,
      in_pairing: given.inPairing,
      entered_by: tx.actor.userId ?? id,
      entered_on: tx.today,
    })
    .execute()
  return id
}

/** @returns whether the receipt was there and still counted */
export async function withdraw(tx: Tx, id: string, reason: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('statistics.school_receipt')
    .set({ withdrawn_on: tx.today, withdrawn_reason: reason })
    .where('id', '=', id)
    .where('withdrawn_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

export function findPayBase(tx: Tx, organizationId: string, year: number) {
  return tx.db
    .selectFrom('statistics.school_pay_base')
    .select(['amount_fen as amountFen', 'document'])
    .where('organization_id', '=', organizationId)
    .where('year', '=', year)
    .executeTakeFirst()
}

export async function savePayBase(tx: Tx, own: Own, base: { year: number; amountFen: Fen; document: string }) {
  const values = {
    amount_fen: base.amountFen,
    document: base.document,
    entered_by: tx.actor.userId ?? own.organizationId,
    entered_on: tx.today,
  }
  await tx.db
    .insertInto('statistics.school_pay_base')
    .values({ organization_id: own.organizationId, region_code: own.regionCode, year: base.year, ...values })
    .onConflict((conflict) => conflict.columns(['organization_id', 'year']).doUpdateSet(values))
    .execute()
}

/** Names of regions, by code. */
export async function regionNames(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('regions.region')
    .select(['code', 'name'])
    .where('code', 'in', [...new Set(codes)])
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** The organizations of a list that are schools, with where they sit. */
export async function schoolsAmong(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx.db
    .selectFrom('organizations.organization as o')
    .innerJoin('regions.region as r', 'r.code', 'o.region_code')
    .select(['o.id', 'o.name', 'r.name as regionName'])
    .where('o.id', 'in', [...new Set(ids)])
    .where('o.kind', '=', 'technical-school')
    .orderBy('o.name')
    .execute()
}
