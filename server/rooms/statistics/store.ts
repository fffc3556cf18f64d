import { type SqlBool, sql } from 'kysely'
import type { MonthText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { instantText } from '#platform/clock'
import { countOf, insertRows, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Figures } from './contract.ts'
import type { Fact } from './domain/figures.ts'

const reports = (tx: Tx) =>
  tx.db
    .selectFrom('statistics.monthly_report as m')
    .innerJoin('regions.region as r', 'r.code', 'm.region_code')
    .select(['m.id', 'm.region_code as cityCode', 'r.name as cityName', 'm.month', 'm.version', 'm.hash'])
    .select(['m.submitted_name as submittedName', 'm.submitted_on as submittedOn', 'm.late'])
    .select('m.correction_reason as correctionReason')
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('statistics.monthly_report as n')
            .select('n.id')
            .whereRef('n.region_code', '=', 'm.region_code')
            .whereRef('n.month', '=', 'm.month')
            .whereRef('n.version', '>', 'm.version'),
        )
        .as('superseded'),
    )
    .$narrowType<{ month: MonthText; superseded: boolean }>()

/** Submitted reports, newest first. */
export async function selectReports(
  tx: Tx,
  filter: {
    month?: MonthText | undefined
    cityCode?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) {
  let query = reports(tx)
  if (filter.month) query = query.where('m.month', '=', filter.month)
  if (filter.cityCode) query = query.where('m.region_code', '=', filter.cityCode)
  const total = await countOf(tx, query)
  if (filter.cursor) query = query.where('m.id', '<', filter.cursor)
  const rows = await query
    .orderBy('m.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => row.id)
}

/** A report with its frozen figures. */
export function findReport(tx: Tx, id: string) {
  return reports(tx)
    .select(['m.figures', 'm.query_version as queryVersion'])
    .$narrowType<{ figures: Figures }>()
    .where('m.id', '=', id)
    .executeTakeFirst()
}

/** All versions of a city's month, latest first. */
export function selectVersions(tx: Tx, cityCode: string, month: MonthText) {
  return reports(tx)
    .where('m.region_code', '=', cityCode)
    .where('m.month', '=', month)
    .orderBy('m.version', 'desc')
    .execute()
}

/** Which months of a city have a report. */
export async function selectMonths(tx: Tx, cityCode: string): Promise<MonthText[]> {
  const rows = await tx.db
    .selectFrom('statistics.monthly_report')
    .select('month')
    .$narrowType<{ month: MonthText }>()
    .distinct()
    .where('region_code', '=', cityCode)
    .execute()
  return rows.map((row) => row.month)
}

/** Freezes a report and everybody behind its figures. @returns its id, or undefined when that version is there already */
export async function saveReport(
  tx: Tx,
  report: {
    cityCode: string
    month: MonthText
    version: number
    figures: Figures
    facts: readonly Fact[]
    hash: string
    queryVersion: string
    late: boolean
    correctionReason: string | null
  },
): Promise<string | undefined> {
  const id = newId()
  const saved = await tx.db
    .insertInto('statistics.monthly_report')
    .values({
      id,
      region_code: report.cityCode,
      month: report.month,
      version: report.version,
      figures: JSON.stringify(report.figures),
      hash: report.hash,
      query_version: report.queryVersion,
      submitted_by: tx.actor.userId ?? id,
      submitted_name: tx.actor.name,
      submitted_on: tx.today,
      submitted_at: instantText(),
      late: report.late,
      correction_reason: report.correctionReason,
    })
    .onConflict((conflict) => conflict.columns(['region_code', 'month', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) return undefined
  await insertRows(
    tx,
    'statistics.report_person',
    report.facts.map((fact, position) => ({
      report_id: id,
      position,
      row_key: fact.regionCode,
      column_key: fact.column,
      region_code: fact.regionCode,
      person_id: fact.personId,
      person_name: fact.personName,
      matter: fact.matter,
      amount_fen: fact.amountFen,
    })),
  )
  return id
}

/** Everybody behind a report, in the frozen order. */
export function selectFacts(tx: Tx, reportId: string): Promise<Fact[]> {
  return tx.db
    .selectFrom('statistics.report_person')
    .select(['column_key as column', 'region_code as regionCode', 'person_id as personId'])
    .select(['person_name as personName', 'matter', 'amount_fen as amountFen'])
    .where('report_id', '=', reportId)
    .orderBy('position')
    .execute()
}

/** A page of the people behind one cell of a report. */
export async function selectCell(
  tx: Tx,
  cell: {
    reportId: string
    column: string
    regionCode?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) {
  let query = tx.db
    .selectFrom('statistics.report_person as p')
    .innerJoin('regions.region as r', 'r.code', 'p.region_code')
    .where('p.report_id', '=', cell.reportId)
    .where('p.column_key', '=', cell.column)
  if (cell.regionCode) query = query.where('p.row_key', '=', cell.regionCode)
  const total = await countOf(tx, query)
  const rows = await query
    .select(['p.position', 'p.person_id as personId', 'p.person_name as personName', 'p.region_code as regionCode'])
    .select(['r.name as regionName', 'p.matter', 'p.amount_fen as amountFen'])
    .where(sql<SqlBool>`p.position > ${Number(cell.cursor ?? -1)}`)
    .orderBy('p.position')
    .limit(cell.limit + 1)
    .execute()
  return cutPage(rows, cell.limit, total, (row) => String(row.position))
}

/** One writer at a time for a city's month. */
export async function lockMonth(tx: Tx, cityCode: string, month: MonthText): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`monthly-report:${cityCode}:${month}`}, 16))`.execute(tx.db)
}
