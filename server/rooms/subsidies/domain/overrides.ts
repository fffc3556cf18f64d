import type { DateText } from '#kernel/dates'
import type { GateCheck } from '../contract-words.ts'
import type { Checked } from './gate.ts'

/** An approver's word that one check need not stop one line while one account is in force. */
export interface Override {
  readonly check: GateCheck
  readonly accountId: string
  readonly reason: string
  readonly validUntil: DateText
  readonly byName: string
}

/**
 * The checks of a line with the overrides that count: made for the account in force, and not past their day. The evidence
 * keeps what was found and says who let it pass, why and until when.
 */
export function withOverrides(
  checks: readonly Checked[],
  overrides: readonly Override[],
  now: { readonly accountId: string | undefined; readonly today: DateText },
): Checked[] {
  const counting = overrides.filter(
    ({ accountId, validUntil }) => accountId === now.accountId && validUntil >= now.today,
  )
  return checks.map((one) => {
    const found = one.passed ? undefined : counting.find(({ check }) => check === one.check)
    if (!found) return one
    const { byName, validUntil, reason } = found
    return { ...one, passed: true, evidence: `${one.evidence}；${byName}放行至 ${validUntil}：${reason}` }
  })
}
