import { useTranslations } from 'use-intl'
import { isMonth } from '#kernel/dates'
import { listReports } from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

/** 已报送的月报: every version, newest first. */
export function Page() {
  const t = useTranslations('statistics')
  const go = useGo()
  const submits = useSession().user.role === 'city-employment-service'
  const [filters, set, reset] = useUrlFilters({ month: '' })
  const month = isMonth(filters.month) ? filters.month : undefined
  const list = useEndpointPages(listReports, { query: { month } })
  return (
    <>
      <PageHeader title={t('reports')} lead={t('reportsLead')} back={{ to: '/statistics', name: t('title') }} />
      <FilterBar
        filters={[{ name: 'month', label: t('month'), kind: 'month' }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('reports')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/statistics/reports/${row.id}`)}
        empty={{ title: t('empty'), next: t(submits ? 'emptyNext' : 'emptyNextReader') }}
        columns={[
          { key: 'month', title: t('month'), render: (row) => row.month, fixed: true },
          { key: 'city', title: t('city'), render: (row) => row.cityName },
          { key: 'version', title: t('version'), numeric: true, render: (row) => row.version },
          { key: 'on', title: t('submittedOn'), render: (row) => row.submittedOn },
          { key: 'by', title: t('submitter'), render: (row) => row.submittedName },
          {
            key: 'late',
            title: t('dueOn'),
            render: (row) => <StatusTag tone={row.late ? 'warn' : 'done'}>{t(row.late ? 'late' : 'onTime')}</StatusTag>,
          },
          {
            key: 'state',
            title: t('state'),
            render: (row) => (
              <StatusTag tone={row.superseded ? 'wait' : 'done'}>
                {t(row.superseded ? 'superseded' : 'current')}
              </StatusTag>
            ),
          },
        ]}
      />
    </>
  )
}
