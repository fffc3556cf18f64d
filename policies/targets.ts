import type { DateText } from '#kernel/dates'
import { targets as liuzhou } from './lz-2019-63/targets.ts'

/** A target as a document states it: the indicator, its number and unit, the period, the clause. */
export interface DocumentTarget {
  /** `lz-2019-63-training`: the document and the indicator. */
  readonly key: string
  readonly document: string
  /** Which records are counted: a code of the room `targets`. */
  readonly indicator: string
  readonly title: readonly [zh: string, en: string]
  /** What one of them is; a share is of the persons or intents asked about. */
  readonly unit: 'person-times' | 'persons' | 'share' | 'items'
  /** At least so many, basis points for a share; null where the text asks for it and names no number. */
  readonly number: number | null
  readonly from: DateText
  readonly until: DateText
  /** `year`: the number is asked for in every year of the period. */
  readonly every: 'period' | 'year'
  /** The target it is a part of. */
  readonly partOf: string | null
  /** The region that has to reach it. */
  readonly regionCode: string
  readonly cites: readonly string[]
  /** The words of the clause that state it, verbatim. */
  readonly quote: string
  /** As the clause names them; the first leads. */
  readonly responsible: readonly string[]
  /** How the text is read where it is open. */
  readonly reading: readonly [zh: string, en: string]
}

/** Every target of every document; a new document's are a file in its folder and a line here. */
export const documentTargets: readonly DocumentTarget[] = [...liuzhou]
