import type { Decision } from '#policy'

/**
 * Whether a refusal waits for a paper rather than for a fact: all that is missing is a certificate the person may still be
 * given, or a rate that nobody has entered yet.
 * @param certificateMayCome the person passed and holds no certificate of the class
 */
export function mayStillCome(decision: Decision, certificateMayCome: boolean): boolean {
  if (decision.entitled) return false
  const missing = decision.reasons.flatMap((reason) => reason.found.map((one) => one.fact))
  return missing.every((fact) => fact === 'rate-table' || (fact === 'certificate' && certificateMayCome))
}
