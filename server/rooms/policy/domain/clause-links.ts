import type { Language } from '#kernel/codes'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import { tablesOf } from './rate-tables.ts'
import { allReadingsOf, type PolicyPack, type Rule } from './rule.ts'
import { say } from './sentences.ts'

/** That a clause stands behind a rule, and as what. */
export interface ClauseLink {
  readonly cite: ClauseAnchor
  readonly ruleId: string
  /** Of the rule. */
  readonly title: string
  readonly as: 'rule' | 'condition' | 'limit' | 'fund' | 'table' | 'reading'
  /** The condition, limit, table or reading. */
  readonly label: string
}

/** Every use of a document's clauses by rules, its own and those of other documents, each once. */
export function clauseLinks(documentId: string, packs: readonly PolicyPack[], language: Language): ClauseLink[] {
  const links = packs.flatMap(({ rules }) => rules.flatMap((rule) => linksOf(rule, language)))
  const own = links.filter(({ cite }) => cite.startsWith(`${documentId}#`))
  return [...new Map(own.map((link) => [`${link.cite} ${link.ruleId} ${link.as} ${link.label}`, link])).values()]
}

function linksOf(rule: Rule, language: Language): ClauseLink[] {
  const title = say(rule.title, language)
  const uses: readonly (readonly [ClauseLink['as'], string, readonly ClauseAnchor[]])[] = [
    ['rule', '', rule.cites],
    ...rule.requires.map(({ labels, cites }) => ['condition', say(labels, language), cites] as const),
    ...rule.limits.map(({ labels, cites }) => ['limit', say(labels, language), cites] as const),
    ['fund', '', rule.fund.cites],
    ...tablesOf(rule).map((table) => ['table', say(table.title, language), table.cites] as const),
    ...allReadingsOf(rule).flatMap((reading) =>
      'kind' in reading ? [['reading', say(reading.title, language), reading.cites] as const] : [],
    ),
  ]
  return uses.flatMap(([as, label, cites]) => cites.map((cite) => ({ cite, ruleId: rule.id, title, as, label })))
}
