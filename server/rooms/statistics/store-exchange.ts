import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { firstOf, type Tx } from '#platform/db'
import type { ExchangeKind, ExchangeRecord, Mismatch } from './domain/exchange.ts'

interface Period {
  readonly from: DateText
  readonly until: DateText
}

/** Classes that begin within a period. */
const selectClasses = (tx: Tx, { from, until }: Period) =>
  tx.db
    .selectFrom('classes.training_class as c')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .innerJoin('regions.region as r', 'r.code', 'c.region_code')
    .select(['c.id as ourId', 'c.region_code as regionCode', 'r.name as regionName', 'c.number', 'c.title'])
    .select(['o.name as organizationName', 'c.starts_on as startsOn', 'c.ends_on as endsOn'])
    .select((eb) =>
      eb
        .selectFrom('classes.enrollment as e')
        .select(sql<number>`count(*)`.as('heads'))
        .whereRef('e.class_id', '=', 'c.id')
        .where('e.withdrawn_on', 'is', null)
        .as('heads'),
    )
    .where('c.state', 'in', ['approved', 'teaching-only', 'under-way', 'completed'])
    .where('c.starts_on', '>=', from)
    .where('c.starts_on', '<=', until)
    .orderBy('c.number')
    .execute()

/** Trainees of the classes that begin within a period; of the resident id only what the class roll shows. */
const selectTrainees = (tx: Tx, { from, until }: Period) =>
  tx.db
    .selectFrom('classes.enrollment as e')
    .innerJoin('classes.training_class as c', 'c.id', 'e.class_id')
    .innerJoin('regions.region as r', 'r.code', 'e.region_code')
    .leftJoin('assessment.certificate as z', (join) =>
      join.onRef('z.enrollment_id', '=', 'e.id').on('z.revoked_on', 'is', null),
    )
    .select(['e.id as ourId', 'e.region_code as regionCode', 'r.name as regionName', 'c.number as classNumber'])
    .select(['e.person_name as personName', 'e.resident_id_tail as residentIdTail'])
    .select(sql<string>`case e.passed when true then '合格' when false then '不合格' else '' end`.as('result'))
    .select('z.number as certificateNumber')
    .where('e.withdrawn_on', 'is', null)
    .where('c.starts_on', '>=', from)
    .where('c.starts_on', '<=', until)
    .orderBy('c.number')
    .orderBy('e.id')
    .execute()

/** Transfers that arrived within a period; what the bank sent back later had arrived then. */
const selectPayments = (tx: Tx, { from, until }: Period) =>
  tx.db
    .selectFrom('subsidies.payment_item as i')
    .innerJoin('subsidies.payment_order as o', 'o.id', 'i.order_id')
    .innerJoin('subsidies.batch as b', 'b.id', 'o.batch_id')
    .innerJoin('regions.region as r', 'r.code', 'i.region_code')
    .select(['i.id as ourId', 'i.region_code as regionCode', 'r.name as regionName', 'b.number as batchNumber'])
    .select(['i.payee_name as payeeName', 'i.amount_fen as amountFen', 'i.settled_on as settledOn'])
    .where('i.state', 'in', ['confirmed', 'sent-back'])
    .where('i.settled_on', '>=', from)
    .where('i.settled_on', '<=', until)
    .orderBy('b.number')
    .orderBy('i.sequence')
    .execute()

const SELECT = { classes: selectClasses, trainees: selectTrainees, payments: selectPayments } as const

/** Everything of a kind in a period and in reach, with our key, and their number where one was acknowledged. */
export async function selectRecords(tx: Tx, kind: ExchangeKind, period: Period): Promise<readonly OurRecord[]> {
  const records: readonly BareRecord[] = await SELECT[kind](tx, period)
  const theirs = await selectLinks(tx, kind)
  return records.map((record) => ({ ...record, theirId: theirs.get(record.ourId) ?? null }))
}

