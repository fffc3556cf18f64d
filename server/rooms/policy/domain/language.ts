/**
 * The words in which policy is written. A rule is data: conditions asked of the facts, a rate in force since a day,
 * a payee, a fund, limits, and what it does not model. Amount, trace, refusal, checklist, notice sentence and public
 * page all come from this one object.
 */
import { type CodeOf, codes, type Labels } from '#kernel/codes'
import { type DateText, dateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { PolicyDocument } from './document.ts'
import type { FundSource } from './facts.ts'
import type { AnswerOf, QuestionName } from './questions.ts'

export { yuan } from '#kernel/money'
export type { PolicyDocument } from './document.ts'
export { type Facts, type FundSource, fundSources, type RateEntry } from './facts.ts'
export { choice, count, type Reading, validity } from './reading.ts'

/** What kind of money a rule gives; limits count by it. */
export const components = codes('ClaimKind', {
  'training-subsidy': ['培训补贴', 'training subsidy'],
  'living-allowance': ['生活费（含交通费）补贴', 'living allowance (transport included)'],
})
export type Component = CodeOf<typeof components>

/** The item under which the fund accounts for it. */
export const fundItems = codes('FundItem', {
  'workshop-training': ['就业帮扶车间项目制培训补贴', 'workshop project-based training subsidy'],
  'living-allowance': ['培训期间生活费（含交通费）补贴', 'living allowance during training'],
  'enterprise-training': ['企业职工培训补贴', 'enterprise employee training subsidy'],
})
export type FundItem = CodeOf<typeof fundItems>

export const payees = codes('Payee', {
  organizer: ['组织培训的单位', 'the organizer of the training'],
  person: ['参加培训的个人', 'the person trained'],
})
export type Payee = CodeOf<typeof payees>

// —— conditions ——

/** A test of answers; data, so that it can be evaluated, compiled, explained and hashed. */
export type Test =
  | { readonly question: QuestionName; readonly anyOf: readonly string[] }
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }

export interface Condition {
  readonly code: string
  readonly labels: Labels
  readonly test: Test
  /** Empty: the clauses of the rule that requires it. */
  readonly cites: readonly ClauseAnchor[]
}

/** The answer to `question` is, or contains, one of `anyOf`. */
export const is = <Q extends QuestionName>(question: Q, ...anyOf: AnswerOf<Q>[]): Test => ({ question, anyOf })

export const both = (...all: Test[]): Test => ({ all })

export const either = (...any: Test[]): Test => ({ any })

/** A named condition: the name is what people read when it is not met. */
export const when = (code: string, labels: Labels, test: Test, ...cites: ClauseAnchor[]): Condition => ({
  code,
  labels,
  test,
  cites,
})

// —— values in time ——

/** Values that follow each other in time, each period inclusive; `until: null` lasts as long as the pack. */
export type Dated<T> = readonly { readonly from: DateText; readonly until: DateText | null; readonly value: T }[]

export const since = <T>(from: string, value: T): Dated<T> => [{ from: dateText(from), until: null, value }]

export const between = <T>(from: string, until: string, value: T): Dated<T> => [
  { from: dateText(from), until: dateText(until), value },
]

export const inTurn = <T>(...periods: Dated<T>[]): Dated<T> => periods.flat()

/** The value in force on a day. */
export const valueOn = <T>(values: Dated<T>, on: DateText): T | undefined =>
  values.find(({ from, until }) => from <= on && (until === null || on <= until))?.value

// —— rates ——

/** A table of rates that the document leaves to others: entered with the document that sets it, never guessed. */
export interface RateTable {
  readonly id: string
  readonly title: Labels
  readonly enteredBy: Labels
  readonly cites: readonly ClauseAnchor[]
}

export type Rate =
  | { readonly op: 'per-day'; readonly rateFen: Fen }
  | { readonly op: 'from-table'; readonly table: RateTable }
  | { readonly op: 'up-to'; readonly capFen: Fen; readonly of: Rate }

/** 元/人·天. */
export const perDay = (rateFen: Fen): Rate => ({ op: 'per-day', rateFen })

/** 不超过……元: the cap per person and class. */
export const upTo = (capFen: Fen, of: Rate): Rate => ({ op: 'up-to', capFen, of })

export const fromTable = (table: RateTable): Rate => ({ op: 'from-table', table })

/** The table a rate is taken from, if any. */
export const tableOf = (rate: Rate): RateTable | undefined =>
  rate.op === 'from-table' ? rate.table : rate.op === 'up-to' ? tableOf(rate.of) : undefined

// —— limits ——

export interface Limit {
  readonly per: 'person-year' | 'person-occupation-level' | 'person-day'
  /** Limits of the same kind and component count together, whichever pack states or adopts them. */
  readonly counts: Component
  readonly atMost: number
  readonly labels: Labels
  readonly cites: readonly ClauseAnchor[]
}

export const perPersonYear = (atMost: number, counts: Component, ...cites: ClauseAnchor[]): Limit => ({
  per: 'person-year',
  counts,
  atMost,
  labels: [`每人每年不超过${atMost}次`, `at most ${atMost} times per person and year`],
  cites,
})

export const oncePerOccupationAndLevel = (counts: Component, ...cites: ClauseAnchor[]): Limit => ({
  per: 'person-occupation-level',
  counts,
  atMost: 1,
  labels: ['同一职业同一等级不可重复享受', 'once per occupation and level'],
  cites,
})

export const oncePerPersonDay = (counts: Component, ...cites: ClauseAnchor[]): Limit => ({
  per: 'person-day',
  counts,
  atMost: 1,
  labels: ['同一人同一天只补一次', 'once per person and day'],
  cites,
})

// —— rules and packs ——

/** Where the money may come from: fixed by the text, chosen by a reading, or named in the rate table's document. */
export interface Fund {
  readonly item: FundItem
  readonly sources: readonly FundSource[] | 'from-rate-table'
  readonly basis: 'text' | 'reading' | 'rate-table'
  readonly cites: readonly ClauseAnchor[]
}

export interface Rule {
  /** `<pack>/<anchor>/<file>`: `gx-2022-7/10/workshop-training`. */
  readonly id: string
  readonly title: Labels
  readonly cites: readonly ClauseAnchor[]
  readonly component: Component
  readonly payee: Payee
  readonly requires: readonly Condition[]
  readonly rate: Dated<Rate>
  readonly fund: Fund
  readonly limits: readonly Limit[]
  /** Readings chosen where the text is open, by code; shown wherever the rule is shown. */
  readonly readings: Readonly<Record<string, Labels>>
  readonly notModelled: readonly Labels[]
}

export const rule = (definition: Rule): Rule => definition

/** One government document with its rules. */
export interface PolicyPack {
  /** Semantic version of the rules; `CHANGELOG.md` says what changed. */
  readonly version: `${number}.${number}.${number}`
  readonly document: PolicyDocument
  readonly rules: readonly Rule[]
}

export const pack = (definition: PolicyPack): PolicyPack => definition

/** What every rule of a document requires: its period and its territory. */
export const standingConditions = (document: PolicyDocument): readonly Condition[] => [
  when(
    'in-force',
    ['政策施行期间', 'while the policy is in force'],
    is('policy-period', 'within'),
    ...document.periodCites,
  ),
  when(
    'in-territory',
    ['政策适用地区', 'in the territory of the policy'],
    is('policy-territory', 'yes'),
    `${document.id}#header`,
  ),
]
