/** Sentences about amounts, rates and limits, made from the data alone; nothing here is typed twice. */
import type { Labels, Language } from '#kernel/codes'
import type { DateText } from '#kernel/dates'
import { type Fen, formatYuanShort } from '#kernel/money'
import { type ClauseAnchor, clauseWords } from '#kernel/policy-anchor'
import { valueOn } from './dated.ts'
import { amountOf } from './figures.ts'
import type { Limit } from './limit.ts'
import type { Rate, RateTable, Tier } from './rate.ts'
import type { PolicyPack, Rule } from './rule.ts'
import type { Step, Trace } from './trace.ts'
import { skillLevels, type Unit, units } from './words.ts'

/** The label in a language. */
export const say = (labels: Labels, language: Language): string => labels[language === 'zh' ? 0 : 1]

const money = (amount: Fen, language: Language): string =>
  `${formatYuanShort(amount)}${language === 'zh' ? '元' : ' yuan'}`

const join = (parts: readonly string[], language: Language): string => parts.join(language === 'zh' ? '，' : ', ')

/** `6天`, `6 days`. */
function counted(quantity: number, unit: Unit, language: Language): string {
  const word = units.label(unit, language)
  return language === 'zh' ? `${quantity}${word}` : `${quantity} ${word}${quantity === 1 ? '' : 's'}`
}

/** `桂人社发〔2022〕7号（十）`; the anchor itself where the document is not among the packs. */
export function clauseName(cite: ClauseAnchor, packs: readonly PolicyPack[]): string {
  return clauseWords(cite, Object.fromEntries(packs.map(({ document }) => [document.id, document])))
}

/** `200元 × 6天 = 1,200元 → 封顶 1,000元`, from the stored steps alone. A cap that did not cut is not mentioned. */
export function amountSentence(trace: Trace, language: Language = 'zh'): string {
  const shown = trace.filter((step, index) => index === 0 || step.op !== 'times' || step.quantity > 0)
  return shown.map((step, index) => stepWords(step, shown[index - 1], shown[index + 1], language)).join('')
}

function stepWords(step: Step, before: Step | undefined, after: Step | undefined, language: Language): string {
  const result = money(step.resultFen, language)
  const cut = step.resultFen !== before?.resultFen
  switch (step.op) {
    case 'times': {
      const factor = `${money(step.rateFen, language)}${setBy(step, language)} × ${counted(step.quantity, step.unit, language)}`
      // The steps of a staircase are added up once, at the last of them.
      return `${before ? ' + ' : ''}${factor}${after?.op === 'times' ? '' : ` = ${result}`}`
    }
    case 'share': {
      const of = `${say(amountOf(step.of).labels, language)} ${money(step.amountFen, language)}`
      return `${of} × ${shareWords(step)}${setBy(step, language)} = ${result}`
    }
    case 'up-to':
      return cut ? say([` → 封顶 ${result}`, ` → capped at ${result}`], language) : ''
    case 'up-to-stated': {
      const amount = say(amountOf(step.amount).labels, language)
      return cut ? say([` → 不超过${amount} ${result}`, ` → not more than the ${amount}, ${result}`], language) : ''
    }
    case 'at-least':
      return cut ? say([` → 不低于 ${result}`, ` → not less than ${result}`], language) : ''
  }
}

/** The document that set a rate or a share. */
const setBy = ({ document }: { document?: string | null }, language: Language): string =>
  document ? say([`（标准：${document}）`, ` (rate: ${document})`], language) : ''

const shareWords = ({ numerator, denominator }: { numerator: number; denominator: number }): string =>
  denominator % 100 === 0 ? `${numerator / (denominator / 100)}%` : `${numerator}:${denominator}`

