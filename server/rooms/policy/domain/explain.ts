/** A decision in words, made from the rule and the stored decision; nothing here is typed twice. */
import type { Labels, Language } from '#kernel/codes'
import type { Check, Decision, FoundFact } from './evaluate.ts'
import { type AmountName, amountOf, type MeasureName, measureOf, measures } from './figures.ts'
import { payees } from './items.ts'
import { type QuestionName, questionOf, questions } from './questions/index.ts'
import { tablesOf } from './rate-tables.ts'
import { ruleOf } from './registry.ts'
import { type PolicyPack, type Rule, readingWords, standingConditions } from './rule.ts'
import { amountSentence, clauseName, say } from './sentences.ts'
import { takenAwayLine, takenAwayWords } from './taken-away.ts'
import { skillLevels } from './words.ts'

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
  zh: {
    sep: '；',
    list: '、',
    colon: '：',
    nothing: '无',
    notMet: '不符合：',
    barred: '已由处理决定取消：',
    lapsed: '凭据已失效：',
  },
  en: {
    sep: '; ',
    list: ', ',
    colon: ': ',
    nothing: 'none',
    notMet: 'Not met: ',
    barred: 'Taken away by decision: ',
    lapsed: 'Evidence lapsed: ',
  },
} as const

/** Puts a stored decision into words. @throws Error when its rule is in none of the packs */
export function explain(decision: Decision, packs: readonly PolicyPack[], language: Language = 'zh'): Explanation {
  const { pack, rule } = ruleOf(decision.ruleId, packs)
  const checklist = decision.checks.map((check) => checklistLine(check, { rule, pack, packs, language }))
  const { notMet, sep } = words[language]
  const refusals = checklist
    .filter((line) => !line.met)
    .map((line) => ({ ...line, sentence: takenAwayWords(line, language) ?? `${notMet}${line.label}` }))
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
    readings: Object.values(rule.readings).map((reading) => say(readingWords(reading), language)),
  }
}

interface Speaking {
  readonly rule: Rule
  readonly pack: PolicyPack
  readonly packs: readonly PolicyPack[]
  readonly language: Language
}

function checklistLine(check: Check, speaking: Speaking): ChecklistLine {
  const { condition, met, cites } = check
  const { packs, language } = speaking
  const clauses = cites.map((cite) => clauseName(cite, packs))
  const special = takenAwayLine(check, language) ?? specialLine(check, speaking)
  if (special) return { condition, met, clauses, ...special }
  const { rule, pack } = speaking
  const named = [...standingConditions(pack.document), ...rule.requires].find(({ code }) => code === condition)
  const known = check.found.map(({ fact, answers }) => factWords(fact, answers, speaking))
  const { sep, colon } = words[language]
  const cures = [...new Set(known.map(({ cure }) => say(cure, language)).filter((cure) => cure !== ''))]
  return {
    condition,
    met,
    clauses,
    label: named ? say(named.labels, language) : condition,
    found: known.map(({ label, answer }) => `${say(label, language)}${colon}${answer}`).join(sep),
    cure: cures.join(language === 'zh' ? '；' : ' '),
  }
}

interface FactWords {
  readonly label: Labels
  readonly answer: string
  readonly cure: Labels
}

const isQuestion = (fact: FoundFact): fact is QuestionName => Object.hasOwn(questions, fact)
const isMeasure = (fact: FoundFact): fact is MeasureName => Object.hasOwn(measures, fact)

/** Name, finding and cure of what a condition looked at. */
function factWords(fact: FoundFact, answers: readonly string[], { rule, language }: Speaking): FactWords {
  const { list, nothing } = words[language]
  if (isQuestion(fact)) {
    const { labels, answers: codes, cure } = questionOf(fact)
    return { label: labels, answer: answers.map((code) => codes.label(code, language)).join(list) || nothing, cure }
  }
  if (isMeasure(fact)) {
    const { labels, unit, cure } = measureOf(fact)
    return {
      label: labels,
      answer: answers.map((number) => `${number}${say(unit, language)}`).join(list) || nothing,
      cure,
    }
  }
  const [code = '', value = ''] = answers
  const reading = rule.readings[code]
  if (!reading || !('kind' in reading)) throw new Error(`${rule.id} has no words for ${fact} ${code}`)
  const choice = reading.kind === 'choice' ? reading.choices[value] : undefined
  return { label: reading.title, answer: choice ? say(choice, language) : value, cure: ['', ''] }
}

type Special = Pick<ChecklistLine, 'label' | 'found' | 'cure'>

/** A label, what was found, and its cure. */
type Saying = readonly [label: Labels, found: string, cure: Labels]

/** What is no condition of the rule: another rule that comes first, a rate, an amount or a level that is lacking. */
const sayings: Readonly<Record<string, (answers: readonly string[], of: Speaking) => Saying>> = {
  yields: (answers, { packs, language }) => [
    ['没有更具体的补贴', 'no more specific subsidy applies'],
    answers.map((id) => say(ruleOf(id, packs).rule.title, language)).join(words[language].list) ||
      words[language].nothing,
    ['按所列补贴办理，同一事项不重复享受', 'The subsidy named governs; the same matter is not paid twice.'],
  ],
  'amount-missing': ([answer], { language }) => [
    ['金额已登记', 'the amount is recorded'],
    say(amountOf(answer as AmountName).labels, language),
    ['请补录该金额及凭据', 'Enter the amount and its evidence.'],
  ],
  'level-without-rate': ([answer = ''], { language }) => [
    ['有奖补标准的等级', 'a level that has a rate'],
    skillLevels.label(answer, language),
    ['文件没有给这一等级定标准', 'The document sets nothing for this level.'],
  ],
  'rate-outside-band': (_, { language }) => [
    ['标准在文件规定的幅度内', 'a rate within the band of the document'],
    say(['超出幅度', 'outside'], language),
    ['请更正标准表，使金额在文件规定的幅度内', 'Correct the rate table so that the amount lies within the band.'],
  ],
  'rate-table-missing': rateTable(['没有录入适用的标准', 'no rate that fits has been entered']),
  'rate-table-ambiguous': rateTable(['有几条标准同样适用', 'several rates fit equally well']),
}

function rateTable(found: Labels): (answers: readonly string[], of: Speaking) => Saying {
  return ([answer], { rule, language }) => {
    const table = tablesOf(rule).find(({ id }) => id === answer)
    if (!table) throw new Error(`${rule.id} asks for no table ${answer}`)
    return [table.title, say(found, language), table.enteredBy]
  }
}

function specialLine({ condition, found: looked }: Check, of: Speaking): Special | undefined {
  const saying = Object.hasOwn(sayings, condition) && sayings[condition]
  if (!saying) return undefined
  const [label, found, cure] = saying(looked[0]?.answers ?? [], of)
  return { label: say(label, of.language), found, cure: say(cure, of.language) }
}
