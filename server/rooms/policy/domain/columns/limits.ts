import { type Block, type Code, joined, js } from '../compiled/code.ts'
import type { LeavesIn } from '../compiled/leaves.ts'
import { rateCode } from '../compiled/rates.ts'
import type { RuleCode } from '../compiled/walk.ts'
import type { Limit, LimitScope } from '../limit.ts'
import { type Claim, placesOf } from '../ration.ts'
import type { ClaimKey, History } from './history.ts'
import { columnCode } from './leaves.ts'
import type { Column } from './numbers.ts'
import type { Registers } from './register-code.ts'
import { dayTaker, type MonthKey, monthTaker, type Portion, take, used } from './registers.ts'

/** Bit of the first limit of a rule in a reason; the conditions' bits are below. */
export const LIMIT_BIT = 24
/** The most limits a rule may have. */
const MOST_LIMITS = 7
/** Set in a reason where the limits leave nothing; not set where they only take some days or months away. */
export const REFUSED = 1 << 31

type Owner = 'person' | 'organizer' | 'trainingClass'
type WholeScope = Exclude<LimitScope, 'person-day' | 'person-month' | 'person-months' | 'person-organizer-months'>

/** Of which a claim takes one place as a whole: whose slots they are, and what tells one slot from another. */
const wholeScopes: Readonly<Record<WholeScope, readonly [owner: Owner, key: ClaimKey | 'year' | null]>> = {
  'person-year': ['person', 'year'],
  'person-occupation-level': ['person', 'occupationLevel'],
  'person-level': ['person', 'level'],
  'person-award': ['person', 'award'],
  'person-class': ['person', 'trainingClass'],
  'person-certificate': ['person', 'certificate'],
  person: ['person', null],
  class: ['trainingClass', null],
  organizer: ['organizer', null],
  'organizer-award': ['organizer', 'award'],
  'organizer-year': ['organizer', 'year'],
}

/** Of which each month takes a place. */
const monthScopes: Partial<Record<LimitScope, MonthKey>> = {
  'person-month': 'month',
  'person-months': 'all',
  'person-organizer-months': 'organizer',
}

const isWhole = (per: LimitScope): per is WholeScope => Object.hasOwn(wholeScopes, per)

/** Whose slots a limit's are: those of a person are decided person by person, the others over the whole history. */
const ownerOf = (per: LimitScope): Owner => (isWhole(per) ? wholeScopes[per][0] : 'person')

/** Limits of the same scope and count share their slots. */
const slotsOf = (per: LimitScope, counts: Limit['counts']): string => `${per}|${counts}`

const allSlotsOf = ({ per, counts, unlessIn }: Limit): readonly string[] =>
  unlessIn ? [slotsOf(per, counts), slotsOf(unlessIn, counts)] : [slotsOf(per, counts)]

/** The rules whose limits count across persons, or share slots with one that does: one row may depend on any other. */
export function crossing(rules: readonly { readonly limits: readonly Limit[] }[]): ReadonlySet<unknown> {
  const slots = new Set(
    rules.flatMap(({ limits }) =>
      limits.flatMap(({ per, counts, unlessIn }) =>
        [per, unlessIn ?? per].filter((scope) => ownerOf(scope) !== 'person').map((scope) => slotsOf(scope, counts)),
      ),
    ),
  )
  const found = new Set<unknown>()
  for (let before = -1; before < found.size + slots.size; ) {
    before = found.size + slots.size
    for (const rule of rules) {
      const own = rule.limits.flatMap(allSlotsOf)
      if (!own.some((slot) => slots.has(slot))) continue
      found.add(rule)
      for (const slot of own) slots.add(slot)
    }
  }
  return found
}

interface Given {
  readonly history: History
  readonly leavesIn: LeavesIn
  readonly registers: Registers
  readonly into: Block
  /** Where the row's amount and reason go. */
  readonly amounts: Code
  readonly reasons: Code
}

/**
 * Writes what the limits leave of an entitlement, as `ration` does for the claim of row `i`, and puts amount and reason
 * into their columns.
 * @throws RangeError when a rule has more limits than a reason has bits, or limits the columns cannot count by
 */
