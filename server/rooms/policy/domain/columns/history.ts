import type { Facts } from '../facts.ts'
import type { QuestionName } from '../questions/index.ts'
import type { Claim } from '../ration.ts'
import type { Ground } from './grounds.ts'
import type { DayLists, Lists } from './lists.ts'
import type { Column } from './numbers.ts'

/** What the limits count a case by: a claim before it is known what it gives. */
export type ClaimBasis = Omit<Claim, 'id' | 'limits' | 'trace'>

/** One case of the past: what the rules looked at, and what the limits count by. The facts' rates are not looked at. */
export interface PastCase {
  readonly facts: Facts
  readonly claim: ClaimBasis
  /** Rules that are not asked here, whatever the facts: a decided case has taken away what they give. */
  readonly withheld?: ReadonlySet<string>
}

/** Distinct values of a column, with the first facts that had each. */
export interface GroundColumn {
  readonly column: Column
  readonly firsts: readonly Facts[]
}

/**
 * Questions that are answered together: a number for each combination of answers that occurs, and the answers to each
 * question by that number. Bit `n` of an answer stands for code `n` of the question.
 */
export interface Profile {
  readonly column: Column
  readonly answers: ReadonlyMap<QuestionName, Int32Array>
}

/** What slots are named by beside person and year; distinct texts by number. */
export type ClaimKey = 'occupationLevel' | 'level' | 'award' | 'trainingClass' | 'certificate' | 'organizer'

/**
 * A whole history in columns, person by person, each person's cases in the order of application: effective date, then
 * submission number, then the order in which they were given. Knows nothing of packs and rates: it is encoded once and
 * decided as often as wanted. Days are numbers since 1970, months since the year 0, amounts fen.
 */
export interface History {
  readonly rows: number
  /** Row to the number under which its case was given: 0 is the first. */
  readonly source: Int32Array
  /** A number for each person, the same in all rows of one person. */
  readonly person: Int32Array
  readonly profiles: readonly Profile[]
  /** `measure …`, `quantity …` and `stated …`; NaN: not known. */
  readonly numbers: ReadonlyMap<string, Column>
  readonly grounds: ReadonlyMap<Ground, GroundColumn>
  readonly claims: ClaimColumns
  /** By rule, the few rows in which it is not asked. */
  readonly withheld: ReadonlyMap<string, ReadonlySet<number>>
}

export interface ClaimColumns {
  readonly effective: Column
  readonly submission: Column
  readonly year: Column
  readonly keys: Readonly<Record<ClaimKey, Column>>
  /** 1 where there is a certificate. */
  readonly certified: Column
  readonly dayCount: Column
  readonly days: DayLists
  readonly monthCount: Column
  readonly months: Lists
  /** The few claims with approved exceptions, by row. */
  readonly excepted: ReadonlyMap<number, ClaimBasis>
}
