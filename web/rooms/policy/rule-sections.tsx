import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Clause } from '../../ui/clause.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { RulePage } from './rule.page.tsx'
import { rulePath } from './rule-place.ts'

/** Everything the rule object says, section by section. */
export function RuleSections({ rule }: { rule: RulePage }) {
  const t = useTranslations('rules')
  return (
    <>
      <Head rule={rule} />
      <section className="panel">
        <h2>{t('checklist')}</h2>
        <DataTable
          label={t('checklist')}
          list={{ rows: rule.checklist }}
          rowKey={(row) => row.label}
          empty={{ title: t('none') }}
          columns={[
            { key: 'label', title: t('checklist'), render: (row) => row.label, fixed: true },
            { key: 'asks', title: t('looksAt'), render: (row) => row.asks.join('、') },
            { key: 'cure', title: t('cure'), render: (row) => row.cure },
            { key: 'basis', title: t('basis'), render: (row) => <Lines lines={row.clauses} /> },
          ]}
        />
      </section>
      <Rates rule={rule} />
      <Limits rule={rule} />
      <Tables rule={rule} />
      <Readings rule={rule} />
      <Points title={t('notModelled')} points={rule.notModelled} />
    </>
  )
}

/** One below the other, so that a narrow column holds them. */
const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.map((line) => (
    <span key={line} className="line">
      {line}
    </span>
  ))

function Head({ rule }: { rule: RulePage }) {
  const t = useTranslations('rules')
  const words = useTranslations('policy')
  const { fund } = rule
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('about'), rule.about.join('、')],
    [words('payee'), rule.payee],
    [
      words('fund'),
      `${fund.sources.join('、') || words(`fundBasis.${fund.basis}`)}${fund.sources.length > 0 ? `（${words(`fundBasis.${fund.basis}`)}）` : ''}`,
    ],
    [t('item'), fund.label],
    [t('validity'), t('validityLine', rule.validity)],
    [words('periodReading'), rule.validity.reading],
  ]
  return (
    <section className="panel">
      <p className="notice-sentence">{rule.notice}</p>
      <p className="hint">{t('notice')}</p>
      <p>
        {rule.clauses.map(({ cite, name }) => (
          <Clause key={cite} anchor={cite} label={name} />
        ))}
      </p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Rates({ rule }: { rule: RulePage }) {
  const t = useTranslations('rules')
  return (
    <section className="panel">
      <h2>{t('rates')}</h2>
      <dl className="facts">
        {rule.rates.map(({ from, until, sentence }) => (
          <div key={from}>
            <dt>
              {from} –<br />
              {until ?? t('rateUntil')}
            </dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
      {rule.comesFirst.length > 0 && (
        <>
          <h3>{t('comesFirst')}</h3>
          <p className="hint">{t('comesFirstHint')}</p>
          <ul>
            {rule.comesFirst.map(({ ruleId, title }) => (
              <li key={ruleId}>
                <PageLink to={rulePath(ruleId)}>{title}</PageLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Limits({ rule }: { rule: RulePage }) {
  const t = useTranslations('rules')
  const points = rule.limits.map(({ label, clauses }) => `${label}（${clauses.join('、')}）`)
  return <Points title={t('limits')} points={points.length > 0 ? points : [t('noLimits')]} />
}

function Tables({ rule }: { rule: RulePage }) {
  const t = useTranslations('rules')
  if (rule.tables.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('tables')}</h2>
      {rule.tables.map((table) => (
        <div key={table.id}>
          <p>
            <StatusTag tone={table.entered.length > 0 ? 'done' : 'warn'}>
              {table.entered.length > 0 ? t('entered') : t('missingTag')}
            </StatusTag>{' '}
            {table.title} → {table.enteredBy}
          </p>
          <ul>
            {table.entered.map(({ regionName, documentNumber, from }) => (
              <li key={`${regionName} ${documentNumber} ${from}`}>
                {t('enteredLine', { region: regionName, document: documentNumber, from })}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <PageLink to="/policy/rates">{t('toRates')}</PageLink>
    </section>
  )
}

function Readings({ rule }: { rule: RulePage }) {
  const t = useTranslations('rules')
  if (rule.openReadings.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('readings')}</h2>
      <ul>
        {rule.openReadings.map(({ key, title, words, chosen, alternatives }) => (
          <li key={words}>
            {title && chosen && (
              <b>
                {title}：{chosen}。
              </b>
            )}
            {words}
            {key && (
              <p className="hint">
                {alternatives.length > 0 ? t('alternatives', { words: alternatives.join('；') }) : t('fixed')}{' '}
                <PageLink to={`/policy/readings?open=${encodeURIComponent(key)}`}>{t('toReading')}</PageLink>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  if (points.length === 0) return null
  return (
    <section className="panel">
      <h2>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}
