import { sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { findBatch } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import type { Checked } from '../domain/gate.ts'
import { steps } from '../domain/steps.ts'
import { refuse } from '../refusals.ts'
import { gateOf } from './gate.ts'
import { selectOverrides } from './store-overrides.ts'

/**
 * 支付前核查 as it stands now, without paying: every check, every line. For officers: who claims sees neither the books nor the
 * payees' accounts, and would read that both are missing; what stops a line stands with the line.
 * @throws Refusal `batch-unknown`
 */
export async function gateView(tx: Tx, actor: Actor, { batchId }: { batchId: string }) {
  const batch = await findBatch(tx, batchId)
  if (!batch) throw refuse('batch-unknown')
  const gate = await gateOf(tx, actor, batch, await selectLines(tx, batchId))
  const fenOf = (passed: boolean) =>
    sum(gate.lines.filter((one) => one.passed === passed).map(({ line }) => line.amountFen))
  const payable = steps[batch.state].pay !== undefined
  return {
    open: payable && gate.passed && gate.lines.some((one) => one.passed),
    checks: [...gate.checks],
    lines: gate.lines.map(({ line, passed, checks, sharedWith }) => ({
      lineId: line.id,
      lineNumber: line.lineNumber,
      payeeName: line.payeeName,
      amountFen: line.amountFen,
      passed,
      checks: checks.map((one) => withNames(one, sharedWith)),
    })),
    overrides: (await selectOverrides(tx, batchId)).map(({ accountId: _, ...one }) => ({
      ...one,
      expired: one.validUntil < tx.today,
    })),
    payableFen: fenOf(true),
    heldFen: fenOf(false),
  }
}

/** Who else uses the number, for whoever sees their accounts anyway; what is kept with a line names nobody. */
function withNames(one: Checked, sharedWith: readonly string[]): Checked {
  if (one.check !== 'account-not-shared' || one.passed) return one
  const seen = sharedWith.length > 0 ? `您能看到的另有${sharedWith.join('、')}` : '其余的不在您的管辖范围内'
  return { ...one, evidence: `${one.evidence}；${seen}` }
}
