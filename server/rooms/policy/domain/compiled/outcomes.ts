import type { CompiledRule } from './walk.ts'

/**
 * What was found of one matter, rule by rule: index `n` of every column is rule `n` of `rules`, in the order of ids.
 * Bit `b` of `unmet` says that `rules[n].reasons[b]` stands against it; 0 means entitled. Amounts are in fen, 0 where
 * nothing is given. `row` and `fundRow` are indexes among the facts' rates, −1 where no row was asked for or found.
 */
export interface Outcomes {
  readonly rules: readonly CompiledRule[]
  readonly unmet: Int32Array
  readonly row: Int32Array
  readonly fundRow: Int32Array
  readonly amountFen: Float64Array
  readonly uncappedFen: Float64Array
}

/** An empty sheet for these rules. */
export const emptyOutcomes = (rules: readonly CompiledRule[]): Outcomes => ({
  rules,
  unmet: new Int32Array(rules.length),
  row: new Int32Array(rules.length).fill(-1),
  fundRow: new Int32Array(rules.length).fill(-1),
  amountFen: new Float64Array(rules.length),
  uncappedFen: new Float64Array(rules.length),
})
