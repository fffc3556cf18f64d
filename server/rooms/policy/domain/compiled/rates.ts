import { share } from '#kernel/money'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { Rate, RateTable, Tier } from '../rate.ts'
import type { Lacking } from '../trace.ts'
import type { Unit } from '../words.ts'
import { type Block, type Code, joined, js } from './code.ts'
import type { Leaves } from './leaves.ts'

/** What a rate may be found lacking, known before any facts are. */
export interface Lacks {
  readonly lacks: Lacking['lacks']
  /** The table's id or the amount's name; for a level, the facts say which: ''. */
  readonly what: string
  readonly cites: readonly ClauseAnchor[]
}

/** Everything some of the rates may be found lacking, each once. */
export function lacksOf(rates: readonly Rate[]): readonly Lacks[] {
  return [...new Map(rates.flatMap(lacksOfOne).map((one) => [`${one.lacks} ${one.what}`, one])).values()]
}

function lacksOfOne(rate: Rate): readonly Lacks[] {
  switch (rate.op) {
    case 'per':
    case 'tiers':
      return []
    case 'by-level':
      return [{ lacks: 'level-without-rate', what: '', cites: [] }]
    case 'from-table':
      return lacksOfTable(rate.table)
    case 'share':
      return [amountMissing(rate.of)]
    case 'share-from-table':
      return [amountMissing(rate.of), ...lacksOfTable(rate.table)]
    case 'up-to':
    case 'at-least':
      return lacksOfOne(rate.of)
    case 'up-to-stated':
      return [...lacksOfOne(rate.of), amountMissing(rate.amount)]
    case 'within':
      return [...lacksOfOne(rate.of), { lacks: 'rate-outside-band', what: 'band', cites: [] }]
  }
}

const amountMissing = (what: string): Lacks => ({ lacks: 'amount-missing', what, cites: [] })

const lacksOfTable = ({ id, cites }: RateTable): readonly Lacks[] =>
  (['rate-table-missing', 'rate-table-ambiguous'] as const).map((lacks) => ({ lacks, what: id, cites }))

/** A rate as source text: statements, then expressions that hold after them. */
export interface RateCode {
  readonly lines: readonly Code[]
  readonly amount: Code
  /** The amount without the caps. */
  readonly uncapped: Code
  readonly row: Code
  /** The bit of what is lacking, or 0. */
  readonly lack: Code
}

interface Given {
  readonly leaves: Leaves
  readonly into: Block
  lack(lacks: Lacking['lacks'], what: string): number
  /** Days or months that a limit has left; else the facts say how many. */
  readonly taken?: Readonly<Partial<Record<Unit, Code>>>
}

const zero = js`0`

/** Writes what a rate gives: the steps of `calculate` and both amounts of `replay`, as plain arithmetic. */
export function rateCode(rate: Rate, given: Given): RateCode {
  const { leaves, into, lack, taken = {} } = given
  const quantity = (unit: Unit) => taken[unit] ?? leaves.quantity(unit)
  const plain = (amount: Code, more: Partial<RateCode> = {}): RateCode => {
    const name = into.program.name()
    const lines = [...(more.lines ?? []), js`const ${name} = ${amount}`]
    return { row: js`-1`, lack: zero, ...more, lines, amount: name, uncapped: name }
  }
  switch (rate.op) {
    case 'per':
      return plain(js`${rate.rateFen} * ${quantity(rate.unit)}`)
    case 'tiers':
      return plain(tiersCode(rate.tiers, quantity(rate.unit)))
    case 'by-level': {
      const fen = leaves.level(rate.levels)
      return plain(fen, { lack: js`(${fen} === 0 ? ${lack('level-without-rate', '')} : 0)` })
    }
    case 'from-table': {
      const row = leaves.row(rate.table)
      const amount = js`${leaves.rowRate(rate.table, row)} * ${leaves.rowQuantity(rate.table, row, quantity)}`
      return plain(amount, { row, lack: rowLack(rate.table, row, lack) })
    }
    case 'share':
    case 'share-from-table':
      return shareCode(rate, given, plain)
    default:
      return boundedCode(rate, given)
  }
}