export function limitCode(code: RuleCode, given: Given): void {
  const { limits, id } = code.rule
  if (limits.length > MOST_LIMITS) throw new RangeError(`${id} has more than ${MOST_LIMITS} limits`)
  const { into, amounts, reasons } = given
  const met = into.inner()
  if (limits.length === 0) met.lines.push(js`${amounts}[i] = ${code.amount}; ${reasons}[i] = 0`)
  else limitedCode(code, { ...given, into: met })
  // The amounts are 0 before.
  into.lines.push(js`if (${code.unmet} === 0) {\n${met.lines}\n} else ${reasons}[i] = ${code.unmet}`)
}

function limitedCode(code: RuleCode, given: Given): void {
  const { into, amounts, reasons } = given
  const full = into.variable(js`0`)
  const wholes = code.rule.limits.flatMap((limit, index) => wholeCode(limit, index, code, given))
  for (const { asked, isFull, bit } of wholes) into.lines.push(js`if (${asked}${isFull}) ${full} |= ${bit}`)
  const portion = portionCode(code, given, full)
  const keep = wholes.map(({ asked, take: keepIt }) => (asked === always ? keepIt : js`if (${asked}true) ${keepIt}`))
  into.lines.push(js`if (${full} === 0 && ${portion.something}) {
    ${portion.recount}
    ${amounts}[i] = ${code.amount}; ${reasons}[i] = ${portion.by}
    ${keep}
  } else ${reasons}[i] = ${full} | ${portion.by} | ${REFUSED}`)
}

const always = js``

interface WholeCode {
  /** When the limit is asked at all: terms that end with an operator. */
  readonly asked: Code
  readonly isFull: Code
  readonly take: Code
  readonly bit: number
}

/** A limit in which the claim takes one place as a whole; none for the others. */
function wholeCode(limit: Limit, index: number, { rule }: RuleCode, given: Given): WholeCode[] {
  const { per, counts, where, unlessIn, atMost } = limit
  if (!isWhole(per)) return []
  const { history, leavesIn, into } = given
  const hold = into.program.hold
  const slot = slotCode(per, counts, given)
  const terms = [
    ...(where ? [leavesIn(into).chosen(rule, where.reading, where.value)] : []),
    ...(per === 'person-certificate' ? [js`${claimColumn(history.claims.certified, 'certified', into)} === 1`] : []),
    ...(unlessIn ? [js`${hold(used)}(${slotCode(wholeScope(unlessIn), counts, given)}) === 0`] : []),
  ]
  return [
    {
      // Looked up before any place is taken.
      asked: terms.length === 0 ? always : js`${into.variable(joined(terms, '&&', js`true`))} && `,
      isFull: js`${hold(used)}(${slot}) >= ${atMost}${openedCode(limit, given)}`,
      take: js`${hold(take)}(${slot})`,
      bit: 1 << (LIMIT_BIT + index),
    },
  ]
}

function wholeScope(per: LimitScope): WholeScope {
  if (!isWhole(per)) throw new RangeError(`a claim takes no one place in ${per}`)
  return per
}

const claimColumn = (column: Column, name: string, into: Block): Code => columnCode(column, `claim ${name}`, into)

/** The register and the key of a slot. */
function slotCode(per: WholeScope, counts: Limit['counts'], { history, registers, into }: Given): Code {
  const [owner, key] = wholeScopes[per]
  const { claims } = history
  const column = key && (key === 'year' ? claims.year : claims.keys[key])
  const keyCode = key && column ? claimColumn(column, key, into) : js`0`
  return js`${registers.of(slotsOf(per, counts), false, ownerCode(owner, history, into), into)}, ${keyCode}`
}

const ownerCode = (owner: Owner, { person, claims }: History, into: Block): Code =>
  owner === 'person'
    ? claimColumn({ array: person, constant: 0, most: 0 }, owner, into)
    : claimColumn(claims.keys[owner], owner, into)

/** The places that approved exceptions open, for the few claims that have any. */
function openedCode(limit: Limit, { history, into }: Given): Code {
  const { excepted } = history.claims
  if (!limit.exceptional || excepted.size === 0) return js``
  const opened = (row: number): number => {
    const claim = excepted.get(row)
    return claim ? placesOf(limit, { ...claim, ...noRule }) - limit.atMost : 0
  }
  return js` + ${into.program.hold(opened)}(i)`
}

/** What a slot is named without. */
const noRule: Pick<Claim, 'id' | 'limits' | 'trace'> = { id: '', limits: [], trace: [] }

interface PortionCode {
  /** Whether the days and months left are worth a claim: nothing was cut, or something is left. */
  readonly something: Code
  /** Statements that put the amount for what is left in place of the whole. */
  readonly recount: readonly Code[]
  /** The bits of the limits that cut. */
  readonly by: Code
}

