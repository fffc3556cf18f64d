import './policy.css'
import { useLocale, useTranslations } from 'use-intl'
import { getDocument, listDocuments } from '#policy/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type Filter, FilterBar } from '../../ui/filter-bar.tsx'
import { labelLanguage } from '../../ui/language.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ClauseRows, type Opened } from './clause-rows.tsx'
import { DocumentRegister } from './document-register.tsx'
import { MissingTables } from './rule-card.tsx'

/** 政策库: a document's text on the left, the rules made from each clause on its right. */
export function Page() {
  const t = useTranslations('policy')
  const words = useTranslations('rules')
  const language = labelLanguage(useLocale())
  const [filters, set, reset] = useUrlFilters({ document: '', search: '', only: '', at: '' })
  const listed = useEndpoint(listDocuments, { query: { language } })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<Ways />} />
      <Answer to={listed}>
        {({ documents }) => {
          const chosen = filters.document || documents[0]?.id || ''
          const bar: Filter[] = [
            {
              name: 'document',
              label: words('document'),
              kind: 'select',
              options: documents.map(({ id, number }) => ({ value: id, label: number })),
            },
            { name: 'search', label: words('search'), kind: 'text' },
            {
              name: 'only',
              label: words('only'),
              kind: 'select',
              options: [{ value: 'rules', label: words('onlyRules') }],
            },
          ]
          return (
            <>
              <FilterBar
                filters={bar}
                values={{ ...filters, document: chosen }}
                onChange={(change) => set({ ...change, at: '' })}
                onReset={reset}
              />
              <Library documentId={chosen} filters={filters} language={language} />
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
      <PageLink to="/policy/facts">{useTranslations('rules')('toFacts')}</PageLink>
    </>
  )
}

interface LibraryProps {
  readonly documentId: string
  readonly filters: { readonly search: string; readonly only: string; readonly at: string }
  readonly language: 'zh' | 'en'
}

function Library({ documentId, filters, language }: LibraryProps) {
  const t = useTranslations('rules')
  const { business } = useSession()
  const asked = useEndpoint(getDocument, { params: { documentId }, query: { language } })
  return (
    <Answer to={asked}>
      {(opened) => {
        const clauses = shownClauses(opened, filters)
        return (
          <>
            <DocumentRegister document={opened.document} />
            <Missing opened={opened} />
            {filters.search && clauses.length > 0 && <p role="status">{t('found', { count: clauses.length })}</p>}
            {clauses.length === 0 ? (
              <EmptyState title={t('nothing', { text: filters.search })} next={t('nothingNext')} />
            ) : (
              <ClauseRows
                opened={opened}
                clauses={clauses}
                search={filters.search}
                today={business.date}
                at={filters.at}
              />
            )}
          </>
        )
      }}
    </Answer>
  )
}

/** The clauses whose words or whose rules hold what is searched for. */
function shownClauses({ clauses, links }: Opened, { search, only }: LibraryProps['filters']) {
  return clauses.filter(({ anchor, text, clause }) => {
    const own = links.filter(({ cite }) => cite === anchor)
    if (only === 'rules' && own.length === 0) return false
    const words = [text, clause, ...own.flatMap(({ title, label }) => [title, label])]
    return search === '' || words.some((word) => word.includes(search))
  })
}

/** The tables that rules of this document wait for, in one place. */
function Missing({ opened: { rules } }: { opened: Opened }) {
  const t = useTranslations('rules')
  const missing = rules.flatMap(({ tables }) => tables).filter(({ entered }) => entered.length === 0)
  const tables = [...new Map(missing.map((table) => [table.id, table])).values()]
  if (tables.length === 0) return null
  return (
    <details className="panel">
      <summary>{t('missing', { count: tables.length })}</summary>
      <MissingTables rule={{ tables }} />
      <PageLink to="/policy/rates">{t('toRates')}</PageLink>
    </details>
  )
}