/** `200元/人·天，单次不超过1,000元/人`. */
export function rateSentence(rate: Rate, language: Language = 'zh'): string {
  switch (rate.op) {
    case 'per':
      return perWords(rate.rateFen, rate.unit, language)
    case 'tiers':
      return join(
        rate.tiers.map((one, index) => tierWords(one, index, rate.unit, language)),
        language,
      )
    case 'by-level':
      return join(
        skillLevels.values.flatMap((level) => {
          const rateFen = rate.levels[level]
          return rateFen === undefined
            ? []
            : `${skillLevels.label(level, language)} ${perWords(rateFen, 'person', language)}`
        }),
        language,
      )
    case 'from-table':
      return tableWords(rate.table, language)
    case 'share-from-table': {
      const [of, table] = [say(amountOf(rate.of).labels, language), tableWords(rate.table, language)]
      return say([`${of}的一定比例，比例${table}`, `a share of: ${of}, ${table}`], language)
    }
    case 'share': {
      const of = say(amountOf(rate.of).labels, language)
      return say([`${of}的 ${shareWords(rate)}`, `${shareWords(rate)} of: ${of}`], language)
    }
    default:
      return `${rateSentence(rate.of, language)}${boundWords(rate, language)}`
  }
}

const tableWords = ({ title }: RateTable, language: Language): string =>
  say([`按${title[0]}执行`, `as set in: ${title[1]}`], language)

function boundWords(rate: Extract<Rate, { of: Rate }>, language: Language): string {
  switch (rate.op) {
    case 'up-to': {
      const cap = money(rate.capFen, language)
      return say([`，单次不超过${cap}/人`, `, at most ${cap} per person and class`], language)
    }
    case 'at-least': {
      const floor = money(rate.floorFen, language)
      return say([`，不低于${floor}`, `, not less than ${floor}`], language)
    }
    case 'up-to-stated': {
      const amount = say(amountOf(rate.amount).labels, language)
      return say([`，不超过${amount}`, `, not more than the ${amount}`], language)
    }
    case 'within': {
      const [least, most] = [money(rate.leastFen, language), money(rate.mostFen, language)]
      return say([`，在${least}至${most}之间`, `, between ${least} and ${most}`], language)
    }
  }
}

function perWords(rateFen: Fen, unit: Unit, language: Language): string {
  const amount = money(rateFen, language)
  if (unit === 'person') return say([`${amount}/人`, `${amount} per person`], language)
  if (unit === 'each') return say([`${amount}/个`, `${amount} each`], language)
  const [word, english] = [units.label(unit), units.label(unit, 'en')]
  return say([`${amount}/人·${word.replace('个', '')}`, `${amount} per person and ${english}`], language)
}

function tierWords({ first, rateFen }: Tier, index: number, unit: Unit, language: Language): string {
  const each = perWords(rateFen, unit, language)
  if (first === null) return say([`${index > 0 ? '以后' : ''}${each}`, `${index > 0 ? 'then ' : ''}${each}`], language)
  const span = counted(first, unit, language)
  return say(
    [`${index > 0 ? '其后' : '前'}${span}${each}`, `${index > 0 ? 'the next' : 'the first'} ${span}: ${each}`],
    language,
  )
}

/** The sentence of the public notice: item and rate, no category of persons. */
export function noticeSentence(rule: Rule, on: DateText, language: Language = 'zh'): string {
  const rate = valueOn(rule.rate, on)
  if (!rate) throw new Error(`${rule.id} has no rate on ${on}`)
  const [title, standard] = [say(rule.title, language), rateSentence(rate, language)]
  return say([`${title}：标准${standard}。`, `${title}: ${standard}.`], language)
}

/** `超过限制：每人每年不超过3次（柳政规〔2019〕63号六（二））`. */
export function limitSentence(limit: Limit, packs: readonly PolicyPack[], language: Language = 'zh'): string {
  const [label, clauses] = [say(limit.labels, language), limit.cites.map((cite) => clauseName(cite, packs)).join('、')]
  return say([`超过限制：${label}（${clauses}）`, `Limit exceeded: ${label} (${clauses})`], language)
}
