import { untriedOf } from '../domain/cases/case-coverage.ts'
import { caseFault, casesOf } from '../domain/cases/cases.ts'
import type { PolicyPack } from '../domain/language.ts'

/** How the cases of one rule came out; a fault is one sentence each. */
export interface RuleVerdict {
  readonly ruleId: string
  readonly passed: number
  readonly faults: readonly string[]
}

/**
 * Decides every case of a pack's `cases.csv`. A rule without a case is a fault, and so is a condition or a number that no
 * case tries at its bound; a file that cannot be read is told of all its rules at once.
 */
export function runCases(pack: PolicyPack, csv: string, packs: readonly PolicyPack[]): readonly RuleVerdict[] {
  const read = tried(() => casesOf(csv, packs))
  return pack.rules.map((rule) => {
    const { id } = rule
    if ('fault' in read) return { ruleId: id, passed: 0, faults: [`例表不能读：${read.fault}`] }
    const own = read.value.filter(({ ruleId }) => ruleId === id)
    if (own.length === 0) return { ruleId: id, passed: 0, faults: ['没有案例'] }
    const faults = own.flatMap((one) => caseFault(one, packs) ?? [])
    const passed = own.length - faults.length
    return { ruleId: id, passed, faults: [...faults, ...untriedOf(rule, pack, own, packs)] }
  })
}

function tried<T>(work: () => T): { readonly value: T } | { readonly fault: string } {
  try {
    return { value: work() }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
