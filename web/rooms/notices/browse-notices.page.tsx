import { useTranslations } from 'use-intl'
import { listNotices } from '#notices/contract'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, useGo } from '../../ui/page-link.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { NoticeState } from './notice-state.tsx'

const states = ['open', 'ended'] as const

/** 公示: every notice, newest first. */
export function Page() {
  const t = useTranslations('notices')
  const go = useGo()
  const [filters, set, reset] = useUrlFilters({ search: '', state: '' })
  const state = states.find((one) => one === filters.state)
  const list = useEndpointPages(listNotices, { query: { search: filters.search || undefined, state } })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <PageLink to="/notices/objections?state=open">{t('toObjections')}</PageLink>
            <PageLink to="/notices/briefings">{t('toBriefings')}</PageLink>
          </>
        }
      />
      <FilterBar
        filters={[
          { name: 'search', label: t('search'), kind: 'text' },
          {
            name: 'state',
            label: t('state'),
            kind: 'select',
            options: states.map((value) => ({ value, label: t(value) })),
          },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/notices/${row.id}`)}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'title', title: t('notice'), render: (row) => row.title, fixed: true },
          { key: 'region', title: t('region'), render: (row) => row.regionName },
          { key: 'published', title: t('publishedOn'), render: (row) => row.publishedOn },
          {
            key: 'period',
            title: t('period'),
            render: (row) => t('periodLine', { from: row.startsOn, until: row.endsOn }),
          },
          { key: 'lines', title: t('lines'), render: (row) => row.lineCount, numeric: true },
          { key: 'total', title: t('total'), render: (row) => <Money fen={row.totalFen} bare />, numeric: true },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <NoticeState notice={row} />,
          },
        ]}
      />
    </>
  )
}
