import { assembled, type Block, block, type Code, joined, js, program } from '../compiled/code.ts'
import type { Leaves, LeavesIn } from '../compiled/leaves.ts'
import { leavesOf } from '../condition.ts'
import { valueOn } from '../dated.ts'
import type { Facts, RateEntry } from '../facts.ts'
import { type QuestionName, questionOf } from '../questions/index.ts'
import type { RateTable } from '../rate.ts'
import type { Rule } from '../rule.ts'
import { bitsOf, type Ground, groundOfQuestion } from './grounds.ts'
import type { History, Profile } from './history.ts'
import type { Column } from './numbers.ts'
import { type TableLookup, tableLookup, UNKNOWN } from './tables.ts'

/** The number of a column in row `i`; a number as it stands where all rows have the same. */
export function columnCode({ array, constant }: Column, key: string, into: Block): Code {
  if (array) return into.once(`column ${key}`, () => js`${into.program.hold(array)}[i]`)
  return numberCode(constant, into)
}

const numberCode = (number: number, { program: own }: Block): Code =>
  Number.isSafeInteger(number) ? js`${number}` : own.hold(number)

/** Values by number, as narrow as they are. */
function tableOf(values: readonly number[]): Int32Array | Float64Array {
  const narrow = values.every((value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31)
  return narrow ? Int32Array.from(values) : Float64Array.from(values)
}

/** What leaves of a history share. */
interface Source {
  readonly history: History
  readonly rates: readonly RateEntry[]
  readonly lookups: Map<RateTable['id'], TableLookup>
  /** `i` is a row; or a value of this ground, for what is worked out value by value. */
  readonly by: string | null
}

/** Source text that reads row `i` of a history; what depends on one value alone is asked of that value, here and now. */
export const columnLeaves = (history: History, rates: readonly RateEntry[]): LeavesIn =>
  leavesBy({ history, rates, lookups: new Map(), by: null })

function found<T>(map: ReadonlyMap<string, T>, name: string): T {
  const one = map.get(name)
  if (!one) throw new Error(`the history has no ${name}`)
  return one
}

const leavesBy =
  (source: Source): LeavesIn =>
  (into) => ({ ...answerLeaves(source, into), ...amountLeaves(source, into), byValue: byValue(source, into) })

/** The number of the value that row `i` has. */
const valueCode = ({ by }: Source, ground: string, column: Column, into: Block): Code =>
  by === ground ? js`i` : columnCode(column, ground, into)

/** The value of a function of one ground: worked out for each value it has, then looked up. */
function lookedUp(source: Source, ground: Ground, into: Block, valueFor: (facts: Facts) => number): Code {
  const { column, firsts } = found(source.history.grounds, ground)
  const values = firsts.map(valueFor)
  if (!column.array) return numberCode(values[column.constant] ?? Number.NaN, into)
  return js`${into.program.hold(tableOf(values))}[${valueCode(source, ground, column, into)}]`
}

/** The profile that a question is answered in, and what it is called. */
function profileOf({ profiles }: History, question: QuestionName): readonly [profile: Profile, name: string] {
  const index = profiles.findIndex(({ answers }) => answers.has(question))
  const profile = profiles[index]
  if (!profile) throw new Error(`the history has no ${question}`)
  return [profile, `profile ${index}`]
}

function settingOf(rule: Rule, code: string): (facts: Facts) => string | number {
  const reading = rule.readings[code]
  if (!reading || !('kind' in reading)) throw new Error(`${rule.id} has no reading ${code} with alternatives`)
  return ({ settings }) => settings?.[`${rule.id}/${code}`] ?? reading.value
}

type AnswerLeaf = 'answered' | 'measured' | 'bound' | 'chosen'

function answerLeaves(source: Source, into: Block): Pick<Leaves, AnswerLeaf> {
  const { history } = source
  return {
    answered(question, anyOf, document) {
      const ground = groundOfQuestion(question)
      const bits = bitsOf(question)
      const mask = bits(anyOf)
      if (ground) {
        const { read } = questionOf(question)
        return js`(${lookedUp(source, ground, into, (facts) => bits(read(facts, document)) & mask)} !== 0)`
      }
      const [{ column, answers }, name] = profileOf(history, question)
      const values = answers.get(question) ?? new Int32Array(1)
      if (!column.array) return ((values[0] ?? 0) & mask) !== 0 ? js`true` : js`false`
      const holds = values.map((value) => value & mask)
      return js`(${into.program.hold(holds)}[${valueCode(source, name, column, into)}] !== 0)`
    },
    measured: (measure) => columnCode(found(history.numbers, `measure ${measure}`), `measure ${measure}`, into),
    bound: (rule, reading) => lookedUp(source, 'settings', into, (facts) => Number(settingOf(rule, reading)(facts))),
    chosen(rule, reading, value) {
      const stands = (facts: Facts) => (settingOf(rule, reading)(facts) === value ? 1 : 0)
      return js`(${lookedUp(source, 'settings', into, stands)} === 1)`
    },
  }
}

/** Tests that depend on one ground are worked out for each of its values, all at once, and looked up as one mask. */
function byValue(source: Source, into: Block): NonNullable<Leaves['byValue']> {
  const { history } = source
  return {
    groundOf(test) {
      const grounds = new Set(leavesOf(test).flatMap((leaf) => groundsOf(leaf, history)))
      const [only] = grounds
      return grounds.size === 1 && only !== null ? only : undefined
    },
    mask(ground, write) {
      const own = block(program())
      const mask = write(leavesBy({ ...source, by: ground })(own), own)
      const fill = js`for (let i = 0; i < masks.length; i++) {\n${own.lines}\nmasks[i] = ${mask}\n}`
      const column = columnOf(history, ground)
      const masks = new Int32Array(column.most + 1)
      assembled<(masks: Int32Array) => void>(own.program, js`masks`, fill)(masks)
      return js`${into.program.hold(masks)}[${valueCode(source, ground, column, into)}]`
    },
  }
}

/** What a leaf depends on: a ground by name, null for a number of its own, nothing where all rows have the same. */
function groundsOf(leaf: ReturnType<typeof leavesOf>[number], history: History): readonly (string | null)[] {
  const named = (ground: string) => (columnOf(history, ground).array ? [ground] : [])
  if ('reading' in leaf) return named('settings')
  if ('measure' in leaf) {
    const ofBound = typeof leaf.bound === 'string' ? named('settings') : []
    return found(history.numbers, `measure ${leaf.measure}`).array ? [null, ...ofBound] : ofBound
  }
  const ground = groundOfQuestion(leaf.question)
  return named(ground ?? profileOf(history, leaf.question)[1])
}

function columnOf({ grounds, profiles }: History, name: string): Column {
  const profile = name.startsWith('profile ') ? profiles[Number(name.slice(8))] : undefined
  return profile?.column ?? found<{ column: Column }>(grounds, name).column
}

function amountLeaves(source: Source, into: Block): Omit<Leaves, AnswerLeaf | 'byValue'> {
  const { history, rates, lookups } = source
  const number = (name: string) => columnCode(found(history.numbers, name), name, into)
  const ratesBy = (of: (row: RateEntry) => number) => into.program.hold(tableOf([0, 0, ...rates.map(of)]))
  return {
    period: (values) =>
      lookedUp(source, 'day', into, ({ decisiveOn }) => {
        const value = valueOn(values, decisiveOn)
        return values.findIndex((one) => one.value === value)
      }),
    quantity: (unit) => number(`quantity ${unit}`),
    stated: (amount) => number(`stated ${amount}`),
    level: (levels) =>
      lookedUp(source, 'level', into, ({ occupation }) => (occupation?.level && levels[occupation.level]) || 0),
    row(table) {
      const lookup = lookups.get(table.id) ?? tableLookup(table, rates, history)
      lookups.set(table.id, lookup)
      return into.once(`row ${table.id}`, () => rowCode(lookup, source, into))
    },
    rowRate: (_, row) => js`${ratesBy((one) => one.rateFen)}[${row} + 2]`,
    rowQuantity(table, row, of) {
      const units = [...new Set(rates.filter((one) => one.table === table.id).map(({ unit }) => unit))]
      const quantities = units.map(of)
      if (quantities.length < 2) return quantities[0] ?? js`0`
      const unit = ratesBy((one) => units.indexOf(one.unit))
      const cases = quantities.map((quantity, index) => js`${unit}[${row} + 2] === ${index} ? ${quantity} : `)
      return js`(${cases.join('') as Code}0)`
    },
    noRate({ id }) {
      const { column, firsts } = found(history.grounds, 'day')
      const refuse = (day: number): never => {
        throw new Error(`${id} has no rate on ${firsts[day]?.decisiveOn}`)
      }
      return js`${into.program.hold(refuse)}(${valueCode(source, 'day', column, into)})`
    },
  }
}

/** The row for the combination that row `i` is, of what the rows of a table tell apart. */
function rowCode({ dimensions, rows, choose }: TableLookup, source: Source, into: Block): Code {
  const terms = dimensions.map(({ ground, classes, stride }) => {
    const { column } = found(source.history.grounds, ground)
    return js`${into.program.hold(classes)}[${valueCode(source, ground, column, into)}] * ${stride}`
  })
  const combination = into.variable(joined(terms, '+', js`0`))
  const known = into.variable(js`${into.program.hold(rows)}[${combination}]`)
  return js`(${known} === ${UNKNOWN} ? ${into.program.hold(choose)}(${combination}) : ${known})`
}
