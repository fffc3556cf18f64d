import { addDays, type DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { settleBreach } from '#notices'
import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import { readReading } from '#policy'
import type * as contract from '../contract.ts'
import { type FindingState, findingStates } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { humanOf } from '../region.ts'
import { lockFinding, selectFindings, updateFinding } from '../store-findings.ts'

/** How findings stand to their due days, warned of as early as the reader's region has set. */
export async function tonesOf(tx: Tx, { regionCode }: Actor) {
  const soon = addDays(tx.today, await readReading(tx, 'finding.warning-days', regionCode))
  return (state: FindingState, dueOn: DateText): 'overdue' | 'soon' | 'fine' => {
    if (state !== 'open') return 'fine'
    if (dueOn < tx.today) return 'overdue'
    return dueOn <= soon ? 'soon' : 'fine'
  }
}

export async function listFindings(tx: Tx, actor: Actor, filter: InputOf<typeof contract.listFindings>) {
  const { rows, ...page } = await selectFindings(tx, filter)
  const toneOf = await tonesOf(tx, actor)
  return { ...page, rows: rows.map((row) => ({ ...row, tone: toneOf(row.state, row.dueOn) })) }
}

/** The organization (or the county for it) tells what was put right. @throws Refusal `finding-unknown`, `finding-not-ready`, `stale` */
export async function rectifyFinding(tx: Tx, actor: Actor, input: InputOf<typeof contract.rectifyFinding>) {
  const finding = await readyFinding(tx, input, 'open', '报送整改')
  const { rectification } = input
  const rectified = { rectification, rectified_by: humanOf(actor), rectified_on: tx.today }
  await updateFinding(tx, finding.id, { state: 'rectified', ...rectified })
  tx.notes.push({ matterId: finding.id, facts: { state: 'rectified', late: tx.today > finding.dueOn } })
  return { id: finding.id }
}

/**
 * Another person than who opened it and who put it right closes a finding, or asks again.
 * @throws Refusal `finding-unknown`, `finding-not-ready`, `finding-second-person`, `interest-declared`, `stale`
 */
export async function closeFinding(tx: Tx, actor: Actor, input: InputOf<typeof contract.closeFinding>) {
  const finding = await readyFinding(tx, input, 'rectified', '核销')
  const by = humanOf(actor)
  if (by === finding.openedBy || by === finding.rectifiedBy) throw refuse('finding-second-person')
  await refuseConflict(tx, actor, { organizationId: finding.organizationId ?? undefined })
  const { note, outcome } = input
  const set = outcome === 'closed' ? { state: 'closed' as const, closed_by: by, closed_on: tx.today } : AGAIN
  await updateFinding(tx, finding.id, { ...set, closing_note: note })
  if (outcome === 'closed' && finding.promise !== null) await settleBreach(tx, finding.id)
  tx.notes.push({ matterId: finding.id, facts: { state: set.state } })
  return { id: finding.id }
}

const AGAIN = { state: 'open' } as const

async function readyFinding(
  tx: Tx,
  { findingId, version }: { findingId: string; version: number },
  state: FindingState,
  act: string,
) {
  const finding = await lockFinding(tx, findingId)
  if (!finding) throw refuse('finding-unknown')
  if (finding.state !== state) throw refuse('finding-not-ready', { state: findingStates.label(finding.state), act })
  expectVersion(finding.version, version)
  return finding
}
