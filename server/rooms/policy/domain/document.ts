import type { Labels } from '#kernel/codes'
import type { DateText } from '#kernel/dates'
import type { ClauseAnchor } from '#kernel/policy-anchor'

/** The head of a government document, as registered. Dates are printed ones; what was read into them is said beside. */
export interface PolicyDocument {
  /** Folder and first part of every anchor: `gx-2022-7`. */
  readonly id: string
  readonly number: string
  readonly title: Labels
  readonly issuer: Labels
  readonly addressees: readonly string[]
  readonly signedOn: DateText
  readonly publishedOn: DateText | null
  readonly effectiveFrom: DateText
  /** Last day of validity; data, extended by a cited document, never by editing a rule. */
  readonly validUntil: DateText
  /** The clauses the period is taken from, and how they were read. */
  readonly periodCites: readonly ClauseAnchor[]
  readonly periodReading: Labels
  /** 公开属性, as printed. */
  readonly disclosure: string
  /** Division-code prefix of the area it holds for: `45`, `4502`. */
  readonly territory: string
  /** How many chapters (一、二、…) it has: a single number beyond it is an item counted through the document. */
  readonly chapters: number
  /**
   * SHA-256 of the text as it was compared with the printed document, without blanks: whoever changes a word of
   * `text.md` changes this too. Left out until somebody has compared it.
   */
  readonly wording?: string
}
