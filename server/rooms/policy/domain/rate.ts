import type { Labels } from '#kernel/codes'
import type { Fen, Rounding } from '#kernel/money'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { AmountName } from './figures.ts'
import type { SkillLevel, Unit } from './words.ts'

/**
 * What the document leaves to others: rates, or only where the money comes from. Entered with the document that sets
 * it, never guessed.
 */
export interface RateTable {
  readonly id: string
  readonly title: Labels
  readonly enteredBy: Labels
  readonly cites: readonly ClauseAnchor[]
  /** `percents`: shares of an amount; `sources`: the amount stands in the rule, the table names the fund only. */
  readonly gives?: 'rates' | 'percents' | 'sources'
}

/** One step of a staircase: so many units at this rate, then the next; the last has no end. */
export interface Tier {
  readonly first: number | null
  readonly rateFen: Fen
}

export type Rate =
  | { readonly op: 'per'; readonly unit: Unit; readonly rateFen: Fen }
  | { readonly op: 'tiers'; readonly unit: Unit; readonly tiers: readonly Tier[] }
  | { readonly op: 'by-level'; readonly levels: Readonly<Partial<Record<SkillLevel, Fen>>> }
  | { readonly op: 'from-table'; readonly table: RateTable }
  | {
      readonly op: 'share'
      readonly of: AmountName
      readonly numerator: number
      readonly denominator: number
      readonly rounding: Rounding
    }
  | {
      readonly op: 'share-from-table'
      readonly table: RateTable
      readonly of: AmountName
      readonly rounding: Rounding
    }
  | { readonly op: 'up-to'; readonly capFen: Fen; readonly of: Rate }
  | { readonly op: 'at-least'; readonly floorFen: Fen; readonly of: Rate }
  | { readonly op: 'up-to-stated'; readonly amount: AmountName; readonly of: Rate }
  | { readonly op: 'within'; readonly leastFen: Fen; readonly mostFen: Fen; readonly of: Rate }

const per =
  (unit: Unit) =>
  (rateFen: Fen): Rate => ({ op: 'per', unit, rateFen })

/** 元/人·天. */
export const perDay = per('day')
/** 元/人·月. */
export const perMonth = per('month')
/** 元/人·课时. */
export const perHour = per('hour')
/** 元/人, or a single sum. */
export const perHead = per('person')

/** 元/个: one sum for each studio or base. */
export const perRecognition = per('each')

/** 前 N ……元，以后……元. */
export const firstThen = (unit: Unit, first: number, rateFen: Fen, ...then: readonly Tier[]): Rate => ({
  op: 'tiers',
  unit,
  tiers: [{ first, rateFen }, ...then],
})

/** The rest of a staircase, or its next step. */
export const tier = (rateFen: Fen, first: number | null = null): Tier => ({ first, rateFen })

/** One sum for each skill level; a level that is not named gets nothing. */
export const byLevel = (levels: Readonly<Partial<Record<SkillLevel, Fen>>>): Rate => ({ op: 'by-level', levels })

export const fromTable = (table: RateTable): Rate => ({ op: 'from-table', table })

/** A share of an amount that the facts state; what is below one fen falls away unless told. */
export const percentOf = (percent: number, of: AmountName, rounding: Rounding = 'down'): Rate => ({
  op: 'share',
  of,
  numerator: percent,
  denominator: 100,
  rounding,
})

/** A share whose percentage others set: a table of rows in %. */
export const percentFromTable = (table: RateTable, of: AmountName, rounding: Rounding = 'down'): Rate => ({
  op: 'share-from-table',
  table,
  of,
  rounding,
})

/** 按1:1配套. */
export const matched = (ours: number, theirs: number, of: AmountName): Rate => ({
  op: 'share',
  of,
  numerator: ours,
  denominator: theirs,
  rounding: 'down',
})

/** 不超过……元: the cap per person and class. */
export const upTo = (capFen: Fen, of: Rate): Rate => ({ op: 'up-to', capFen, of })

/** Not less than. */
export const notBelow = (floorFen: Fen, of: Rate): Rate => ({ op: 'at-least', floorFen, of })

/** Never more than an amount the facts state: what was asked for. */
export const upToStated = (amount: AmountName, of: Rate): Rate => ({ op: 'up-to-stated', amount, of })

/** 3万元至10万元: the rate of the table must lie in the band, both ends included; outside it nothing is paid. */
export const within = (leastFen: Fen, mostFen: Fen, of: Rate): Rate => ({ op: 'within', leastFen, mostFen, of })

/** The table a rate is taken from, if any. */
export const tableOf = (rate: Rate): RateTable | undefined =>
  'table' in rate ? rate.table : 'of' in rate && typeof rate.of === 'object' ? tableOf(rate.of) : undefined
