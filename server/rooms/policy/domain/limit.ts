import type { Labels } from '#kernel/codes'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { Component } from './items.ts'

/**
 * What a limit counts within. Of `person-day`, `person-month` and `person-months` the days or months claimed take
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
  | 'person'
  | 'organizer'
  | 'organizer-year'

export interface Limit {
  readonly per: LimitScope
  /** Limits of the same scope and count count together, whichever pack states or adopts them. */
  readonly counts: Component | 'either'
  readonly atMost: number
  readonly labels: Labels
  /** 原则上: an approved exception opens one more place. */
  readonly exceptional: boolean
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
    [`每人每年不超过${atMost}次`, `at most ${atMost} times per person and year`],
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

export const perOrganizerYear = (atMost: number, counts: Component, ...cites: ClauseAnchor[]): Limit =>
  limit(
    'organizer-year',
    atMost,
    [`每单位每年不超过${atMost}次`, `at most ${atMost} times per organization and year`],
    counts,
    cites,
  )

/** ……或……: a certificate opens one of the rules that carry this limit, not the others. */
export const oneOrTheOther = (...cites: ClauseAnchor[]): Limit =>
  limit('person-certificate', 1, ['同一证书只能享受其中一项', 'one or the other for one certificate'], 'either', cites)

/** 原则上: the same limit, open to an exception that names who approved it and why. */
export const inPrinciple = (rule: Limit): Limit => ({ ...rule, exceptional: true })
