import type { Language } from '#kernel/codes'
import type { DateText } from '#kernel/dates'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import { components, fundItems, payees } from './items.ts'
import { fixedSources, tablesOf } from './rate-tables.ts'
import { allReadingsOf, limitsOf, type PolicyPack, type Rule, readingWords, standingConditions } from './rule.ts'
import { clauseName, rateSentence, say } from './sentences.ts'
import { fundSources, matters } from './words.ts'

interface Cited {
  readonly label: string
  readonly clauses: readonly string[]
}

/** What the public page of a rule shows. */
export interface PolicyPage {
  readonly ruleId: string
  readonly title: string
  readonly document: { readonly number: string; readonly title: string; readonly version: string }
  readonly validity: { readonly from: DateText; readonly until: DateText; readonly reading: string }
  /** Anchors beside their printed names, to open the text at the clause. */
  readonly clauses: readonly { readonly cite: ClauseAnchor; readonly name: string }[]
  /** What the rule speaks of: training, a placement, an award … */
  readonly about: readonly string[]
  readonly component: string
  readonly payee: string
  readonly conditions: readonly Cited[]
  readonly rates: readonly { readonly from: DateText; readonly until: DateText | null; readonly sentence: string }[]
  readonly limits: readonly Cited[]
  /** Sources are empty where the rate table's document names them. */
  readonly fund: Cited & { readonly sources: readonly string[]; readonly basis: 'text' | 'reading' | 'rate-table' }
  /** Tables that must be entered before the rule can pay. */
  readonly tables: readonly { readonly id: string; readonly title: string; readonly enteredBy: string }[]
  readonly yieldsTo: readonly string[]
  readonly readings: readonly string[]
  readonly notModelled: readonly string[]
}

/** The public page of a rule, from the rule object alone. */
export function policyPage(
  rule: Rule,
  { document, version }: PolicyPack,
  packs: readonly PolicyPack[],
  language: Language = 'zh',
): PolicyPage {
  const names = (cites: readonly ClauseAnchor[]) => cites.map((cite) => clauseName(cite, packs))
  const { fund } = rule
  const sources = fixedSources(fund) ?? []
  return {
    ruleId: rule.id,
    title: say(rule.title, language),
    document: { number: document.number, title: say(document.title, language), version },
    validity: {
      from: document.effectiveFrom,
      until: document.validUntil,
      reading: say(document.periodReading, language),
    },
    clauses: rule.cites.map((cite) => ({ cite, name: clauseName(cite, packs) })),
    about: rule.about.map((matter) => matters.label(matter, language)),
    component: components.label(rule.component, language),
    payee: payees.label(rule.payee, language),
    conditions: [...standingConditions(document), ...rule.requires].map(({ labels, cites }) => ({
      label: say(labels, language),
      clauses: names(cites.length > 0 ? cites : rule.cites),
    })),
    rates: rule.rate.map(({ from, until, value }) => ({ from, until, sentence: rateSentence(value, language) })),
    limits: limitsOf(rule).map(({ labels, cites }) => ({ label: say(labels, language), clauses: names(cites) })),
    fund: {
      label: fundItems.label(fund.item, language),
      clauses: names(fund.cites),
      sources: sources.map((source) => fundSources.label(source, language)),
      basis: fund.basis,
    },
    tables: tablesOf(rule).map((table) => ({
      id: table.id,
      title: say(table.title, language),
      enteredBy: say(table.enteredBy, language),
    })),
    yieldsTo: rule.yieldsTo ?? [],
    readings: allReadingsOf(rule).map((reading) => say(readingWords(reading), language)),
    notModelled: rule.notModelled.map((gap) => say(gap, language)),
  }
}
