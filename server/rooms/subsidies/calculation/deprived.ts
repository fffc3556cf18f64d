import { barred, type Decision, lapsed } from '#policy'
import type { DecisionDetail } from './store-decisions.ts'

/** The decision of the rules, less what its evidence has come to since and what a decided case takes away. */
export function deprived({ decision, lapse, bar }: Pick<DecisionDetail, 'decision' | 'lapse' | 'bar'>): Decision {
  const proven = lapse ? lapsed(decision, lapse) : decision
  return bar ? barred(proven, bar) : proven
}
