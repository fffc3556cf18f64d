import { useTranslations } from 'use-intl'
import { sum } from '#kernel/money'
import { listSchoolYears } from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { SchoolYear } from './school-year.tsx'
import { useYears } from './year-filter.ts'

/** 院校年度测算: a school sees its own year, a bureau every school it paid. */
export function Page() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.school')
  const { user } = useSession()
  const { options, now } = useYears()
  const [filters, set, reset] = useUrlFilters({ year: now, open: '' })
  const year = Number(filters.year) || Number(now)
  const own = user.role === 'school' ? user.organizationId : null
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterBar
        filters={[{ name: 'year', label: words('year'), kind: 'select', options, given: true }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      {own ? (
        <SchoolYear organizationId={own} year={year} enters />
      ) : (
        <Schools year={year} open={filters.open} onOpen={(open) => set({ open })} />
      )}
    </>
  )
}

function Schools({ year, open, onOpen }: { year: number; open: string; onOpen: (id: string) => void }) {
  const t = useTranslations('yearly.school')
  const found = useEndpoint(listSchoolYears, { query: { year } })
  const rows = found.data?.schools ?? []
  const opened = rows.find(({ organizationId }) => organizationId === open)
  const columns = (['trainingFen', 'assessmentFen', 'totalFen', 'pairingFen'] as const).map((key, index) => ({
    key,
    title: [t('training'), t('assessment'), t('sum'), t('pairing')][index] ?? '',
    numeric: true,
    render: (row: (typeof rows)[number]) => <Money fen={row[key]} bare />,
    sum: <Money fen={sum(rows.map((row) => row[key]))} bare />,
  }))
  return (
    <>
      <DataTable
        label={t('title')}
        list={listOf(found, rows)}
        rowKey={(row) => row.organizationId}
        onOpen={(row) => onOpen(row.organizationId)}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'name', title: t('name'), render: (row) => row.organizationName, fixed: true },
          { key: 'region', title: t('region'), render: (row) => row.regionName },
          ...columns,
        ]}
      />
      <DetailDrawer open={opened !== undefined} title={opened?.organizationName} onClose={() => onOpen('')}>
        {opened && <SchoolYear organizationId={opened.organizationId} year={year} />}
      </DetailDrawer>
    </>
  )
}
