import type { Labels } from '#kernel/codes'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { Briefing } from './briefing.ts'
import { type Condition, is, when } from './condition.ts'
import type { Dated } from './dated.ts'
import type { PolicyDocument } from './document.ts'
import type { Component, FundItem, Payee } from './items.ts'
import type { Limit } from './limit.ts'
import type { Rate, RateTable } from './rate.ts'
import type { AnyReading, EvidenceReading, Reading, ShareReading } from './reading.ts'
import type { FundSource, Matter } from './words.ts'

/** Where the money may come from: fixed by the text, chosen by a reading, or named by a document that was entered. */
export interface Fund {
  readonly item: FundItem
  /**
   * `from-rate-table`: with the rate itself; a table of its own where the amount stands in the rule; `as-approved`: the
   * source that was reserved when the plan was approved.
   */
  readonly sources: readonly FundSource[] | 'from-rate-table' | 'as-approved' | RateTable
  readonly basis: 'text' | 'reading' | 'rate-table'
  readonly cites: readonly ClauseAnchor[]
}

export interface Rule {
  /** `<pack>/<anchor>/<file>`: `gx-2022-7/10/workshop-training`. */
  readonly id: string
  readonly title: Labels
  readonly cites: readonly ClauseAnchor[]
  /** The matters it speaks of. */
  readonly about: readonly Matter[]
  readonly component: Component
  readonly payee: Payee
  readonly requires: readonly Condition[]
  /**
   * Rules of the same pack that come first: where the conditions of one of them are met, this one gives nothing, even
   * while the rate of that one is still to be entered.
   */
  readonly yieldsTo?: readonly string[]
  readonly rate: Dated<Rate>
  readonly fund: Fund
  readonly limits: readonly Limit[]
  /**
   * Readings chosen where the text is open, by code; shown wherever the rule is shown. One with alternatives is a
   * setting of the region, under `<rule id>/<code>`.
   */
  readonly readings: Readonly<Record<string, Labels | Reading>>
  /**
   * Shares the same clause leaves to others and no amount here hangs on, by key `<pack>/<anchor>/<code>`: shown with the
   * rule, set by a region like any reading.
   */
  readonly besides?: Readonly<Record<ShareKey, ShareReading>>
  readonly notModelled: readonly Labels[]
}

export type ShareKey = `${string}/${string}/${string}-share`

export const rule = (definition: Rule): Rule => definition

/**
 * What a document may ask besides money. Of a class: a tie of each trainee to the place, an occupation on the three lists.
 * Of the offices: the monthly report, services for whoever completes a class without work. Of a school's year: that only
 * the income of the pairing work counts.
 */
export const askedBesides = [
  'place-link',
  'project-lists',
  'monthly-report',
  'employment-service',
  'pairing-income',
] as const
export type AskedBesides = (typeof askedBesides)[number]

/** One government document with its rules. */
export interface PolicyPack {
  /** Semantic version of the rules; `CHANGELOG.md` says what changed. */
  readonly version: `${number}.${number}.${number}`
  readonly document: PolicyDocument
  readonly rules: readonly Rule[]
  /** What is told and promised at each step; a document of money alone has none. */
  readonly briefings?: readonly Briefing[]
  /** What else it asks, and where. */
  readonly asks?: Readonly<Partial<Record<AskedBesides, ClauseAnchor>>>
  /** What it takes as evidence of a class: a setting of the region, under `evidence.<document>`. */
  readonly evidence?: EvidenceReading
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

/** The readings of a rule that a region may set otherwise, by code. */
export const settingsOf = ({ readings }: Rule): readonly (readonly [code: string, reading: Reading])[] =>
  Object.entries(readings).flatMap(([code, one]) => ('kind' in one ? [[code, one] as const] : []))

/**
 * Whether anybody need hear of a rule: not where what it is about is among the conditions that are not met, nor where it
 * gives way to a more specific one.
 */
export const concerns = ({ requires }: Rule, notMet: readonly string[]): boolean =>
  !notMet.includes('yields') && !requires.some(({ subject, code }) => subject && notMet.includes(code))

/** The limits in force: those that hang on a reading only where it stands so. */
export const limitsOf = (
  { id, limits, readings }: Rule,
  settings: Readonly<Record<string, string | number>> = {},
): readonly Limit[] =>
  limits.filter(({ where }) => {
    const reading = where && readings[where.reading]
    const own = reading && 'kind' in reading ? reading.value : undefined
    return !where || (settings[`${id}/${where.reading}`] ?? own) === where.value
  })

/** Every reading shown with a rule: its own, then what its clause leaves to others. */
export const allReadingsOf = ({ readings, besides = {} }: Rule): readonly (Labels | AnyReading)[] => [
  ...Object.values(readings),
  ...Object.values(besides),
]

/** A reading in one sentence. */
export const readingWords = (reading: Labels | AnyReading): Labels => ('kind' in reading ? reading.why : reading)
