import { useTranslations } from 'use-intl'
import { listRiskRules } from '#supervision/contract'
import { Answer } from '../../ui/answer.tsx'
import { Clause } from '../../ui/clause.tsx'
import { Opening } from '../../ui/opening.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { usePair } from './use-pair.ts'

/** The button that opens every rule: why it looks, with which thresholds, by which clause. */
export function RiskRules() {
  const t = useTranslations('supervision')
  return (
    <Opening quiet title={t('rules')}>
      {() => <Rules />}
    </Opening>
  )
}

function Rules() {
  const t = useTranslations('supervision')
  const pair = usePair()
  return (
    <Answer to={useEndpoint(listRiskRules, {})}>
      {({ rules }) =>
        rules.map((rule) => (
          <section key={rule.id} className="panel">
            <h2>
              {pair(rule.title)} <small>{t('ruleCount', { count: rule.open })}</small>
            </h2>
            <p>{pair(rule.why)}</p>
            <ul>
              {rule.thresholds.map(({ key, title, unit, value }) => (
                <li key={key}>{t('threshold', { title: pair(title), unit: pair(unit), value })}</li>
              ))}
              {rule.thresholds.length === 0 && <li>{t('noThreshold')}</li>}
            </ul>
            {rule.cites.map((anchor) => (
              <Clause key={anchor} anchor={anchor} />
            ))}
          </section>
        ))
      }
    </Answer>
  )
}