/** What limits on days and months leave. */
function portionCode(code: RuleCode, given: Given, full: Code): PortionCode {
  const { history, into } = given
  const day = partCode('day', code, given, full)
  const month = partCode('month', code, given, full)
  if (!day && !month) return { something: js`true`, recount: [], by: js`0` }
  const { claims } = history
  const days = claimColumn(claims.dayCount, 'dayCount', into)
  const months = claimColumn(claims.monthCount, 'monthCount', into)
  const [daysLeft, monthsLeft] = [day?.left ?? days, month?.left ?? months]
  const uncut = js`${daysLeft} === ${days} && ${monthsLeft} === ${months}`
  const cut = into.inner()
  const leaves = given.leavesIn(cut)
  const taken = {
    day: js`(${daysLeft} === ${days} ? ${leaves.quantity('day')} : ${daysLeft})`,
    month: js`(${monthsLeft} === ${months} ? ${leaves.quantity('month')} : ${monthsLeft})`,
  }
  for (const [index, { value }] of code.rule.rate.entries()) {
    const own = cut.inner()
    const rate = rateCode(value, { leaves: given.leavesIn(own), into: own, lack: () => 0, taken })
    cut.lines.push(
      js`if (${code.period} === ${index}) {\n${[...own.lines, ...rate.lines]}\n${code.amount} = ${rate.amount}\n}`,
    )
  }
  return {
    something: js`((${uncut}) || ${daysLeft} + ${monthsLeft} > 0)`,
    recount: [js`if (!(${uncut})) {\n${cut.lines}\n}`],
    by: joined(
      [day, month].flatMap((one) => one?.by ?? []),
      '|',
      js`0`,
    ),
  }
}

interface PartCode {
  readonly left: Code
  readonly by: Code
}

/** A limit whose places are days or months, with its bit in the reason. */
interface PartLimit {
  readonly limit: Limit
  readonly bit: number
}

/** The two kinds of places that are taken one by one. */
const parts = {
  day: {
    fits: (per: LimitScope) => per === 'person-day',
    count: 'dayCount',
    taker(own: readonly PartLimit[], history: History, portion: Portion) {
      if (own.some(({ limit }) => limit.atMost !== 1)) throw new RangeError('one place a day is counted, not more')
      return dayTaker(
        history,
        Int32Array.from(own, ({ bit }) => bit),
        portion,
      )
    },
  },
  month: {
    fits: (per: LimitScope) => monthScopes[per] !== undefined,
    count: 'monthCount',
    taker(own: readonly PartLimit[], history: History, portion: Portion) {
      const limits = own.map(({ limit, bit }) => ({ key: monthScopes[limit.per] ?? 'all', atMost: limit.atMost, bit }))
      return monthTaker(history, limits, portion)
    },
  },
} as const

/** What the limits on days, or on months, leave; nothing where the rule has none. */
function partCode(kind: keyof typeof parts, { rule }: RuleCode, given: Given, full: Code): PartCode | undefined {
  const { fits, count, taker } = parts[kind]
  const { history, registers, into } = given
  const own = rule.limits.flatMap((limit, index) => (fits(limit.per) ? [{ limit, bit: 1 << (LIMIT_BIT + index) }] : []))
  if (own.length === 0) return undefined
  const leaves = given.leavesIn(into)
  const holds = own.map(({ limit: { where } }, index) =>
    where ? js`(${leaves.chosen(rule, where.reading, where.value)} ? ${1 << index} : 0)` : js`${1 << index}`,
  )
  const active = into.variable(joined(holds, '|', js`0`))
  const [left, by] = [into.variable(claimColumn(history.claims[count], count, into)), into.variable(js`0`)]
  const portion: Portion = { left: 0, by: 0 }
  const found = into.program.hold(portion)
  const slots = own.map(({ limit }) => slotsOf(limit.per, limit.counts))
  const places = registers.list(slots, kind === 'day', ownerCode('person', history, into), into)
  const organizer = claimColumn(history.claims.keys.organizer, 'organizer', into)
  into.lines.push(js`if (${active} !== 0) {
    ${into.program.hold(taker(own, history, portion))}(${places}, ${active}, ${full} === 0, i, ${organizer})
    ${left} = ${found}.left; ${by} = ${found}.by
  }`)
  return { left, by }
}