/** Their number by our key, in reach. */
async function selectLinks(tx: Tx, kind: ExchangeKind): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('statistics.exchange_link')
    .select(['our_id as ourId', 'their_id as theirId'])
    .where('kind', '=', kind)
    .execute()
  return new Map(rows.map(({ ourId, theirId }) => [ourId, theirId]))
}

type BareRecord = ExchangeRecord & {
  readonly ourId: string
  readonly regionCode: string
  readonly regionName: string
}
export type OurRecord = BareRecord & { readonly theirId: string | null }

/** Their column of each of our fields, as set for a region or one above it; the nearest speaks last. */
export async function selectMapping(
  tx: Tx,
  kind: ExchangeKind,
  regions: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('statistics.exchange_mapping')
    .select(['field', 'column_title as columnTitle'])
    .where('kind', '=', kind)
    .where('region_code', 'in', [...regions])
    .orderBy('region_code')
    .execute()
  return new Map(rows.map(({ field, columnTitle }) => [field, columnTitle]))
}

export async function saveMapping(
  tx: Tx,
  of: { kind: ExchangeKind; field: string; columnTitle: string },
): Promise<void> {
  await tx.db
    .insertInto('statistics.exchange_mapping')
    .values({ region_code: tx.actor.regionCode, kind: of.kind, field: of.field, column_title: of.columnTitle })
    .onConflict((conflict) =>
      conflict.columns(['region_code', 'kind', 'field']).doUpdateSet({ column_title: of.columnTitle }),
    )
    .execute()
}

/** Keeps an import with what did not agree. */
export async function insertImport(
  tx: Tx,
  done: Period & {
    readonly id: string
    readonly kind: ExchangeKind
    readonly fileHash: string
    readonly rowCount: number
    readonly matched: number
    readonly mismatches: readonly Mismatch[]
  },
): Promise<void> {
  await tx.db
    .insertInto('statistics.exchange_import')
    .values({
      id: done.id,
      region_code: tx.actor.regionCode,
      kind: done.kind,
      from_on: done.from,
      until_on: done.until,
      file_hash: done.fileHash,
      row_count: done.rowCount,
      matched: done.matched,
      mismatches: JSON.stringify(done.mismatches),
      imported_by: tx.actor.userId ?? done.id,
      imported_on: tx.today,
    })
    .execute()
}

interface Link {
  readonly kind: ExchangeKind
  readonly ourId: string
  readonly regionCode: string
  readonly theirId: string
  readonly importId: string
}

const PER_INSERT = 1_000

/** Links our records to their numbers. @returns those whose number was free, in whatever county */
export async function insertLinks(tx: Tx, links: readonly Link[]): Promise<{ ourId: string; theirId: string }[]> {
  const saved = []
  for (let start = 0; start < links.length; start += PER_INSERT) {
    const rows = links.slice(start, start + PER_INSERT).map((link) => ({
      kind: link.kind,
      our_id: link.ourId,
      region_code: link.regionCode,
      their_id: link.theirId,
      import_id: link.importId,
    }))
    const query = tx.db.insertInto('statistics.exchange_link').values(rows)
    saved.push(
      ...(await query
        .onConflict((conflict) => conflict.doNothing())
        .returning(['our_id as ourId', 'their_id as theirId'])
        .execute()),
    )
  }
  return saved
}

/** As many imports, each with all its mismatches, as the page shows. */
const SHOWN = 10

/** The imports of a kind, latest first. */
export function selectImports(tx: Tx, kind: ExchangeKind) {
  const query = tx.db
    .selectFrom('statistics.exchange_import')
    .select(['id', 'imported_on as importedOn', 'from_on as from', 'until_on as until'])
    .select(['row_count as rowCount', 'matched'])
    .select((eb) => eb.ref('mismatches').$castTo<Mismatch[]>().as('mismatches'))
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
  return firstOf(tx, query, SHOWN)
}
