import { type SqlBool, sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint'
import type { Fen } from '#kernel/money'
import { scopePrefix } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type * as contract from './contract.ts'

type Content = Pick<InputOf<typeof contract.draftEducationReport>, 'extractedFen' | 'wagesFen' | 'evidence' | 'items'>
export type ReportState = 'draft' | 'submitted' | 'received'
type ItemKind = Content['items'][number]['kind']

const reports = (tx: Tx) =>
  tx.db
    .selectFrom('statistics.education_fund_report as e')
    .innerJoin('organizations.organization as o', 'o.id', 'e.organization_id')
    .innerJoin('regions.region as r', 'r.code', 'e.region_code')
    .select(['e.id', 'e.organization_id as organizationId', 'o.name as organizationName', 'r.name as regionName'])
    .select(['e.region_code as regionCode', 'e.year', 'e.version', 'e.state', 'e.evidence'])
    .select(['e.extracted_fen as extractedFen', 'e.wages_fen as wagesFen', 'e.correction_reason as correctionReason'])
    .select(['e.submitted_on as submittedOn', 'e.submitted_person as submittedPerson', 'e.received_on as receivedOn'])
    .$narrowType<{ state: ReportState }>()

export function findReport(tx: Tx, id: string) {
  return reports(tx).where('e.id', '=', id).executeTakeFirst()
}

/** The versions of a year in reach, latest first. */
export function selectReports(tx: Tx, where: { year: number; organizationId?: string }) {
  let query = reports(tx).where('e.year', '=', where.year).orderBy('e.version', 'desc')
  if (where.organizationId) query = query.where('e.organization_id', '=', where.organizationId)
  return query.execute()
}

export function selectItems(tx: Tx, reportIds: readonly string[]) {
  return tx.db
    .selectFrom('statistics.education_fund_item as i')
    .leftJoin('classes.training_class as c', 'c.id', 'i.class_id')
    .select(['i.id', 'i.report_id as reportId', 'i.kind', 'i.content', 'i.amount_fen as amountFen'])
    .select(['i.class_id as classId', 'c.number as classNumber'])
    .$narrowType<{ kind: ItemKind }>()
    .where('i.report_id', 'in', [...reportIds, '00000000-0000-0000-0000-000000000000'])
    .orderBy('i.report_id')
    .orderBy('i.position')
    .execute()
}

/** Enterprises that sit in reach, by name. */
export function selectEnterprises(tx: Tx) {
  const { organizationId, regionPrefix, regionCode } = tx.actor
  const prefix = tx.actor.kind === 'bureau' ? regionPrefix : scopePrefix(regionCode as never)
  let query = tx.db
    .selectFrom('organizations.organization as o')
    .innerJoin('regions.region as r', 'r.code', 'o.region_code')
    .select(['o.id', 'o.name', 'o.region_code as regionCode', 'r.name as regionName'])
    .where('o.kind', '=', 'enterprise')
    .where('o.suspended_at', 'is', null)
    .where(sql<SqlBool>`starts_with(o.region_code, ${prefix})`)
    .orderBy('o.name')
  if (organizationId) query = query.where('o.id', '=', organizationId)
  return query.execute()
}

interface Place {
  readonly organizationId: string
  readonly regionCode: string
}

/** @returns the draft's id; undefined where that version is there already */
export async function insertReport(
  tx: Tx,
  at: Place,
  given: Content & { readonly year: number; readonly version: number; readonly correctionReason: string | null },
): Promise<string | undefined> {
  const id = newId()
  const saved = await tx.db
    .insertInto('statistics.education_fund_report')
    .values({
      id,
      organization_id: at.organizationId,
      region_code: at.regionCode,
      year: given.year,
      version: given.version,
      state: 'draft',
      ...headOf(given),
      correction_reason: given.correctionReason,
      drafted_by: tx.actor.userId ?? id,
      drafted_on: tx.today,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'year', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (saved) await insertItems(tx, { ...at, id }, given.items)
  return saved?.id
}

/** Puts other figures and items into a draft. */
export async function updateReport(tx: Tx, report: Place & { readonly id: string }, given: Content): Promise<void> {
  await tx.db.updateTable('statistics.education_fund_report').set(headOf(given)).where('id', '=', report.id).execute()
  await tx.db.deleteFrom('statistics.education_fund_item').where('report_id', '=', report.id).execute()
  await insertItems(tx, report, given.items)
}

const headOf = ({ extractedFen, wagesFen, evidence }: Content) => ({
  extracted_fen: extractedFen,
  wages_fen: wagesFen,
  evidence,
})

async function insertItems(tx: Tx, at: Place & { readonly id: string }, items: Content['items']): Promise<void> {
  const rows = items.map((item, position) => ({
    id: newId(),
    report_id: at.id,
    organization_id: at.organizationId,
    region_code: at.regionCode,
    position,
    kind: item.kind,
    content: item.content,
    amount_fen: item.amountFen,
    class_id: item.classId ?? null,
  }))
  if (rows.length > 0) await tx.db.insertInto('statistics.education_fund_item').values(rows).execute()
}

/** Takes a report one step on; the database refuses one that is not there yet. */
export async function settleReport(tx: Tx, id: string, step: 'submitted' | 'received'): Promise<void> {
  const { userId, naturalPersonId } = tx.actor
  const by =
    step === 'submitted'
      ? { submitted_by: userId, submitted_person: naturalPersonId, submitted_on: tx.today }
      : { received_by: userId, received_person: naturalPersonId, received_on: tx.today }
  await tx.db
    .updateTable('statistics.education_fund_report')
    .set({ state: step, ...by })
    .where('id', '=', id)
    .execute()
}

/** Which of some classes are the enterprise's own. */
export async function ownClasses(tx: Tx, organizationId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.db
    .selectFrom('classes.training_class')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The enterprise's classes of a year for which subsidies were approved, with what was approved for whomever. */
export function selectSubsidised(tx: Tx, organizationId: string, year: number) {
  return tx.db
    .selectFrom('subsidies.line as l')
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .innerJoin('classes.training_class as c', 'c.id', 'l.matter_id')
    .select(['c.id as classId', 'c.number', 'c.title', 'c.education_fund_fen as declaredFen'])
    .select(sql<Fen>`sum(l.amount_fen)::bigint`.as('subsidyFen'))
    .where('c.organization_id', '=', organizationId)
    .where('b.state', 'in', ['approved', 'published', 'paying', 'closed'])
    .where(sql<SqlBool>`extract(year from c.starts_on) = ${year}`)
    .groupBy(['c.id', 'c.number', 'c.title'])
    .orderBy('c.number')
    .execute()
}
