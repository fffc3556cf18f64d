import type { History } from './history.ts'

/** The places taken in the slots of one limit by one person, organization or class: one key for each. */
export interface Register {
  size: number
  keys: Int32Array
}

export const register = (): Register => ({ size: 0, keys: new Int32Array(8) })

/** How many places of a slot are taken. */
export function used({ size, keys }: Register, key: number): number {
  let count = 0
  for (let index = 0; index < size; index++) if (keys[index] === key) count++
  return count
}

export function take(own: Register, key: number): void {
  if (own.size === own.keys.length) own.keys = longer(own.keys)
  own.keys[own.size++] = key
}

/** The days taken by one person under one limit: words of 32 days, with the number of each word's block. */
export interface DayRegister {
  size: number
  blocks: Int32Array
  words: Int32Array
}

export const dayRegister = (): DayRegister => ({ size: 0, blocks: new Int32Array(8), words: new Int32Array(8) })

function takeDays(own: DayRegister, block: number, word: number): void {
  if (own.size === own.words.length) {
    own.blocks = longer(own.blocks)
    own.words = longer(own.words)
  }
  own.blocks[own.size] = block
  own.words[own.size++] = word
}

function longer(array: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(array.length * 2)
  next.set(array)
  return next
}

/** The register of an owner, of a family of limits that count across persons. */
export function ownedBy<R>(registers: Map<number, R>, owner: number, make: () => R): R {
  const known = registers.get(owner)
  if (known) return known
  const fresh = make()
  registers.set(owner, fresh)
  return fresh
}

/** What is left of the days or months of a claim, and the bits of the limits that took some away. */
export interface Portion {
  left: number
  by: number
}

/**
 * Takes the days of row `i` that no limit has taken; bit `n` of `active` says that limit `n` holds, `bits[n]` is set in
 * `by` where it took days away. What is taken stays taken only where `keep` says so. Each limit has one place a day.
 */
export function dayTaker({ claims: { days } }: History, bits: Int32Array, portion: Portion) {
  const { at, block: blocks, values } = days
  return (registers: readonly DayRegister[], active: number, keep: boolean, i: number): void => {
    let [left, by, block] = [0, 0, blocks[i] ?? 0]
    const end = at[i + 1] ?? 0
    for (let index = at[i] ?? 0; index < end; index++, block++) {
      const claimed = values[index] ?? 0
      let free = claimed
      for (let limit = 0; limit < registers.length; limit++) {
        const own = registers[limit]
        if (!own || (active & (1 << limit)) === 0) continue
        const taken = claimed & takenIn(own, block)
        if (taken !== 0) by |= bits[limit] ?? 0
        free &= ~taken
      }
      if (free === 0) continue
      left += ones(free)
      if (!keep) continue
      for (let limit = 0; limit < registers.length; limit++) {
        const own = registers[limit]
        if (own && (active & (1 << limit)) !== 0) takeDays(own, block, free)
      }
    }
    portion.left = left
    portion.by = by
  }
}

function takenIn({ size, blocks, words }: DayRegister, block: number): number {
  let taken = 0
  for (let index = 0; index < size; index++) if (blocks[index] === block) taken |= words[index] ?? 0
  return taken
}

/** How many bits of a word are set. */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555)
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}

/** What limits on months count by: the month itself, all months of the person, or those at one organization. */
export type MonthKey = 'month' | 'all' | 'organizer'

export interface MonthLimit {
  readonly key: MonthKey
  readonly atMost: number
  readonly bit: number
}

/** As `dayTaker`, for the months of a row, the earliest first: a month finds its place under every limit, or is cut. */
export function monthTaker({ claims: { months } }: History, limits: readonly MonthLimit[], portion: Portion) {
  const { at, values } = months
  const keyOf = ({ key }: MonthLimit, month: number, organizer: number) =>
    key === 'month' ? month : key === 'all' ? 0 : organizer
  return (registers: readonly Register[], active: number, keep: boolean, i: number, organizer: number): void => {
    const before = registers.map(({ size }) => size)
    let [left, by] = [0, 0]
    const end = at[i + 1] ?? 0
    for (let index = at[i] ?? 0; index < end; index++) {
      const month = values[index] ?? 0
      const holding = limits.flatMap((limit, number) => {
        const own = registers[number]
        return own && (active & (1 << number)) !== 0 ? [{ limit, own, key: keyOf(limit, month, organizer) }] : []
      })
      const full = holding.filter(({ limit, own, key }) => used(own, key) >= limit.atMost)
      for (const { limit } of full) by |= limit.bit
      if (full.length > 0) continue
      left++
      for (const { own, key } of holding) take(own, key)
    }
    if (!keep) for (const [number, own] of registers.entries()) own.size = before[number] ?? 0
    portion.left = left
    portion.by = by
  }
}
