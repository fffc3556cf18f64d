import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { Check, Decision, NotEntitled } from './evaluate.ts'

/** 处理决定 that takes one entitlement away, whatever the conditions say: the document, the case it stands in, why. */
export interface Bar {
  readonly document: string
  readonly caseNumber: string
  readonly reason: string
  readonly cites: readonly ClauseAnchor[]
}

/** Code of the check a bar fails: no condition of a rule, but a decision about one matter. */
export const BARRED = 'barred-by-decision'

/** The same decision with the bar as a check of its own that is not met. Other rules are not asked again: none takes its place. */
export function barred(decision: Decision, { document, caseNumber, reason, cites }: Bar): NotEntitled {
  const own: Check = {
    condition: BARRED,
    met: false,
    found: [{ fact: 'decision', answers: [document, caseNumber, reason] }],
    cites,
  }
  const { ruleId, packId, packVersion, cites: rule, component, payee, fundItem } = decision
  const checks = [...decision.checks, own]
  const reasons = checks.filter(({ met }) => !met)
  return { ruleId, packId, packVersion, cites: rule, component, payee, fundItem, checks, entitled: false, reasons }
}
