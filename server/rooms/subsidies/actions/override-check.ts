import { addDays } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { currentAccount, refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { findBatch } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import type { overrideCheck as contract } from '../contract-overrides.ts'
import { type OverridableCheck, overridable } from '../contract-overrides.ts'
import { type GateCheck, gateChecks } from '../contract-words.ts'
import { steps } from '../domain/steps.ts'
import { gateOf } from '../payment/gate.ts'
import { insertOverride } from '../payment/store-overrides.ts'
import { unsettledLine } from '../payment/unsettled-line.ts'
import { refuse } from '../refusals.ts'
import { refusePayment } from '../refusals-payment.ts'
import { concernedBy } from '../review/take-step.ts'

const mayBe = (check: GateCheck): check is OverridableCheck => check in overridable

/**
 * 放行: lets one line pass one named check until a day, while the account that is in force stays so. The other checks stand;
 * whoever lets it pass has approved, and cannot pay.
 * @throws Refusal `line-unknown`, `line-settled`, `override-hard`, `override-past`, `override-long`, `override-needless`, `override-own`,
 *   `interest-declared`, `duty-conflict`
 */
export async function overrideCheck(
  tx: Tx,
  actor: Actor,
  { lineId, check, reason, validUntil }: InputOf<typeof contract>,
) {
  const name = gateChecks.label(check)
  if (!mayBe(check)) throw refusePayment('override-hard', { check: name })
  if (validUntil < tx.today) throw refusePayment('override-past', { until: validUntil })
  const line = await unsettledLine(tx, lineId, '放行')
  const batch = await findBatch(tx, line.batchId)
  if (!batch) throw refuse('line-unknown')
  const gate = await gateOf(tx, actor, batch, await selectLines(tx, batch.id))
  const found = gate.lines.find((one) => one.line.id === lineId)
  const stands = found?.checks.find((one) => one.check === check)
  const days = await readReading(tx, 'override.max-days', batch.regionCode)
  const latest = addDays(tx.today, days)
  if (validUntil > latest) throw refusePayment('override-long', { days, latest })
  if (!found?.account || !stands || stands.passed || steps[batch.state].pay === undefined) {
    throw refusePayment('override-needless', { lineNumber: line.lineNumber, check: name })
  }
  const account = await currentAccount(tx, line)
  if ([account?.enteredBy, account?.checkedBy].includes(actor.naturalPersonId ?? ''))
    throw refusePayment('override-own')
  await refuseConflict(tx, actor, concernedBy(line))
  await takeDuty(tx, line.batchId, 'approve')
  const id = await insertOverride(tx, line, { check, accountId: found.account.id, reason, validUntil })
  tx.notes.push({ matterId: line.batchId, facts: { act: 'override', line: lineId, check, until: validUntil } })
  return { id }
}
