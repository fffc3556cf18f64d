import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type { settleFeeReport as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { findReport, insertFinding } from '../store-fees.ts'

/**
 * The county's finding on a reported charge, once: upheld, it stays a fee; otherwise the report counts no more.
 * @throws Refusal `fee-report-unknown`, `fee-report-settled`, `interest-declared`
 */
export async function settleFeeReport(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { statementId, upheld, note } = input
  const report = await findReport(tx, statementId)
  if (!report) throw refuse('fee-report-unknown')
  await refuseConflict(tx, actor, { organizationId: report.organizationId, personIds: [report.personId] })
  if (report.decidedOn || !(await insertFinding(tx, report, { upheld, note }))) {
    throw refuse('fee-report-settled', { on: report.decidedOn ?? tx.today })
  }
  await tell(tx, 'class.fee-reported', { classId: report.classId })
  tx.notes.push({ matterId: report.classId, facts: { statement: report.id, upheld } })
  return { done: true as const }
}
