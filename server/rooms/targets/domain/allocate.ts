import { type Fen, largestRemainder, sum, zeroFen } from '#kernel/money'

/** The weights of all factors together: 100 %. */
export const ALL_WEIGHTS = 10_000

/** One factor: its weight in basis points and what each region has of it. */
export interface Factor {
  readonly key: string
  readonly weightBp: number
  readonly values: Readonly<Record<string, number>>
}

/** A total split over regions, factor by factor: rows and columns both add up to the fen. */
export interface Allocation {
  readonly byFactor: readonly {
    readonly key: string
    readonly amountFen: Fen
    readonly parts: Readonly<Record<string, Fen>>
  }[]
  readonly shares: Readonly<Record<string, Fen>>
}

/** Why some factors cannot be allocated by yet. */
export interface FactorFaults {
  /** What the weights add up to. */
  readonly sumBp: number
  /** Factors with a weight of which nobody has anything. */
  readonly empty: readonly string[]
}

/** What keeps factors from being allocated by: weights that are not 100 %, a weighted factor that nobody has any of. */
export function factorFaults(factors: readonly Factor[], regions: readonly string[]): FactorFaults | undefined {
  const sumBp = factors.reduce((total, { weightBp }) => total + weightBp, 0)
  const empty = factors
    .filter(({ weightBp, values }) => weightBp > 0 && regions.every((region) => (values[region] ?? 0) === 0))
    .map(({ key }) => key)
  return sumBp === ALL_WEIGHTS && empty.length === 0 ? undefined : { sumBp, empty }
}

/**
 * 因素法 (gx-2022-7#9): the total is split over the factors by weight, each part over the regions by what they have,
 * both by largest remainder, so that everything adds up exactly. Equal remainders: the smaller factor key, the smaller
 * region code first, whatever order they are given in; the factors come back in the order given.
 * @throws RangeError when `factorFaults` has something to say
 */
export function allocate(total: Fen, regions: readonly string[], factors: readonly Factor[]): Allocation {
  if (factorFaults(factors, regions)) throw new RangeError('factors must add up and none of them be empty')
  const [places, inOrder] = [regions.toSorted(), factors.toSorted((a, b) => (a.key < b.key ? -1 : 1))]
  const budgets = largestRemainder(
    total,
    inOrder.map(({ weightBp }) => weightBp),
  )
  const split = inOrder.map(({ key, weightBp, values }, index) => {
    const amountFen = budgets[index] ?? zeroFen
    const sizes = places.map((place) => values[place] ?? 0)
    const parts = weightBp === 0 ? places.map(() => zeroFen) : largestRemainder(amountFen, sizes)
    return { key, amountFen, parts: Object.fromEntries(places.map((place, at) => [place, parts[at] ?? zeroFen])) }
  })
  const byFactor = factors.flatMap((factor) => split.filter(({ key }) => key === factor.key))
  const shares = Object.fromEntries(
    places.map((place) => [place, sum(byFactor.map(({ parts }) => parts[place] ?? zeroFen))]),
  )
  return { byFactor, shares }
}
