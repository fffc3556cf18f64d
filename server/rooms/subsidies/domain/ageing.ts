import { add, type Fen, sum, zeroFen } from '#kernel/money'

/** Days of waiting, both included; the last band has no end. */
export interface Band {
  readonly from: number
  readonly until: number | null
}

interface Waiting {
  readonly days: number
  readonly amountFen: Fen
}

/** `count` bands of `days` days, the last one open: 0–29, 30–59, 60–89, 90 and more. */
export const bandsOf = (days: number, count: number): Band[] =>
  Array.from({ length: count }, (_, index) => ({
    from: index * days,
    until: index === count - 1 ? null : (index + 1) * days - 1,
  }))

export const inBand = (days: number, { from, until }: Band): boolean =>
  days >= from && (until === null || days <= until)

interface Cell {
  readonly lines: number
  readonly amountFen: Fen
}

export interface Ageing extends Cell {
  readonly bands: Cell[]
}

/** How many wait and how much, in all and in each band. */
export function ageingOf(waiting: readonly Waiting[], bands: readonly Band[]): Ageing {
  const cellOf = (some: readonly Waiting[]) => ({
    lines: some.length,
    amountFen: sum(some.map((one) => one.amountFen)),
  })
  return { ...cellOf(waiting), bands: bands.map((band) => cellOf(waiting.filter(({ days }) => inBand(days, band)))) }
}

const plus = (one: Cell | undefined, other: Cell): Cell => ({
  lines: (one?.lines ?? 0) + other.lines,
  amountFen: add(one?.amountFen ?? zeroFen, other.amountFen),
})

/** What was counted of one part of the lines and what was counted of another. */
export const together = (one: Ageing | undefined, other: Ageing): Ageing => ({
  ...plus(one, other),
  bands: other.bands.map((cell, index) => plus(one?.bands[index], cell)),
})
