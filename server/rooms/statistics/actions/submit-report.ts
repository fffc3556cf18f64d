import { monthText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { QUERY_VERSION } from '../domain/columns.ts'
import { isOver } from '../domain/figures.ts'
import { refuse } from '../refusals.ts'
import { findReport, lockMonth, saveReport, selectVersions } from '../store.ts'
import { type Computed, computeReport } from './compute-report.ts'

/**
 * Submits a month to the city bureau: frozen as the submitter saw it, late after the due day (lz-2019-63#7-2).
 * @throws Refusal `month-running`, `report-there`, `figures-moved`
 */
export async function submitReport(tx: Tx, actor: Actor, input: InputOf<typeof contract.submitReport>) {
  const computed = await computeReport(tx, actor, { month: input.month })
  const { month, until, dueOn, cityCode } = computed
  if (!isOver(month, tx.today)) throw refuse('month-running', { month, until, dueOn })
  await lockMonth(tx, cityCode, month)
  const [latest] = await selectVersions(tx, cityCode, month)
  if (latest) throw refuse('report-there', { month, on: latest.submittedOn, version: latest.version })
  const late = tx.today > dueOn
  const id = await freeze(tx, computed, input.hash, { version: 1, late, correctionReason: null })
  return { id, version: 1, late, hash: computed.hash }
}

/**
 * Submits a corrected version; the earlier ones stay, and being late or not stays with the first.
 * @throws Refusal `report-unknown`, `report-superseded`, `nothing-to-correct`, `figures-moved`
 */
export async function correctReport(tx: Tx, actor: Actor, input: InputOf<typeof contract.correctReport>) {
  const corrected = await findReport(tx, input.reportId)
  if (!corrected) throw refuse('report-unknown')
  const month = monthText(corrected.month)
  await lockMonth(tx, corrected.cityCode, month)
  const latest = (await selectVersions(tx, corrected.cityCode, month))[0] ?? corrected
  if (latest.id !== corrected.id) {
    throw refuse('report-superseded', { version: corrected.version, latest: latest.version })
  }
  const computed = await computeReport(tx, actor, { month, cityCode: corrected.cityCode })
  if (computed.hash === corrected.hash) throw refuse('nothing-to-correct', { version: corrected.version })
  const version = corrected.version + 1
  const { late } = corrected
  const id = await freeze(tx, computed, input.hash, { version, late, correctionReason: input.reason })
  return { id, version, hash: computed.hash }
}

async function freeze(
  tx: Tx,
  computed: Computed,
  seenHash: string,
  version: { version: number; late: boolean; correctionReason: string | null },
): Promise<string> {
  if (computed.hash !== seenHash) throw refuse('figures-moved')
  const id = await saveReport(tx, { ...computed, ...version, queryVersion: QUERY_VERSION })
  const { month, cityCode, hash, facts } = computed
  if (!id) throw refuse('report-there', { month, on: tx.today, version: version.version })
  tx.notes.push({ matterId: id, facts: { cityCode, month, hash, people: facts.length, ...version } })
  return id
}
