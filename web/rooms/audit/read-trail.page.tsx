import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { auditStreams, listAuditEvents } from '#desk/contract'
import { revealPerson } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { shanghaiTime } from './audit-facts.ts'
import { EventDetails, Who } from './event-details.tsx'
import { Verdict } from './verdict.tsx'

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
        {open && <EventDetails of={open} onMatter={(id) => set({ ...nothing, matter: id })} />}
      </DetailDrawer>
    </>
  )
}

const nothing = { stream: '', act: '', from: '', until: '', open: '' }
