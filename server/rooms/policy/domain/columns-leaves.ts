import { bitsOf, type Ground, groundOfQuestion } from './columns-grounds.ts'
import type { History } from './columns-history.ts'
import type { Column } from './columns-numbers.ts'
import { type TableLookup, tableLookup } from './columns-tables.ts'
import { type Block, type Code, joined, js } from './compile-code.ts'
import type { LeavesIn } from './compile-leaves.ts'
import { valueOn } from './dated.ts'
import type { Facts, RateEntry } from './facts.ts'
import { questionOf } from './questions/index.ts'
import type { RateTable } from './rate.ts'
import type { Rule } from './rule.ts'

/** The number of a column in row `i`; a number as it stands where all rows have the same. */
export function columnCode({ array, constant }: Column, key: string, into: Block): Code {
  if (array) return into.once(`column ${key}`, () => js`${into.program.hold(array)}[i]`)
  return numberCode(constant, into)
}

const numberCode = (number: number, { program }: Block): Code =>
  Number.isSafeInteger(number) ? js`${number}` : program.hold(number)

/** Source text that reads row `i` of a history; what depends on one value alone is asked of that value, here and now. */
export function columnLeaves(history: History, rates: readonly RateEntry[]): LeavesIn {
  const lookups = new Map<string, TableLookup>()
  const lookupOf = (table: RateTable): TableLookup => {
    const lookup = lookups.get(table.id) ?? tableLookup(table, rates, history)
    lookups.set(table.id, lookup)
    return lookup
  }
  return (into) => {
    const found = <T>(map: ReadonlyMap<string, T>, name: string): T => {
      const one = map.get(name)
      if (!one) throw new Error(`the history has no ${name}`)
      return one
    }
    const number = (name: string) => columnCode(found(history.numbers, name), name, into)
    /** The value of a function of one ground: worked out for each value it has, then looked up. */
    const lookedUp = (ground: Ground, valueFor: (facts: Facts) => number): Code => {
      const { column, firsts } = found(history.grounds, ground)
      const values = Float64Array.from(firsts, valueFor)
      if (!column.array) return numberCode(values[column.constant] ?? Number.NaN, into)
      const narrow = values.every((value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31)
      const table = narrow ? Int32Array.from(values) : values
      return js`${into.program.hold(table)}[${columnCode(column, ground, into)}]`
    }
    const settingOf = (rule: Rule, code: string) => {
      const reading = rule.readings[code]
      if (!reading || !('kind' in reading)) throw new Error(`${rule.id} has no reading ${code} with alternatives`)
      return ({ settings }: Facts) => settings?.[`${rule.id}/${code}`] ?? reading.value
    }
    const rowIn = (table: RateTable): Code => {
      const { dimensions, row } = lookupOf(table)
      const terms = dimensions.map(({ ground, classes, stride }) => {
        const { column } = found(history.grounds, ground)
        return js`${into.program.hold(classes)}[${columnCode(column, ground, into)}] * ${stride}`
      })
      return js`${into.program.hold(row)}(${joined(terms, '+', js`0`)})`
    }
    const ratesBy = (of: (row: RateEntry) => number): Code =>
      into.program.hold(Float64Array.from([0, 0, ...rates.map(of)]))
    return {
      answered(question, anyOf, document) {
        const ground = groundOfQuestion(question)
        const bits = bitsOf(question)
        const mask = bits(anyOf)
        if (!ground) return js`((${columnCode(found(history.answers, question), question, into)} & ${mask}) !== 0)`
        const { read } = questionOf(question)
        return js`(${lookedUp(ground, (facts) => bits(read(facts, document)) & mask)} !== 0)`
      },
      measured: (measure) => number(`measure ${measure}`),
      bound: (rule, reading) => lookedUp('settings', (facts) => Number(settingOf(rule, reading)(facts))),
      chosen: (rule, reading, value) =>
        js`(${lookedUp('settings', (facts) => (settingOf(rule, reading)(facts) === value ? 1 : 0))} === 1)`,
      period: (values) =>
        lookedUp('day', (facts) => values.findIndex(({ value }) => value === valueOn(values, facts.decisiveOn))),
      quantity: (unit) => number(`quantity ${unit}`),
      stated: (amount) => number(`stated ${amount}`),
      level: (levels) => lookedUp('level', ({ occupation }) => (occupation?.level && levels[occupation.level]) || 0),
      row: (table) => into.once(`row ${table.id}`, () => rowIn(table)),
      rowRate: (_, row) => js`${ratesBy((one) => one.rateFen)}[${row} + 2]`,
      rowQuantity(table, row, of) {
        const units = [...new Set(rates.filter((one) => one.table === table.id).map(({ unit }) => unit))]
        const quantities = units.map(of)
        if (quantities.length < 2) return quantities[0] ?? js`0`
        const unit = ratesBy((one) => units.indexOf(one.unit))
        const cases = quantities.map((quantity, index) => js`${unit}[${row} + 2] === ${index} ? ${quantity} : `)
        return js`(${cases.join('') as Code}0)`
      },
      noRate(rule) {
        const { column, firsts } = found(history.grounds, 'day')
        const refuse = (day: number): never => {
          throw new Error(`${rule.id} has no rate on ${firsts[day]?.decisiveOn}`)
        }
        return js`${into.program.hold(refuse)}(${columnCode(column, 'day', into)})`
      },
    }
  }
}
