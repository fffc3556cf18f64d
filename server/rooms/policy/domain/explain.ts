/** Every sentence about a rule, made from the rule and the stored decision; nothing here is typed twice. */
import type { Labels, Language } from '#kernel/codes'
import type { DateText } from '#kernel/dates'
import { type Fen, formatYuanShort } from '#kernel/money'
import { type ClauseAnchor, clauseWords } from '#kernel/policy-anchor'
import type { Check, Decision } from './evaluate.ts'
import {
  type Limit,
  type PolicyPack,
  payees,
  type Rate,
  type Rule,
  standingConditions,
  tableOf,
  valueOn,
} from './language.ts'
import { questionOf } from './questions.ts'
import { ruleOf } from './registry.ts'
import type { Step, Trace } from './trace.ts'

/** One condition of the checklist, in words. */
export interface ChecklistLine {
  readonly condition: string
  readonly label: string
  readonly met: boolean
  /** What was found: `劳动合同：未签订`. */
  readonly found: string
  readonly clauses: readonly string[]
  /** What would change it. */
  readonly cure: string
}

/** A decision in words: the amount's sentence, or one sentence for every reason against it. */
export interface Explanation {
  readonly ruleId: string
  readonly title: string
  readonly packVersion: string
  readonly clauses: readonly string[]
  readonly payee: string
  readonly sentence: string
  readonly refusals: readonly (ChecklistLine & { readonly sentence: string })[]
  readonly checklist: readonly ChecklistLine[]
  readonly readings: readonly string[]
}

const words = {
  zh: { sep: '；', colon: '：', nothing: '无', notMet: '不符合：', unit: { day: '天', person: '人' } },
  en: { sep: '; ', colon: ': ', nothing: 'none', notMet: 'Not met: ', unit: { day: ' days', person: ' person' } },
} as const

/** The label in a language. */
export const say = (labels: Labels, language: Language): string => labels[language === 'zh' ? 0 : 1]

const money = (amount: Fen, language: Language): string =>
  `${formatYuanShort(amount)}${language === 'zh' ? '元' : ' yuan'}`

/** `桂人社发〔2022〕7号（十）`; the anchor itself where the document is not among the packs. */
export function clauseName(cite: ClauseAnchor, packs: readonly PolicyPack[]): string {
  return clauseWords(cite, Object.fromEntries(packs.map(({ document }) => [document.id, document])))
}

/** `200元 × 6天 = 1,200元 → 封顶 1,000元`, from the stored steps alone. A cap that did not cut is not mentioned. */
export function amountSentence(trace: Trace, language: Language = 'zh'): string {
  return trace.map((step, index) => stepWords(step, trace[index - 1], language)).join('')
}

function stepWords(step: Step, before: Step | undefined, language: Language): string {
  const result = money(step.resultFen, language)
  if (step.op === 'up-to') {
    return step.resultFen === before?.resultFen ? '' : say([` → 封顶 ${result}`, ` → capped at ${result}`], language)
  }
  const count = `${step.quantity}${words[language].unit[step.unit]}`
  const source = step.document ? say([`（标准：${step.document}）`, ` (rate: ${step.document})`], language) : ''
  return `${money(step.rateFen, language)}${source} × ${count} = ${result}`
}

/** `200元/人·天，单次不超过1,000元/人`. */
export function rateSentence(rate: Rate, language: Language = 'zh'): string {
  if (rate.op === 'from-table') {
    const title = say(rate.table.title, language)
    return say([`按${title}执行`, `as set in: ${title}`], language)
  }
  if (rate.op === 'per-day') {
    const amount = money(rate.rateFen, language)
    return say([`${amount}/人·天`, `${amount} per person and day`], language)
  }
  const [inner, cap] = [rateSentence(rate.of, language), money(rate.capFen, language)]
  return say([`${inner}，单次不超过${cap}/人`, `${inner}, at most ${cap} per person and class`], language)
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

/** Puts a stored decision into words. @throws Error when its rule is in none of the packs */
export function explain(decision: Decision, packs: readonly PolicyPack[], language: Language = 'zh'): Explanation {
  const { pack, rule } = ruleOf(decision.ruleId, packs)
  const checklist = decision.checks.map((check) => checklistLine(check, rule, pack, packs, language))
  const { notMet, sep } = words[language]
  const refusals = checklist
    .filter((line) => !line.met)
    .map((line) => ({ ...line, sentence: `${notMet}${line.label}` }))
  return {
    ruleId: rule.id,
    title: say(rule.title, language),
    packVersion: decision.packVersion,
    clauses: decision.cites.map((cite) => clauseName(cite, packs)),
    payee: payees.label(decision.payee, language),
    sentence: decision.entitled
      ? amountSentence(decision.trace, language)
      : refusals.map((line) => line.sentence).join(sep),
    refusals,
    checklist,
    readings: Object.values(rule.readings).map((reading) => say(reading, language)),
  }
}

function checklistLine(
  check: Check,
  rule: Rule,
  pack: PolicyPack,
  packs: readonly PolicyPack[],
  language: Language,
): ChecklistLine {
  const { label, found, cure } = inWords(check, rule, pack)
  const { condition, met } = check
  const clauses = check.cites.map((cite) => clauseName(cite, packs))
  return { condition, label: say(label, language), met, found: found(language), clauses, cure: say(cure, language) }
}

/** Name, findings and cure of a check: of a condition from its questions, of a missing rate from its table. */
function inWords(check: Check, rule: Rule, pack: PolicyPack) {
  const table = rule.rate.map(({ value }) => tableOf(value)).find((one) => one?.id === check.found[0]?.answers[0])
  if (table) {
    const none = check.condition === 'rate-table-missing'
    const found: Labels = none
      ? ['没有录入适用的标准', 'no rate that fits has been entered']
      : ['有几条标准同样适用', 'several rates fit equally well']
    return { label: table.title, found: (language: Language) => say(found, language), cure: table.enteredBy }
  }
  const condition = [...standingConditions(pack.document), ...rule.requires].find((one) => one.code === check.condition)
  const asked = check.found.flatMap(({ fact, answers }) =>
    fact === 'rate-table' ? [] : [{ question: questionOf(fact), answers }],
  )
  const found = (language: Language) => {
    const { sep, colon, nothing } = words[language]
    return asked
      .map(({ question, answers }) => {
        const answer = answers.map((code) => question.answers.label(code, language)).join('、')
        return `${say(question.labels, language)}${colon}${answer || nothing}`
      })
      .join(sep)
  }
  const cures = asked.map(({ question }) => question.cure)
  const cure: Labels = [cures.map(([zh]) => zh).join('；'), cures.map(([, en]) => en).join(' ')]
  return { label: condition?.labels ?? ([check.condition, check.condition] as const), found, cure }
}
