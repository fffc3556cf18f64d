import './public-policy.css'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { policyRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { Glyph } from '../../ui/glyph.tsx'
import { labelLanguage } from '../../ui/language.ts'
import { StatusTag } from '../../ui/status-tag.tsx'

type Opened = Reply<typeof policyRoutes.getDocument>
type Document = Opened['document']
type Rule = Opened['rules'][number]

const tones = { coming: 'wait', 'in-force': 'done', expired: 'stop' } as const

/** 政策与标准: every document with its rules, each leading to its page; the text opens below. */
export function Page() {
  const t = useTranslations('public-policy')
  const language = labelLanguage(useLocale())
  const { data, problem, reload } = useCall(policyRoutes.listDocuments, { query: { language } })
  return (
    <PublicPage title={t('title')} lead={t('lead')}>
      <div className="ways">
        <Link className="button primary" to="/p/calculator">
          {t('toCalculator')}
        </Link>
        <Link to="/p/policy/facts">{t('toFacts')}</Link>
      </div>
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
      <details className="clause" open={document.state === 'in-force'}>
        <summary>{t('ruleCount', { count: document.ruleCount })}</summary>
        <div className="identities">
          {data?.rules.map((rule) => (
            <RuleLink key={rule.ruleId} rule={rule} />
          ))}
        </div>
      </details>
      {data && <FullText clauses={data.clauses} />}
    </Card>
  )
}

function RuleLink({ rule }: { rule: Rule }) {
  const t = useTranslations('public-policy')
  const missing = rule.tables.some(({ entered }) => entered.length === 0)
  return (
    <Link to={`/p/policy/rules/${rule.ruleId}`}>
      <strong>{rule.title}</strong>
      <span>{rule.rates.at(-1)?.sentence}</span>
      <small>
        {t('payee')}：{rule.payee}
      </small>
      {missing && (
        <span>
          <StatusTag tone="warn">{t('missing')}</StatusTag>
        </span>
      )}
      <Glyph name="next" />
    </Link>
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
