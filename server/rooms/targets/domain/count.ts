import type { DateText } from '#kernel/dates'

/** One person or item behind a figure, dated: a figure is never anything but a count of these. */
export interface Fact {
  readonly regionCode: string
  readonly on: DateText
  /** Null where the fact is an item, not a person. */
  readonly personId: string | null
  readonly subject: string
  readonly matter: string
  /** Of a share: whether it is met. Always true of a plain count. */
  readonly counts: boolean
}

export interface Count {
  readonly done: number
  /** How many were asked about; the same as `done` in a plain count. */
  readonly of: number
}

/** What some facts come to. */
export const countOf = (facts: readonly Fact[]): Count => ({
  done: facts.filter((fact) => fact.counts).length,
  of: facts.length,
})

/** The facts of a region and all below it, by the significant digits of its code. */
export const inside = (facts: readonly Fact[], prefix: string): Fact[] =>
  facts.filter((fact) => fact.regionCode.startsWith(prefix))

/** The facts in the one order in which pages are cut. */
export const inOrder = (facts: readonly Fact[]): Fact[] =>
  facts.toSorted(
    (a, b) =>
      compare(a.regionCode, b.regionCode) ||
      compare(a.on, b.on) ||
      compare(a.subject, b.subject) ||
      compare(a.personId ?? '', b.personId ?? '') ||
      compare(a.matter, b.matter),
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
