import type { Refusal } from '#kernel/refusal'
import type { Batch } from '../claims/store-batches.ts'
import { gateChecks } from '../contract-words.ts'
import { failures } from '../domain/gate.ts'
import { refuse } from '../refusals.ts'
import type { Gate } from './gate.ts'

/** The gate is closed: every failed check of the batch with its evidence. */
export function gateRefusal(batch: Batch, gate: Gate): Refusal {
  const failed = gate.checks.filter((one) => !one.passed)
  const errors = failed.map(({ check, evidence }) => ({
    path: gateChecks.label(check),
    code: check,
    message: `${gateChecks.label(check)}：${evidence}`,
  }))
  return refuse('gate-closed', { number: batch.number, count: failed.length }, errors)
}

/** No line passes: every line with its reasons. */
export function noLinesRefusal(batch: Batch, gate: Gate): Refusal {
  const errors = gate.lines.map(({ line, checks }) => ({
    path: `第${line.lineNumber}行`,
    code: checks.find((one) => !one.passed)?.check ?? 'held',
    message: `第${line.lineNumber}行：${failures(checks)}`,
  }))
  return refuse('nothing-to-pay', { number: batch.number }, errors)
}
