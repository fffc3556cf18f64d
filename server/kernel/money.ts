import type { Branded } from './brand.ts'
import { refusals } from './refusal.ts'

/** An amount of money in fen (1 yuan = 100 fen): a safe integer, also in JSON and in the database. */
export type Fen = Branded<number, 'Fen'>

/** Where the remainder of a share goes. `half-up` rounds halves away from zero, as 四舍五入 does. */
export type Rounding = 'down' | 'up' | 'half-up'

export const refuseMoney = refusals({
  'amount-unreadable': {
    status: 422,
    title: '金额“{text}”无法识别',
    next: '请按元填写，最多两位小数，例如 1234.50 或 1,234.50',
  },
})

export const zeroFen = 0 as Fen

/** True for a whole number of fen that JavaScript can hold exactly (up to about 90 trillion yuan). */
export function isFen(value: unknown): value is Fen {
  return Number.isSafeInteger(value)
}

/**
 * A whole number of fen.
 * @throws RangeError when it is not a safe integer: that is a fault of the program, not of a person
 */
export function fen(value: number): Fen {
  if (!isFen(value)) throw new RangeError(`not a whole number of fen: ${value}`)
  return (value === 0 ? 0 : value) as Fen
}

/**
 * Yuan as people write them, exactly: `1234.5`, `123,457.00`, `￥１００`, `1,000元`, or a whole number.
 * @throws Refusal `amount-unreadable` on anything else, and on more than two decimals
 */
export function yuan(amount: string | number): Fen {
  const read = readYuan(String(amount))
  if (read === undefined) throw refuseMoney('amount-unreadable', { text: amount })
  return read
}

/** As `yuan`, but undefined where the text is not an exact amount: for imports, which collect their errors. */
export function readYuan(text: string): Fen | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^¥\s*/, '')
    .replace(/\s*元$/, '')
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match) return undefined
  const [, sign = '', whole = '', cents = ''] = match
  const value = Number(sign + whole.replaceAll(',', '') + cents.padEnd(2, '0'))
  return isFen(value) ? fen(value) : undefined
}

/** The sum of two amounts. */
export const add = (a: Fen, b: Fen): Fen => fen(a + b)

/** `a − b`; may be negative. */
export const subtract = (a: Fen, b: Fen): Fen => fen(a - b)

/** `amount × count`, where count is a whole number (days, persons). */
export function times(amount: Fen, count: number): Fen {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole count: ${count}`)
  return fen(amount * count)
}

/** The total of a list; zero for an empty one. */
export const sum = (amounts: Iterable<Fen>): Fen => {
  let total = zeroFen
  for (const amount of amounts) total = add(total, amount)
  return total
}

/** The smallest of one or more amounts. */
export const min = (first: Fen, ...rest: readonly Fen[]): Fen => Math.min(first, ...rest) as Fen

/** The largest of one or more amounts. */
export const max = (first: Fen, ...rest: readonly Fen[]): Fen => Math.max(first, ...rest) as Fen

/**
 * `amount × numerator ÷ denominator` in whole fen: `share(total, 60, 100, 'down')` is 先行拨付60%.
 * `down` and `up` go toward and away from zero.
 */
export function share(amount: Fen, numerator: number, denominator: number, rounding: Rounding): Fen {
  if (denominator <= 0) throw new RangeError(`denominator must be positive: ${denominator}`)
  const [product, whole] = [BigInt(amount) * BigInt(numerator), BigInt(denominator)]
  const quotient = product / whole
  const rest = product % whole
  const size = rest < 0n ? -rest : rest
  const away = rounding === 'up' ? size > 0n : rounding === 'half-up' && size * 2n >= whole
  return fen(Number(away ? quotient + (product < 0n ? -1n : 1n) : quotient))
}

/**
 * Splits a total by whole-number weights so that the parts add up to it exactly (最大余数法).
 * The fen left over go to the largest remainders, the earlier part first where remainders are equal.
 * A negative total is split as its mirror image, so that a reversal undoes the split fen for fen.
 */
export function largestRemainder(total: Fen, weights: readonly number[]): Fen[] {
  const sizes = weights.map(BigInt)
  const all = sizes.reduce((a, b) => a + b, 0n)
  if (all <= 0n || sizes.some((size) => size < 0n)) throw new RangeError('weights must be ≥ 0 and not all zero')
  if (total < 0) return largestRemainder(fen(-total), weights).map((part) => fen(-part))
  const cuts = sizes.map((size, index) => {
    const product = BigInt(total) * size
    return { index, floor: Number(product / all), rest: product % all }
  })
  const left = total - cuts.reduce((done, cut) => done + cut.floor, 0)
  const byRest = cuts.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1))
  const favored = new Set(byRest.slice(0, left).map((cut) => cut.index))
  return cuts.map((cut) => fen(cut.floor + (favored.has(cut.index) ? 1 : 0)))
}

/**
 * Takes an amount from parts in their order: the first gives what it has, the next the rest. A part that gives nothing is
 * left out; what all of them together lack is in none.
 */
export function drawn<T extends { readonly leftFen: Fen }>(
  parts: readonly T[],
  amountFen: Fen,
): (T & { drawFen: Fen })[] {
  let restFen = amountFen
  return parts.flatMap((part) => {
    const drawFen = min(part.leftFen, restFen)
    restFen = subtract(restFen, drawFen)
    return drawFen > zeroFen ? [{ ...part, drawFen }] : []
  })
}

/**
 * Takes an amount from parts in proportion to what each has (`largestRemainder`), never more than that; a part that gives
 * nothing is left out. All that they have is taken where the amount is more.
 */
export function spread<T extends { readonly leftFen: Fen }>(
  parts: readonly T[],
  amountFen: Fen,
): (T & { drawFen: Fen })[] {
  const have = parts.map((part) => part.leftFen)
  const taken = min(amountFen, sum(have))
  if (taken === zeroFen) return []
  const draws = largestRemainder(taken, have)
  return parts.flatMap((part, index) => {
    const drawFen = draws[index] ?? zeroFen
    return drawFen > zeroFen ? [{ ...part, drawFen }] : []
  })
}

/** `1,234.56`: always two decimals, for tables and bank lists. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
}

/** `1,000` when whole, else `1,234.50`: for sentences, where 元 follows. */
export function formatYuanShort(amount: Fen): string {
  return formatYuan(amount).replace(/\.00$/, '')
}
