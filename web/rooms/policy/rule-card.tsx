import { useTranslations } from 'use-intl'
import type { listRules } from '#policy/contract'
import type { Reply } from '../../ui/call.ts'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { rulePath } from './rule-place.ts'

export type Rule = Reply<typeof listRules>['rules'][number]

/** One rule beside its clause: what it gives, to whom, and which tables are still wanted. */
export function RuleCard({ rule, today }: { rule: Rule; today: string }) {
  const t = useTranslations('rules')
  const words = useTranslations('policy')
  const rate =
    rule.rates.find(({ from, until }) => from <= today && (until === null || today <= until)) ?? rule.rates[0]
  return (
    <section className="rule-card" id={rule.ruleId}>
      <h3>
        <PageLink to={rulePath(rule.ruleId)}>{rule.title}</PageLink>
      </h3>
      <p className="numeric-text">{rate?.sentence}</p>
      <p className="hint">
        {words('payee')}：{rule.payee}
        <br />
        {t('counts', {
          conditions: rule.conditions.length,
          limits: rule.limits.length,
          readings: rule.readings.length,
        })}
      </p>
      <MissingTables rule={rule} />
    </section>
  )
}

/** Tables without which the rule cannot pay, and who enters them. */
export function MissingTables({ rule }: { rule: Pick<Rule, 'tables'> }) {
  const t = useTranslations('rules')
  const missing = rule.tables.filter((table) => table.entered.length === 0)
  return missing.map((table) => (
    <p key={table.id}>
      <StatusTag tone="warn">{t('missingTag')}</StatusTag> {table.title} → {table.enteredBy}
    </p>
  ))
}
