import { type Fen, fen } from '#kernel/money'

/** Gives a text its place in a draw: the same seed and the same text, the same hexadecimal number, on any machine. */
export type Lot = (text: string) => string

/** A seeded random sample: everybody draws a lot, the lowest `size` are taken, in the order of their lots. */
export function drawRandom<T>(population: readonly T[], size: number, lotOf: Lot, key: (one: T) => string): T[] {
  return population
    .map((one) => ({ one, lot: lotOf(key(one)) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ one }) => one)
}

export interface Hit<T> {
  readonly one: T
  /** How many of the sampled fen lie in it. */
  readonly hits: number
}

/**
 * 货币单位抽样: every `interval`-th fen of the population from a seeded start; a line is taken once for all the sampled fen
 * that lie in it, so that a line of at least one interval is always taken.
 */
export function drawMonetaryUnits<T extends { readonly amountFen: Fen }>(
  population: readonly T[],
  size: number,
  lotOf: Lot,
): { intervalFen: Fen; sample: Hit<T>[] } {
  const total = population.reduce((all, { amountFen }) => all + amountFen, 0)
  if (total === 0) return { intervalFen: fen(0), sample: [] }
  const interval = Math.max(1, Math.trunc(total / size))
  const start = Number(BigInt(`0x${lotOf('start').slice(0, 15)}`) % BigInt(interval))
  const sample: Hit<T>[] = []
  let before = 0
  for (const one of population) {
    const until = before + one.amountFen
    const hits = pointsBelow(until, start, interval) - pointsBelow(before, start, interval)
    if (hits > 0) sample.push({ one, hits })
    before = until
  }
  return { intervalFen: fen(interval), sample }
}

/** How many of start, start + interval, … lie below a fen. */
const pointsBelow = (below: number, start: number, interval: number): number =>
  below <= start ? 0 : Math.trunc((below - start - 1) / interval) + 1
