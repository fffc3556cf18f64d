import { type Fen, yuan, zeroFen } from '#kernel/money'
import { type Decision, entitle, type Facts } from '#policy'
import type { PolicyPack } from '#policy/language'

/**
 * Whether a fee is forbidden for a person in a class: the rules themselves say so, where one of them is met without a fee
 * and fails for nothing but the fee (柳政规〔2019〕63号 三（三）、四（一）).
 */
export function feeBarred(pack: PolicyPack, facts: Facts): boolean {
  const { trainee } = facts
  if (!trainee) return false
  const unmet = (feeFen: Fen) =>
    new Map(entitle({ ...facts, trainee: { ...trainee, feeFen } }, [pack]).map((one) => [one.ruleId, ownFaults(one)]))
  const free = unmet(zeroFen)
  return [...unmet(yuan(1))].some(([ruleId, faults]) => faults > 0 && free.get(ruleId) === 0)
}

/** How many of a rule's own conditions are not met; a rule that comes first or a missing rate is none of them. */
const ownFaults = ({ checks }: Decision): number =>
  checks.filter(({ met, condition }) => !met && condition !== 'yields' && !condition.startsWith('rate-table')).length
