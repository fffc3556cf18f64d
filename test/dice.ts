/** Throws of dice, the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  throw(sides: number): number
  one<T>(values: readonly T[]): T
  /** True once in `times`. */
  once(times: number): boolean
  /** Some of the values, in their order. */
  some<T>(values: readonly T[]): T[]
  /** Up to `most` things. */
  list<T>(most: number, make: () => T): T[]
}

export function dice(seed: number): Dice {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const own: Dice = {
    throw: (sides) => next() % sides,
    one: (values) => values[next() % values.length] as (typeof values)[number],
    once: (times) => next() % times === 0,
    some: (values) => values.filter(() => own.once(2)),
    list: (most, make) => Array.from({ length: own.throw(most + 1) }, make),
  }
  return own
}
