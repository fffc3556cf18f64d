import type { DateText } from '#kernel/dates'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { Check, Decision, NotEntitled } from './evaluate.ts'

/** 处理决定 that takes one entitlement away, whatever the conditions say: the document, the case it stands in, why. */
export interface Bar {
  readonly document: string
  readonly caseNumber: string
  readonly reason: string
  readonly cites: readonly ClauseAnchor[]
}

/** 凭据失效: what a whole matter rested on was revoked or corrected; its number as printed, since when, why. */
export interface Lapse {
  readonly number: string
  readonly on: DateText
  readonly reason: string
}

/** Codes of the checks they fail: no condition of a rule, but something about one matter. */
export const BARRED = 'barred-by-decision'
export const LAPSED = 'evidence-lapsed'

/** The same decision with the bar as a check of its own that is not met. Other rules are not asked again: none takes its place. */
export const barred = (decision: Decision, { document, caseNumber, reason, cites }: Bar): NotEntitled =>
  denied(decision, {
    condition: BARRED,
    met: false,
    found: [{ fact: 'decision', answers: [document, caseNumber, reason] }],
    cites,
  })

/** The same decision without its evidence. */
export const lapsed = (decision: Decision, { number, on, reason }: Lapse): NotEntitled =>
  denied(decision, {
    condition: LAPSED,
    met: false,
    found: [{ fact: 'evidence', answers: [number, on, reason] }],
    cites: decision.cites,
  })

function denied(decision: Decision, own: Check): NotEntitled {
  const { ruleId, packId, packVersion, cites, component, payee, fundItem } = decision
  const checks = [...decision.checks, own]
  const reasons = checks.filter(({ met }) => !met)
  return { ruleId, packId, packVersion, cites, component, payee, fundItem, checks, entitled: false, reasons }
}
