import type { Labels } from '#kernel/codes'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { Component } from './items.ts'

/**
 * What a limit counts within. Of `person-day`, `person-month` and the two `…-months` the days or months claimed take
 * places, and what finds none is cut; of the others the claim takes one, or is refused.
 */
export type LimitScope =
  | 'person-year'
  | 'person-occupation-level'
  | 'person-level'
  | 'person-award'
  | 'person-class'
  | 'person-certificate'
  | 'person-day'
  | 'person-month'
  | 'person-months'
  | 'person-organizer-months'
  | 'person'
  | 'class'
  | 'organizer'
  | 'organizer-award'
  | 'organizer-year'

export interface Limit {
  readonly per: LimitScope
  /** Limits of the same scope and count count together, whichever pack states or adopts them. */
  readonly counts: Component | 'either'
  readonly atMost: number
  readonly labels: Labels
  /** 原则上: an approved exception opens one more place. */
  readonly exceptional: boolean
  /** No place is asked where the claim's slot of this scope and the same count is in use: both are one 次. */
  readonly unlessIn?: LimitScope
  /** Holds only while one of the rule's readings stands so. */
  readonly where?: { readonly reading: string; readonly value: string }
  readonly cites: readonly ClauseAnchor[]
}

const limit = (
  per: LimitScope,
  atMost: number,
  labels: Labels,
  counts: Limit['counts'],
  cites: readonly ClauseAnchor[],
): Limit => ({ per, counts, atMost, labels, exceptional: false, cites })

/** 每人每年不超过……次. */
export const perPersonYear = (atMost: number, counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit(
    'person-year',
    atMost,
    [`每人每年不超过${atMost}次`, `${atMost === 1 ? 'once' : `at most ${atMost} times`} per person and year`],
    counts,
    cites,
  )

/** 同一职业同一等级不可重复享受: for life, over all editions of the occupation codes. */
export const oncePerOccupationAndLevel = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('person-occupation-level', 1, ['同一职业同一等级不可重复享受', 'once per occupation and level'], counts, cites)

export const oncePerPersonDay = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('person-day', 1, ['同一人同一天只补一次', 'once per person and day'], counts, cites)

/** A calendar month of one person is paid once, whoever employs them. */
export const oncePerPersonMonth = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('person-month', 1, ['同一人同一月只补一次', 'once per person and month'], counts, cites)

/** 最长不超过……个月, over all employers. */
export const monthsPerPerson = (atMost: number, counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('person-months', atMost, [`每人最长不超过${atMost}个月`, `at most ${atMost} months per person`], counts, cites)

/** The same, counted anew with every employer. */
export const monthsPerPersonAndEmployer = (atMost: number, counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit(
    'person-organizer-months',
    atMost,
    [`每人在每个单位最长不超过${atMost}个月`, `at most ${atMost} months per person and employer`],
    counts,
    cites,
  )

export const oncePerLevel = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('person-level', 1, ['同一等级只奖励一次', 'once per level'], counts, cites)

export const oncePerAward = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('person-award', 1, ['同一奖项只奖励一次', 'once per award'], counts, cites)

export const oncePerClass = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('person-class', 1, ['同一人同一班只补一次', 'once per person and class'], counts, cites)

export const oncePerPerson = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('person', 1, ['同一人只计一次', 'once per person'], counts, cites)

export const oncePerOrganizer = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('organizer', 1, ['同一单位只奖励一次', 'once per organization'], counts, cites)

/** One award or recognition is paid to one organization once. */
export const oncePerOrganizerAward = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('organizer-award', 1, ['同一奖项或认定只给一次', 'once per award or recognition'], counts, cites)

/** The class as a whole, not each of its trainees. */
export const onceForTheClass = (counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit('class', 1, ['一个班只拨付一次', 'once for the class'], counts, cites)

export const perOrganizerYear = (atMost: number, counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit(
    'organizer-year',
    atMost,
    [`每单位每年不超过${atMost}次`, `${atMost === 1 ? 'once' : `at most ${atMost} times`} per organization and year`],
    counts,
    cites,
  )

/** ……或……: a certificate opens one of the rules that carry this limit, not the others. */
export const oneOrTheOther = (...cites: ClauseAnchor[]): Limit =>
  limit('person-certificate', 1, ['同一证书只能享受其中一项', 'one or the other for one certificate'], 'either', cites)

/** So many claims on one certificate; what `asOne` counts together meets here. */
export const perCertificate = (atMost: number, counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit(
    'person-certificate',
    atMost,
    ['同一证书的培训和鉴定合计一次', 'training and assessment for one certificate count as one'],
    counts,
    cites,
  )

/** The same limit, in which a certificate that has a place already takes no second one. */
export const asOne = (rule: Limit): Limit => ({ ...rule, unlessIn: 'person-certificate' })

/** The same limit, in force only while the rule's reading stands so. */
export const under = (reading: string, value: string, rule: Limit): Limit => ({ ...rule, where: { reading, value } })

/** 原则上: the same limit, open to an exception that names who approved it and why. */
export const inPrinciple = (rule: Limit): Limit => ({ ...rule, exceptional: true })
