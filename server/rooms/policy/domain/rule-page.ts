import type { Language } from '#kernel/codes'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import { askOf } from './asks.ts'
import { type Condition, leavesOf } from './condition.ts'
import { type FactField, factFields } from './fact-fields.ts'
import { wordsOf } from './fact-words.ts'
import { formOf } from './form.ts'
import { type AnyReading, notStated } from './reading.ts'
import { ruleOf } from './registry.ts'
import { type PolicyPack, type Rule, readingWords, standingConditions } from './rule.ts'
import { clauseName, noticeSentence, say } from './sentences.ts'

/** What the page of one rule shows beyond its card: what is asked, what stands behind each reading, how to try it. */
export function ruleDetails(rule: Rule, pack: PolicyPack, packs: readonly PolicyPack[], language: Language) {
  const { document } = pack
  const names = (cites: readonly ClauseAnchor[]) => cites.map((cite) => clauseName(cite, packs))
  return {
    notice: noticeSentence(rule, document.validUntil, language),
    checklist: [...standingConditions(document), ...rule.requires].map((condition) => ({
      label: say(condition.labels, language),
      clauses: names(condition.cites.length > 0 ? condition.cites : rule.cites),
      ...asksWords(condition, language),
    })),
    comesFirst: (rule.yieldsTo ?? []).map((ruleId) => ({
      ruleId,
      title: say(ruleOf(ruleId, packs).rule.title, language),
    })),
    openReadings: [
      ...Object.entries(rule.readings).map(([code, reading]) => [`${rule.id}/${code}`, reading] as const),
      ...Object.entries(rule.besides ?? {}),
    ].map(([key, reading]) => ({
      words: say(readingWords(reading), language),
      ...('kind' in reading
        ? { key, ...choiceWords(reading, language) }
        : { key: null, title: null, chosen: null, alternatives: [] }),
    })),
    fields: formOf(rule, pack).map(fieldWords),
  }
}

function asksWords({ test }: Condition, language: Language) {
  const asked = leavesOf(test).flatMap((leaf) =>
    'question' in leaf ? [askOf(leaf.question)] : 'measure' in leaf ? [askOf(leaf.measure)] : [],
  )
  const words = (labels: readonly string[]) => [...new Set(labels)]
  return {
    asks: words(asked.map(({ labels }) => say(labels, language))),
    cure: words(asked.map(({ cure }) => (cure ? say(cure, language) : ''))).join(language === 'zh' ? '；' : ' '),
  }
}

function choiceWords(reading: AnyReading, language: Language) {
  const title = say(reading.title, language)
  if (reading.kind === 'share') return { title, chosen: say(notStated, language), alternatives: ['1–100 %'] }
  if (reading.kind === 'choice') {
    const { [reading.value]: chosen, ...others } = reading.choices
    const alternatives = Object.values(others).map((labels) => say(labels, language))
    return { title, chosen: chosen ? say(chosen, language) : reading.value, alternatives }
  }
  if (reading.kind === 'day') return { title, chosen: reading.value, alternatives: [] }
  const { value, unit, least, most } = reading
  const units = say(unit, language)
  return { title, chosen: `${value} ${units}`, alternatives: least < most ? [`${least}–${most} ${units}`] : [] }
}

/** A field of the facts with its words in both languages. */
export function fieldWords({ path, kind, required, nullable, codes }: FactField) {
  const { labels, hint } = wordsOf(path)
  return {
    path,
    kind,
    required,
    nullable,
    labels: { zh: labels[0], en: labels[1] },
    hint: hint ? { zh: hint[0], en: hint[1] } : null,
    codes: (codes?.values ?? []).map((code) => ({
      code,
      zh: codes?.label(code) ?? code,
      en: codes?.label(code, 'en') ?? code,
    })),
  }
}

/** Every field of the facts. */
export const allFieldWords = () => factFields.map(fieldWords)
