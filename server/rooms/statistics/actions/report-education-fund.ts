import { yearOf } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { findOrganization } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type draftEducationReport as contract, educationReportStates } from '../contract.ts'
import { refuse } from '../refusals-education.ts'
import {
  findReport,
  insertReport,
  ownClasses,
  type ReportState,
  selectItems,
  selectReports,
  settleReport,
  updateReport,
} from '../store-education.ts'

type Draft = InputOf<typeof contract>

/**
 * Begins the report of a year; where one was submitted this is its next version, with the reason.
 * @throws Refusal `education-report-there`, `education-correction-reason`, `education-class-foreign`, `education-report-unknown`
 */
export async function draftEducationReport(tx: Tx, actor: Actor, given: Draft) {
  const enterprise = actor.organizationId ? await findOrganization(tx, actor.organizationId) : undefined
  if (enterprise?.kind !== 'enterprise') throw refuse('education-report-unknown')
  const place = { organizationId: enterprise.id, regionCode: enterprise.regionCode }
  const { year, correctionReason } = given
  const [latest] = await selectReports(tx, { year, organizationId: enterprise.id })
  const there = () => refuse('education-report-there', { year, version: latest?.version ?? 1 })
  if (latest?.state === 'draft') throw there()
  if (latest && !correctionReason) throw refuse('education-correction-reason', { year })
  await needOwnClasses(tx, enterprise.id, given.items)
  const version = (latest?.version ?? 0) + 1
  const id = await insertReport(tx, place, {
    ...given,
    version,
    correctionReason: latest ? (correctionReason ?? null) : null,
  })
  if (!id) throw there()
  tx.notes.push({ matterId: id, facts: { year, version, items: given.items.length } })
  return { id, version }
}

/** Puts other figures into a draft. @throws Refusal as above, `education-report-state` */
export async function reviseEducationReport(
  tx: Tx,
  _: Actor,
  given: Omit<Draft, 'year'> & { educationReportId: string },
) {
  const report = await reportIn(tx, given.educationReportId, 'draft', '修改')
  await needOwnClasses(tx, report.organizationId, given.items)
  await updateReport(tx, report, given)
  return { id: report.id }
}

/** @throws Refusal `education-items-missing`, `education-year-running`, `education-report-state`, `education-report-unknown` */
export async function submitEducationReport(
  tx: Tx,
  _: Actor,
  { educationReportId: reportId }: { educationReportId: string },
) {
  const report = await reportIn(tx, reportId, 'draft', '报送')
  if (report.year >= yearOf(tx.today)) throw refuse('education-year-running', { year: report.year })
  if ((await selectItems(tx, [reportId])).length === 0) throw refuse('education-items-missing')
  await settleReport(tx, reportId, 'submitted')
  tx.notes.push({ matterId: reportId, facts: { year: report.year, version: report.version } })
  return { id: reportId }
}

/** Another natural person takes the report in. @throws Refusal `education-same-person`, `education-report-state` */
export async function receiveEducationReport(
  tx: Tx,
  actor: Actor,
  { educationReportId: reportId }: { educationReportId: string },
) {
  const report = await reportIn(tx, reportId, 'submitted', '接收')
  if (report.submittedPerson === actor.naturalPersonId) throw refuse('education-same-person')
  await settleReport(tx, reportId, 'received')
  tx.notes.push({ matterId: reportId, facts: { year: report.year, version: report.version } })
  return { id: reportId }
}

async function reportIn(tx: Tx, id: string, state: ReportState, act: string) {
  const report = await findReport(tx, id)
  if (!report) throw refuse('education-report-unknown')
  if (report.state !== state)
    throw refuse('education-report-state', { state: educationReportStates.label(report.state), act })
  return report
}

async function needOwnClasses(tx: Tx, organizationId: string, items: Draft['items']): Promise<void> {
  const ids = items.flatMap(({ classId }) => classId ?? [])
  const own = await ownClasses(tx, organizationId, ids)
  if (ids.some((id) => !own.has(id))) throw refuse('education-class-foreign')
}
