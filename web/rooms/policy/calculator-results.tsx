import { useTranslations } from 'use-intl'
import { formatYuanShort } from '#kernel/money'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { Clause } from '../../public/ui/clause.tsx'
import { Link } from '../../public/ui/link.tsx'
import { Empty, Notice } from '../../public/ui/states.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { AnswerList } from './answer-list.tsx'
import type { Asked, Result, useCalculator } from './use-calculator.ts'

interface ResultsProps {
  readonly asked: Asked
  readonly course: ReturnType<typeof useCalculator>
}

const groups = ['granted', 'within-reach', 'rate-missing'] as const

/** What can be had first, then what is within reach, then why not. */
export function CalculatorResults({ asked, course }: ResultsProps) {
  const t = useTranslations('public-calculator')
  const results = asked.results ?? []
  const refused = results.filter(({ outcome }) => outcome === 'no')
  return (
    <>
      <h2>{t('results')}</h2>
      {results.length === 0 && <Empty title={t('none')} next={t('noneNext')} />}
      {results.length > 0 && refused.length === results.length && (
        <Empty title={t('nothing')} next={t('nothingNext')} />
      )}
      {groups.map((group) => {
        const own = results.filter(({ outcome }) => outcome === group)
        return (
          own.length > 0 && (
            <section key={group}>
              <h3>{t(group)}</h3>
              {own.map((result) => (
                <ResultCard key={result.ruleId} result={result} />
              ))}
            </section>
          )
        )
      })}
      {refused.length > 0 && <Refused results={refused} />}
      <Notice tone="doing">{t('caution')}</Notice>
      <div className="acts">
        <button type="button" className="button primary" onClick={() => print()}>
          {t('print')}
        </button>
        <button type="button" className="button" onClick={course.restart}>
          {t('restart')}
        </button>
      </div>
      <AnswerList questions={asked.questions} answers={course.answers} onChange={course.goTo} />
      <Documents documents={asked.documents} />
    </>
  )
}

function ResultCard({ result }: { result: Result }) {
  const t = useTranslations('public-calculator')
  const { outcome, amountFen, sentence } = result
  const amount = amountFen === null ? undefined : formatYuanShort(amountFen)
  return (
    <Card title={result.title}>
      {amount && (
        <p>
          <span className="amount numeric">
            {outcome === 'granted' ? t('about', { amount }) : t('would', { amount })}
          </span>
          <br />
          <span className="muted">{sentence}</span>
        </p>
      )}
      {result.lacking.length > 0 && (
        <>
          <h3>{t('lacking')}</h3>
          <Lacking lines={result.lacking} />
        </>
      )}
      {result.assumed.length > 0 && (
        <Notice tone="warn">
          {t('assumed')}
          <ul>
            {result.assumed.map(({ ask, answer }) => (
              <li key={ask}>{t('assumedLine', { ask, answer })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Rows>
        <Row name={t('standard')}>{result.standard}</Row>
        <Row name={t('payee')}>{result.payee}</Row>
        {result.limits.length > 0 && <Row name={t('limits')}>{result.limits.join('；')}</Row>}
        {result.bring.length > 0 && <Row name={t('bring')}>{result.bring.join('、')}</Row>}
        <Row name={t('go')}>{result.go}</Row>
        {result.sources.length > 0 && <Row name={t('sources')}>{result.sources.join('、')}</Row>}
      </Rows>
      <p className="muted">{t('practice')}</p>
      {result.clauses.map(({ cite, name }) => (
        <Clause key={cite} anchor={cite} label={name} />
      ))}
      <Link to={`/p/policy/rules/${result.ruleId}`}>{t('rule')}</Link>
    </Card>
  )
}

function Lacking({ lines }: { lines: Result['lacking'] }) {
  const t = useTranslations('public-calculator')
  return (
    <ul className="lacking">
      {lines.map((line) => (
        <li key={line.condition}>
          <strong>{line.label}</strong>
          {line.found && <div className="muted">{t('found', { found: line.found })}</div>}
          {line.cure && <div>{t('cure', { cure: line.cure })}</div>}
          <small>{line.clauses.join('、')}</small>
        </li>
      ))}
    </ul>
  )
}

function Refused({ results }: { results: readonly Result[] }) {
  const t = useTranslations('public-calculator')
  return (
    <details className="clause">
      <summary>{t('no', { count: results.length })}</summary>
      {results.map((result) => (
        <Card key={result.ruleId} title={result.title}>
          <Lacking lines={result.lacking} />
          <Link to={`/p/policy/rules/${result.ruleId}`}>{t('rule')}</Link>
        </Card>
      ))}
    </details>
  )
}

function Documents({ documents }: { documents: Asked['documents'] }) {
  const t = useTranslations('public-calculator')
  return (
    <Card title={t('documents')}>
      <Rows>
        {documents.map(({ number, from, until, inForce }) => (
          <Row key={number} name={number}>
            {t('period', { from, until })}{' '}
            <StatusTag tone={inForce ? 'done' : 'wait'}>{inForce ? t('inForce') : t('notInForce')}</StatusTag>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
