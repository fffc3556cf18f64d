import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { policyRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { Clause } from '../../public/ui/clause.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { labelLanguage } from '../../ui/language.ts'
import { StatusTag } from '../../ui/status-tag.tsx'

type Opened = Reply<typeof policyRoutes.getDocument>
type Document = Opened['document']
type Rule = Opened['rules'][number]

const tones = { coming: 'wait', 'in-force': 'done', expired: 'stop' } as const

/** 政策与标准: every document with its rules; the text opens below. */
export function Page() {
  const t = useTranslations('public-policy')
  const language = labelLanguage(useLocale())
  const { data, problem, reload } = useCall(policyRoutes.listDocuments, { query: { language } })
  return (
    <PublicPage title={t('title')} lead={t('lead')}>
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading />}
      {data?.documents.map((document) => (
        <DocumentCard key={document.id} document={document} />
      ))}
    </PublicPage>
  )
}

function DocumentCard({ document }: { document: Document }) {
  const t = useTranslations('public-policy')
  const language = labelLanguage(useLocale())
  const { data, problem } = useCall(policyRoutes.getDocument, {
    params: { documentId: document.id },
    query: { language },
  })
  return (
    <Card
      title={document.number}
      aside={<StatusTag tone={tones[document.state]}>{t(`state.${document.state}`)}</StatusTag>}
    >
      <p>{document.title}</p>
      <Rows>
        <Row name={t('issuer')}>{document.issuer}</Row>
        <Row name={t('signedOn')}>{document.signedOn}</Row>
        <Row name={t('reading')}>
          {t('validity', { from: document.effectiveFrom, until: document.validUntil })}
          <br />
          <small>{document.periodReading}</small>
        </Row>
        {document.extendedBy && <Row name={t('extendedBy')}>{document.extendedBy}</Row>}
      </Rows>
      {problem && <ErrorBox problem={problem} />}
      <h3>{t('rules')}</h3>
      {data?.rules.map((rule) => (
        <RuleDetails key={rule.ruleId} rule={rule} />
      ))}
      {data && <FullText clauses={data.clauses} />}
    </Card>
  )
}

function RuleDetails({ rule }: { rule: Rule }) {
  const t = useTranslations('public-policy')
  const list = (points: readonly string[]) => points.map((point) => <div key={point}>{point}</div>)
  return (
    <details className="clause">
      <summary>
        <strong>{rule.title}</strong>
      </summary>
      <Rows>
        <Row name={t('rate')}>{list(rule.rates.map((rate) => rate.sentence))}</Row>
        <Row name={t('payee')}>{rule.payee}</Row>
        <Row name={t('conditions')}>{list(rule.conditions.map((condition) => condition.label))}</Row>
        {rule.limits.length > 0 && <Row name={t('limits')}>{list(rule.limits.map((limit) => limit.label))}</Row>}
        <Row name={t('fund')}>{rule.fund.sources.join('、') || t('fundFromTable')}</Row>
        {rule.readings.length > 0 && <Row name={t('readings')}>{list(rule.readings)}</Row>}
        {rule.notModelled.length > 0 && <Row name={t('notModelled')}>{list(rule.notModelled)}</Row>}
      </Rows>
      {rule.clauses.map((clause) => (
        <Clause key={clause.cite} anchor={clause.cite} label={clause.name} />
      ))}
    </details>
  )
}

function FullText({ clauses }: { clauses: Opened['clauses'] }) {
  const t = useTranslations('public-policy')
  const [open, setOpen] = useState(false)
  return (
    <details className="clause" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('text')}</summary>
      {open &&
        clauses.map((clause) => (
          <blockquote key={clause.anchor} lang="zh-CN" style={{ whiteSpace: 'pre-line' }}>
            {clause.text}
          </blockquote>
        ))}
    </details>
  )
}
