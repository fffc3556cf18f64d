import type { Dated } from '../dated.ts'
import type { Facts } from '../facts.ts'
import { amountOf, measureOf, quantities } from '../figures.ts'
import { questionOf } from '../questions/index.ts'
import type { Rule } from '../rule.ts'
import type { Unit } from '../words.ts'
import { type Block, type Code, joined, js } from './code.ts'
import type { LeavesIn } from './leaves.ts'
import { rowFinder } from './rows.ts'

/** Source text that reads the facts `f`, each thing once in a block. */
export function recordLeaves(): LeavesIn {
  const finders = new Map<string, ReturnType<typeof rowFinder>>()
  return (into) => ({
    answered(question, anyOf, document) {
      const { read } = questionOf(question)
      const asked = read.length > 1 ? js`(f, ${into.program.hold(document)})` : js`(f)`
      const of = read.length > 1 ? document.id : ''
      const answer = into.once(`answer ${question} ${of}`, () => js`${into.program.hold(read)}${asked}`)
      return oneOf(answer, anyOf, into)
    },
    measured: (measure) => into.once(`measure ${measure}`, () => js`${into.program.hold(measureOf(measure).read)}(f)`),
    bound: (rule, reading) => js`Number(${setting(rule, reading, into)})`,
    chosen: (rule, reading, value) => js`(${setting(rule, reading, into)} === ${into.program.hold(value)})`,
    period: (values) => periodCode(values, into),
    quantity: (unit) => into.once(`quantity ${unit}`, () => js`${into.program.hold(quantities[unit])}(f)`),
    // An amount that is not stated is undefined, and NaN as a number.
    stated: (amount) => into.once(`stated ${amount}`, () => js`+${into.program.hold(amountOf(amount).read)}(f)`),
    level: (levels) => {
      const level = into.once('level', () => js`f.occupation?.level`)
      const given = Object.entries(levels).filter(([, fen]) => fen)
      const cases = given.map(([code, fen = 0]) => js`${level} === ${into.program.hold(code)} ? ${fen} : `)
      return js`(${cases.join('') as Code}0)`
    },
    row: (table) => {
      const finder = finders.get(table.id) ?? rowFinder(table)
      finders.set(table.id, finder)
      return into.once(`row ${table.id}`, () => js`${into.program.hold(finder)}(f)`)
    },
    rowRate: (_, row) => js`(${row} >= 0 ? f.rates[${row}].rateFen : 0)`,
    rowQuantity: (_, row) => js`(${row} >= 0 ? ${into.program.hold(quantityOf)}(f.rates[${row}].unit, f) : 0)`,
    noRate: (rule) => js`${into.program.hold(noRate)}(${into.program.hold(rule)}, f)`,
  })
}

const quantityOf = (unit: Unit, facts: Facts): number => quantities[unit](facts)

const noRate = ({ id }: Rule, { decisiveOn }: Facts): never => {
  throw new Error(`${id} has no rate on ${decisiveOn}`)
}

/** An answer is a code, several codes, or nothing. */
function oneOf(answer: Code, anyOf: readonly string[], { program }: Block): Code {
  const same = anyOf.map((code) => js`${answer} === ${program.hold(code)}`)
  const among = anyOf.map((code) => js`${answer}.includes(${program.hold(code)})`)
  return js`(typeof ${answer} === 'object' ? ${answer} !== null && ${joined(among, '||', js`false`)} : ${joined(same, '||', js`false`)})`
}

/** The value of a reading: the region's, else the rule's own. @throws Error when the rule has no such reading */
function setting(rule: Rule, code: string, into: Block): Code {
  const reading = rule.readings[code]
  if (!reading || !('kind' in reading)) throw new Error(`${rule.id} has no reading ${code} with alternatives`)
  const { hold } = into.program
  const settings = into.once('settings', () => js`f.settings`)
  return js`(${settings}?.[${hold(`${rule.id}/${code}`)}] ?? ${hold(reading.value)})`
}

function periodCode(values: Dated<unknown>, { program }: Block): Code {
  const cases = values.map(({ from, until }, index) => {
    const begun = js`f.decisiveOn >= ${program.hold(from)}`
    const lasts = until === null ? begun : js`${begun} && f.decisiveOn <= ${program.hold(until)}`
    return js`${lasts} ? ${index} : `
  })
  return js`(${cases.join('') as Code}-1)`
}
