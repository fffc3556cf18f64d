import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { auditStreams, listAuditEvents } from '#desk/contract'
import { revealPerson } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, usePagePaths } from '../../ui/page-link.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { factsOf, matterPage, shanghaiTime } from './audit-facts.ts'
import { Verdict } from './verdict.tsx'

type Event = Reply<typeof listAuditEvents>['rows'][number]

/** 审计: every act within the own region, newest first, and whether the chains still hold. */
export function Page() {
  const t = useTranslations('audit')
  const words = useCodeWords()
  const { user } = useSession()
  const [filters, set, reset] = useUrlFilters({ stream: '', act: '', matter: '', from: '', until: '', open: '' })
  const { stream, act, matter, from, until } = filters
  const list = useEndpointPages(listAuditEvents, {
    query: {
      stream: oneOf(auditStreams, stream),
      act: act || undefined,
      matter: matter || undefined,
      from: from || undefined,
      until: until || undefined,
    },
  })
  const open = list.rows.find((event) => event.id === filters.open)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<Button onClick={() => set({ act: revealPerson.summary, stream: 'people' })}>{t('reveals')}</Button>}
      />
      {user.role !== 'region-officer' && <Verdict />}
      <FilterBar
        filters={[
          { name: 'stream', label: t('stream'), kind: 'select', options: words.options(auditStreams) },
          { name: 'act', label: t('act'), kind: 'text' },
          { name: 'matter', label: t('matter'), kind: 'text' },
          { name: 'from', label: t('from'), kind: 'date' },
          { name: 'until', label: t('until'), kind: 'date' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={list}
        rowKey={(event) => event.id}
        onOpen={(event) => set({ open: event.id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'at', title: t('at'), render: (event) => shanghaiTime(event.at), width: 170, fixed: true },
          { key: 'act', title: t('act'), render: (event) => event.act },
          { key: 'who', title: t('who'), render: (event) => <Who of={event} /> },
          { key: 'where', title: t('where'), render: (event) => event.organizationName ?? event.regionName },
          { key: 'stream', title: t('stream'), render: (event) => words.label(auditStreams, event.stream) },
          { key: 'seq', title: t('seq'), render: (event) => event.seq ?? t('unsealed'), numeric: true },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.act} onClose={() => set({ open: '' })}>
        {open && <Details of={open} onMatter={(id) => set({ ...nothing, matter: id })} />}
      </DetailDrawer>
    </>
  )
}

const nothing = { stream: '', act: '', from: '', until: '', open: '' }

function Who({ of }: { of: Event }) {
  const t = useTranslations('audit')
  return <>{of.roleLabel ? `${of.roleLabel} ${of.userName ?? ''}` : t('nobody')}</>
}

function Details({ of, onMatter }: { of: Event; onMatter: (matterId: string) => void }) {
  const t = useTranslations('audit')
  const words = useCodeWords()
  const paths = usePagePaths()
  const page = of.matterId && matterPage(of.stream, of.matterId, paths)
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('at'), shanghaiTime(of.at)],
    [t('who'), <Who key="who" of={of} />],
    [t('where'), [of.regionName, of.organizationName].filter(Boolean).join(' · ')],
    [t('stream'), `${words.label(auditStreams, of.stream)} · ${of.seq === null ? t('unsealed') : `№ ${of.seq}`}`],
    ...factsOf(of.facts).map(({ name, value }) => [name === 'input' ? t('input') : name, value] as const),
  ]
  return (
    <>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {of.matterId && (
          <div>
            <dt>{t('matter')}</dt>
            <dd>
              <code>{of.matterId}</code>
            </dd>
          </div>
        )}
      </dl>
      {of.matterId && (
        <p className="drawer-acts">
          <Button onClick={() => onMatter(of.matterId ?? '')}>{t('sameMatter')}</Button>
          {page && <PageLink to={page}>{t('openMatter')}</PageLink>}
        </p>
      )}
    </>
  )
}
