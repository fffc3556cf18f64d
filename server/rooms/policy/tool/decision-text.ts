import type { Language } from '#kernel/codes'
import type { Decision } from '../domain/evaluate.ts'
import { explain } from '../domain/explain.ts'
import type { PolicyPack } from '../domain/language.ts'
import { ruleOf } from '../domain/registry.ts'
import { noticeSentence } from '../domain/sentences.ts'

/** A decision as one line of JSON: the rule, who is paid, both amounts, the clauses, the steps, or every refusal. */
export function decisionLine(decision: Decision): Readonly<Record<string, unknown>> {
  const { ruleId, payee, cites, packVersion } = decision
  const head = { rule: ruleId, version: packVersion, payee }
  if (!decision.entitled) {
    const refusals = decision.reasons.map(({ condition, found, cites: clauses }) => ({
      condition,
      found,
      cites: clauses,
    }))
    return { ...head, amountFen: null, uncappedFen: null, sources: [], cites, trace: [], refusals }
  }
  const { amountFen, uncappedFen, sources, trace } = decision
  return { ...head, amountFen, uncappedFen, sources, cites, trace, refusals: [] }
}

const words = {
  zh: { payee: '付给：', cure: '改变：', open: '（', close: '）' },
  en: { payee: 'paid to: ', cure: 'what would change it: ', open: ' (', close: ')' },
} as const

/** A decision in words: the sentence, the checklist with what was found, the sentence of the public notice. */
export function decisionText(decision: Decision, packs: readonly PolicyPack[], language: Language): string {
  const { title, clauses, payee, sentence, checklist } = explain(decision, packs, language)
  const { payee: paidTo, cure, open, close } = words[language]
  const within = (names: readonly string[]) => `${open}${names.join(language === 'zh' ? '、' : ', ')}${close}`
  const lines = checklist.flatMap((line) => [
    `  ${line.met ? '✓' : '✗'} ${line.label}  ${line.found}${within(line.clauses)}`,
    ...(line.met ? [] : [`    ${cure}${line.cure}`]),
  ])
  const head = [`${decision.entitled ? '✓' : '✗'} ${title}${within(clauses)}`, `  ${sentence}`]
  const { pack, rule } = ruleOf(decision.ruleId, packs)
  const notice = decision.entitled
    ? [`  ${paidTo}${payee}`, `  ${noticeSentence(rule, pack.document.validUntil, language)}`]
    : []
  return [...head, ...notice, ...lines].join('\n')
}
