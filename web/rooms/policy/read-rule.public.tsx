import './public-policy.css'
import { useLocale, useTranslations } from 'use-intl'
import { usePathParams } from '../../public/location.ts'
import { policyRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { Clause } from '../../public/ui/clause.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { labelLanguage } from '../../ui/language.ts'
import { PublicExamples } from './public-examples.tsx'
import { RuleTables } from './rule-tables.tsx'

export type RulePage = Reply<typeof policyRoutes.getRule>

/** 一条规则: what it gives, to whom, under which conditions, with the clauses; generated from the rule. */
export function Page() {
  const t = useTranslations('public-policy')
  const language = labelLanguage(useLocale())
  const { pack = '', place = '', rule = '' } = usePathParams()
  const { data, problem, reload } = useCall(policyRoutes.getRule, {
    params: { pack, place, rule },
    query: { language },
  })
  const back = { back: '/p/policy', backName: t('back') }
  if (!data) {
    return (
      <PublicPage title={t('title')} {...back}>
        {problem ? <ErrorBox problem={problem} onRetry={reload} /> : <Loading />}
      </PublicPage>
    )
  }
  return (
    <PublicPage title={data.title} lead={data.document.number} {...back}>
      <RuleBody rule={data} />
      <Link className="button primary" to="/p/calculator">
        {t('toCalculator')}
      </Link>
    </PublicPage>
  )
}

function RuleBody({ rule }: { rule: RulePage }) {
  const t = useTranslations('public-policy')
  return (
    <>
      <p className="notice-sentence">{rule.notice}</p>
      <Card>
        <Rows>
          <Row name={t('payee')}>{rule.payee}</Row>
          <Row name={t('rate')}>
            {rule.rates.map(({ from, until, sentence }) => (
              <div key={from}>
                {sentence} <small>{until ? t('between', { from, until }) : t('since', { from })}</small>
              </div>
            ))}
          </Row>
          {rule.limits.length > 0 && <Row name={t('limits')}>{rule.limits.map(({ label }) => label).join('；')}</Row>}
          <Row name={t('fund')}>{rule.fund.sources.join('、') || t('fundFromTable')}</Row>
          <Row name={t('about')}>{rule.about.join('、')}</Row>
          <Row name={t('period')}>{t('validity', rule.validity)}</Row>
        </Rows>
        {rule.clauses.map(({ cite, name }) => (
          <Clause key={cite} anchor={cite} label={name} />
        ))}
      </Card>
      <Conditions rule={rule} />
      <RuleTables rule={rule} />
      <Readings rule={rule} />
      <PublicExamples examples={rule.examples} />
    </>
  )
}

function Conditions({ rule }: { rule: RulePage }) {
  const t = useTranslations('public-policy')
  return (
    <Card title={t('conditions')}>
      <ol className="points">
        {rule.checklist.map(({ label, asks, cure, clauses }) => (
          <li key={label}>
            <strong>{label}</strong>
            <div className="muted">{t('looksAt', { asks: asks.join('、') })}</div>
            {cure && <div className="muted">{t('cure', { cure })}</div>}
            <small>{clauses.join('、')}</small>
          </li>
        ))}
      </ol>
      {rule.comesFirst.length > 0 && (
        <>
          <h3>{t('comesFirst')}</h3>
          <ul className="points">
            {rule.comesFirst.map(({ ruleId, title }) => (
              <li key={ruleId}>
                <Link to={`/p/policy/rules/${ruleId}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Readings({ rule }: { rule: RulePage }) {
  const t = useTranslations('public-policy')
  return (
    <>
      {rule.openReadings.length > 0 && (
        <Card title={t('readings')}>
          <ul className="points">
            {rule.openReadings.map(({ words, alternatives }) => (
              <li key={words}>
                {words}
                {alternatives.length > 0 && (
                  <div className="muted">{t('alternatives', { words: alternatives.join('；') })}</div>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {rule.notModelled.length > 0 && (
        <Card title={t('notModelled')}>
          <ul className="points">
            {rule.notModelled.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