const rowLack = (table: RateTable, row: Code, lack: Given['lack']): Code => {
  const [missing, ambiguous] = [lack('rate-table-missing', table.id), lack('rate-table-ambiguous', table.id)]
  return js`(${row} === -1 ? ${missing} : ${row} === -2 ? ${ambiguous} : 0)`
}

/** Every step takes what the ones before it have left, up to its own measure. */
function tiersCode(tiers: readonly Tier[], quantity: Code): Code {
  let before: number | null = 0
  const steps: Code[] = []
  for (const { first, rateFen } of tiers) {
    if (before === null) break
    const left: Code = before === 0 ? quantity : js`Math.max(${quantity} - ${before}, 0)`
    steps.push(first === null ? js`${rateFen} * ${left}` : js`${rateFen} * Math.min(${left}, ${first})`)
    before = first === null ? null : before + first
  }
  return joined(steps, '+', zero)
}

function shareCode(
  rate: Extract<Rate, { rounding: unknown }>,
  { leaves, into, lack }: Given,
  plain: (amount: Code, more: Partial<RateCode>) => RateCode,
): RateCode {
  const [of, take, rounding] = [leaves.stated(rate.of), into.program.hold(share), into.program.hold(rate.rounding)]
  const missing = lack('amount-missing', rate.of)
  if (rate.op === 'share') {
    const part = js`${take}(${of}, ${rate.numerator}, ${rate.denominator}, ${rounding})`
    return plain(js`${of} === ${of} ? ${part} : 0`, { lack: js`(${of} === ${of} ? 0 : ${missing})` })
  }
  const row = leaves.row(rate.table)
  const part = js`${take}(${of}, ${leaves.rowRate(rate.table, row)}, 10000, ${rounding})`
  return plain(js`${of} === ${of} && ${row} >= 0 ? ${part} : 0`, {
    row,
    lack: js`(${of} === ${of} ? ${rowLack(rate.table, row, lack)} : ${missing})`,
  })
}

/** A cap, a floor or a band around another rate; what is lacking inside is told first, and alone. */
function boundedCode(rate: Extract<Rate, { of: Rate }>, given: Given): RateCode {
  const { leaves, lack } = given
  const inner = rateCode(rate.of, given)
  const { lines, amount, uncapped } = inner
  const name = given.into.program.name()
  switch (rate.op) {
    case 'up-to':
      return { ...inner, lines: [...lines, js`const ${name} = Math.min(${amount}, ${rate.capFen})`], amount: name }
    case 'at-least': {
      const floor = given.into.program.name()
      const floored = js`const ${name} = Math.max(${amount}, ${rate.floorFen}), ${floor} = Math.max(${uncapped}, ${rate.floorFen})`
      return { ...inner, lines: [...lines, floored], amount: name, uncapped: floor }
    }
    case 'up-to-stated': {
      const cap = leaves.stated(rate.amount)
      const capped = js`const ${name} = ${cap} < ${amount} ? ${cap} : ${amount}`
      const missing = js`(${cap} === ${cap} ? 0 : ${lack('amount-missing', rate.amount)})`
      return { ...inner, lines: [...lines, capped], amount: name, lack: eitherLack(inner.lack, missing) }
    }
    case 'within': {
      const fits = js`${rate.leastFen} <= ${amount} && ${amount} <= ${rate.mostFen}`
      return { ...inner, lack: eitherLack(inner.lack, js`(${fits} ? 0 : ${lack('rate-outside-band', 'band')})`) }
    }
  }
}

const eitherLack = (first: Code, second: Code): Code => (first === zero ? second : js`(${first} || ${second})`)
