import { useTranslations } from 'use-intl'
import type { listRules } from '#policy/contract'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'

export type Rule = Reply<typeof listRules>['rules'][number]

/** One rule as generated from its object: payee, rate, conditions, limits, fund, readings, what is left out. */
export function RuleCard({ rule }: { rule: Rule }) {
  const t = useTranslations('policy')
  return (
    <section className="panel rule-card">
      <h2>{rule.title}</h2>
      <p>
        {rule.clauses.map((clause) => (
          <Clause key={clause.cite} anchor={clause.cite} label={clause.name} />
        ))}
      </p>
      <dl className="facts">
        <div>
          <dt>{t('rate')}</dt>
          <dd>{rule.rates.map((rate) => rate.sentence).join('；')}</dd>
        </div>
        <div>
          <dt>{t('payee')}</dt>
          <dd>{rule.payee}</dd>
        </div>
        <Points name={t('conditions')} points={rule.conditions.map((condition) => condition.label)} />
        <Points
          name={t('limits')}
          points={rule.limits.map((limit) => `${limit.label}（${limit.clauses.join('、')}）`)}
        />
        <div>
          <dt>{t('fund')}</dt>
          <dd>
            {rule.fund.sources.join('、')}（{t(`fundBasis.${rule.fund.basis}`)}）
          </dd>
        </div>
        <Points name={t('chosen')} points={rule.readings} />
        <Points name={t('notModelled')} points={rule.notModelled} />
      </dl>
    </section>
  )
}

function Points({ name, points }: { name: string; points: readonly string[] }) {
  if (points.length === 0) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <ul>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </dd>
    </div>
  )
}
