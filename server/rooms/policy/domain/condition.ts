import type { Labels } from '#kernel/codes'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { MeasureName } from './figures.ts'
import type { AnswerOf, QuestionName } from './questions/index.ts'

/** A number in the rule, or the name of one of its readings of kind `count`. */
export type Bound = number | string

/** A test of answers, numbers and readings; data, so that it can be evaluated, compiled, explained and hashed. */
export type Test =
  | { readonly question: QuestionName; readonly anyOf: readonly string[]; readonly negated?: true }
  | { readonly measure: MeasureName; readonly compare: 'at-least' | 'at-most'; readonly bound: Bound }
  | { readonly reading: string; readonly value: string }
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }

export interface Condition {
  readonly code: string
  readonly labels: Labels
  readonly test: Test
  /** Empty: the clauses of the rule that requires it. */
  readonly cites: readonly ClauseAnchor[]
  /** What the rule is about: whom it does not concern is not told of a refusal where a whole class is decided. */
  readonly subject?: true
}

/** The answer to `question` is, or contains, one of `anyOf`. */
export const is = <Q extends QuestionName>(question: Q, ...anyOf: AnswerOf<Q>[]): Test => ({ question, anyOf })

/** The answer to `question` is, and contains, none of these; where it is not known, none of them either. */
export const noneOf = <Q extends QuestionName>(question: Q, ...anyOf: AnswerOf<Q>[]): Test => ({
  question,
  anyOf,
  negated: true,
})

/** 以上、满: the bound itself is enough. */
export const atLeast = (measure: MeasureName, bound: Bound): Test => ({ measure, compare: 'at-least', bound })

/** 以内、不超过: the bound itself is still within. */
export const atMost = (measure: MeasureName, bound: Bound): Test => ({ measure, compare: 'at-most', bound })

/** One of the rule's own readings stands at this choice. */
export const reads = (reading: string, value: string): Test => ({ reading, value })

export const both = (...all: Test[]): Test => ({ all })

export const either = (...any: Test[]): Test => ({ any })

/** A named condition: the name is what people read when it is not met. */
export const when = (code: string, labels: Labels, test: Test, ...cites: ClauseAnchor[]): Condition => ({
  code,
  labels,
  test,
  cites,
})

/** The same condition as what the rule is about: apprentices, graduates, elder-care institutions. */
export const subject = (condition: Condition): Condition => ({ ...condition, subject: true })

/** What a test looks at: leaves, each once, in the order of writing. */
export function leavesOf(test: Test): readonly Exclude<Test, { all: unknown } | { any: unknown }>[] {
  if ('all' in test) return test.all.flatMap(leavesOf)
  if ('any' in test) return test.any.flatMap(leavesOf)
  return [test]
}
