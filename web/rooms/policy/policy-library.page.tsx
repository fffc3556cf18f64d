import './policy.css'
import { Select } from 'antd'
import { useLocale, useTranslations } from 'use-intl'
import { getDocument, listDocuments } from '#policy/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { labelLanguage } from '../../ui/language.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { RuleCard } from './rule-card.tsx'

type Document = Reply<typeof getDocument>['document']
type ClauseRow = Reply<typeof getDocument>['clauses'][number]

const tones = { coming: 'wait', 'in-force': 'done', expired: 'stop' } as const

/** 政策库: the register of documents, and one document's text beside the rules made from it. */
export function Page() {
  const t = useTranslations('policy')
  const language = labelLanguage(useLocale())
  const [filters, set] = useUrlFilters({ document: '' })
  const listed = useEndpoint(listDocuments, { query: { language } })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<Ways />} />
      <Answer to={listed}>
        {({ documents }) => {
          const chosen = filters.document || documents[0]?.id || ''
          return (
            <>
              <Select
                className="document-choice"
                aria-label={t('documents')}
                value={chosen}
                options={documents.map(({ id, number }) => ({ value: id, label: number }))}
                onChange={(document) => set({ document })}
              />
              <SideBySide documentId={chosen} language={language} />
            </>
          )
        }}
      </Answer>
    </>
  )
}

function Ways() {
  const t = useTranslations('policy')
  return (
    <>
      <PageLink to="/policy/readings">{t('toReadings')}</PageLink>
      <PageLink to="/policy/rates">{t('toRates')}</PageLink>
      <PageLink to="/policy/calendar">{t('toCalendar')}</PageLink>
    </>
  )
}

function SideBySide({ documentId, language }: { documentId: string; language: 'zh' | 'en' }) {
  const t = useTranslations('policy')
  const opened = useEndpoint(getDocument, { params: { documentId }, query: { language } })
  return (
    <Answer to={opened}>
      {({ document, clauses, rules }) => (
        <>
          <Register document={document} />
          <div className="side-by-side">
            <Text clauses={clauses} cited={new Set(rules.flatMap((rule) => rule.clauses.map(({ cite }) => cite)))} />
            <section aria-label={t('rules')}>
              {rules.length === 0 && <p>{t('rulesNone')}</p>}
              {rules.map((rule) => (
                <RuleCard key={rule.ruleId} rule={rule} />
              ))}
            </section>
          </div>
        </>
      )}
    </Answer>
  )
}

function Register({ document }: { document: Document }) {
  const t = useTranslations('policy')
  const { extendedBy } = document
  const facts = [
    [t('number'), document.number],
    [t('issuer'), document.issuer],
    [t('addressees'), document.addressees.join('、')],
    [t('signedOn'), document.signedOn],
    [t('publishedOn'), document.publishedOn ?? t('notPrinted')],
    [t('disclosure'), document.disclosure],
    [t('periodReading'), document.periodReading],
    [t('version'), `${document.version}（${document.rulesHash.slice(0, 12)}）`],
  ] as const
  return (
    <section className="panel">
      <h2>{document.title}</h2>
      <dl className="facts">
        <div>
          <dt>{t('validity')}</dt>
          <dd>
            {t('validityLine', { from: document.effectiveFrom, until: document.validUntil })}{' '}
            <StatusTag tone={tones[document.state]}>{t(`state.${document.state}`)}</StatusTag>
            {extendedBy && t('extendedBy', { document: extendedBy })}
            {document.periodCites.map((anchor) => (
              <Clause key={anchor} anchor={anchor} />
            ))}
          </dd>
        </div>
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

function Text({ clauses, cited }: { clauses: readonly ClauseRow[]; cited: ReadonlySet<string> }) {
  const t = useTranslations('policy')
  return (
    <section className="panel">
      <h2>{t('text')}</h2>
      <p className="hint">{t('textHint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <div className="document-text" tabIndex={0}>
        {clauses.map((clause) => (
          <article key={clause.anchor} id={clause.anchor} className={cited.has(clause.anchor) ? 'cited' : undefined}>
            <small>{clause.clause}</small>
            <p lang="zh-CN">{clause.text}</p>
          </article>
        ))}
      </div>
    </section>
  )
}
