import type { Labels, Language } from '#kernel/codes'
import { askedWords, askOf } from '../asks.ts'
import { valueOn } from '../dated.ts'
import { explain } from '../explain.ts'
import { payees } from '../items.ts'
import type { PolicyPack } from '../rule.ts'
import { amountSentence, clauseName, rateSentence, say } from '../sentences.ts'
import { fundSources, traineeStatuses } from '../words.ts'
import { type Answer, NONE, UNSURE } from './answer.ts'
import { phrases } from './phrases.ts'
import type { Result } from './results.ts'
import { statusHints } from './statuses.ts'
import { asksOf, conditionsOf, type Offer, type Situation } from './walk.ts'

interface OptionWords {
  readonly value: string
  readonly label: string
  readonly hint: string | null
}

/** A question as a person reads it. */
export interface QuestionWords {
  readonly name: string
  readonly kind: 'one' | 'several' | 'count' | 'money'
  readonly ask: string
  readonly hint: string | null
  readonly unit: string | null
  readonly options: readonly OptionWords[]
}

const none: Labels = ['以上都不是', 'None of these']
const unsure: Labels = ['不知道', 'I do not know']

/** The words of a question and of what may be answered. */
export function questionWords({ asked, codes, several, noneOffered }: Offer, language: Language): QuestionWords {
  const { answers, unit, labels } = askOf(asked)
  const phrase = phrases[asked]
  const options = (codes ?? []).map((code) => ({
    value: code,
    label: answers?.label(code, language) ?? code,
    hint: asked === 'trainee-status' ? statusHint(code, language) : null,
  }))
  const plain = (value: string, words: Labels) => ({ value, label: say(words, language), hint: null })
  return {
    name: asked,
    kind: several ? 'several' : codes ? 'one' : unit ? 'count' : 'money',
    ask: say(phrase?.ask ?? labels, language),
    hint: phrase?.hint ? say(phrase.hint, language) : null,
    unit: unit && say(unit, language).trim(),
    options: [...options, ...(noneOffered ? [plain(NONE, none)] : []), plain(UNSURE, unsure)],
  }
}

function statusHint(code: string, language: Language): string | null {
  const status = traineeStatuses.values.find((one) => one === code)
  const hint = status && statusHints[status]
  return hint ? say(hint, language) : null
}

/** What one rule comes to, in words: how much and why, what is lacking, what to bring, where to go. */
export function resultWords(result: Result, situation: Situation, placeName: string, language: Language) {
  const { rule, pack, outcome, decision, lacking, assumed } = result
  const { packs } = situation
  const refused = { ...decision, entitled: false as const, checks: lacking, reasons: lacking }
  const rate = valueOn(rule.rate, situation.on)
  const entitled = decision.entitled && outcome !== 'no' ? decision : undefined
  return {
    ruleId: rule.id,
    title: say(rule.title, language),
    outcome,
    amountFen: entitled?.amountFen ?? null,
    sentence: entitled ? amountSentence(entitled.trace, language) : null,
    standard: rate ? rateSentence(rate, language) : '',
    payee: payees.label(decision.payee, language),
    toPerson: decision.payee === 'person',
    sources: (entitled?.sources ?? []).map((source) => fundSources.label(source, language)),
    clauses: rule.cites.map((cite) => ({ cite, name: clauseName(cite, packs) })),
    lacking: explain(refused, packs, language).checklist.map((line) => ({ ...line, clauses: [...line.clauses] })),
    assumed: assumed.map(([asked, answer]) => ({
      ask: askedWords(asked, language),
      answer: answerWords(askOf(asked).answers, answer, language),
    })),
    limits: rule.limits.map(({ labels }) => say(labels, language)),
    bring: bringFor(result, pack).map((words) => say(words, language)),
    go: goWords(decision.payee, placeName, language),
  }
}

function answerWords(answers: ReturnType<typeof askOf>['answers'], answer: Answer, language: Language): string {
  const codes = [answer].flat().map((code) => answers?.label(String(code), language) ?? String(code))
  return codes.join(language === 'zh' ? '、' : ', ')
}

const identity: Labels = ['身份证', 'Identity card']
const account: Labels = ['本人的社会保障卡或银行账户', 'Your own bank account or social security card']

/** What proves the conditions; for who is paid in person, also who they are and where the money goes. */
function bringFor({ rule, decision }: Result, pack: PolicyPack): readonly Labels[] {
  const own = decision.payee === 'person' ? [identity, account] : []
  const asked = conditionsOf({ rule, pack }).flatMap(asksOf)
  const proofs = asked.map((one) => phrases[one]?.bring).filter((bring) => bring !== undefined)
  return [...new Map([...own, ...proofs].map((bring) => [bring[0], bring])).values()]
}

function goWords(payee: Result['decision']['payee'], place: string, language: Language): string {
  if (payee === 'nobody') return say(['只供测算，不付款', 'A figure only; nothing is paid'], language)
  if (payee === 'person') {
    const words: Labels = [
      `到${place}人力资源社会保障部门的就业服务窗口申领`,
      `Claim at the employment service window of ${place}`,
    ]
    return say(words, language)
  }
  const words: Labels = [
    `由单位向${place}人力资源社会保障部门申领，个人不用跑`,
    `The organization claims from the human resources department of ${place}`,
  ]
  return say(words, language)
}
