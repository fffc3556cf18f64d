import { useTranslations } from 'use-intl'
import { ownerships } from '#organizations/contract'
import { caseOutcomes, listTreatedCases, readEqualTreatment, treatedMatters } from '#statistics/contract'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { periodOf, useYearSoFar } from './year-filter.ts'

type Row = Reply<typeof readEqualTreatment>['rows'][number]

/** 同等对待查询: publicly and privately run organizers side by side, each line opens to its cases. */
export function Page() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.equal')
  const { label } = useCodeWords()
  const begin = useYearSoFar()
  const [filters, set, reset] = useUrlFilters({ ...begin, matter: '', ownership: '' })
  const period = periodOf(filters, begin)
  const found = useEndpoint(readEqualTreatment, { query: period })
  const nameOf = (row: Row) => (row.ownership ? label(ownerships, row.ownership) : words('unknown'))
  const rows = (found.data?.rows ?? []).filter(({ ownership, count }) => ownership !== null || count > 0)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} tags={<Clause anchor="lz-2019-63#5-3" />} />
      <FilterBar
        filters={[
          { name: 'from', label: words('from'), kind: 'date', given: true },
          { name: 'until', label: words('until'), kind: 'date', given: true },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={listOf(found, rows)}
        rowKey={(row) => `${row.matter} ${row.ownership}`}
        onOpen={(row) => set({ matter: row.matter, ownership: row.ownership ?? 'unknown' })}
        empty={{ title: t('empty') }}
        columns={[
          {
            key: 'matter',
            title: t('matter'),
            render: (row) => `${label(treatedMatters, row.matter)} · ${nameOf(row)}`,
          },
          { key: 'count', title: t('count'), numeric: true, render: (row) => row.count },
          { key: 'approved', title: t('approved'), numeric: true, render: (row) => row.approved },
          { key: 'refused', title: t('refused'), numeric: true, render: (row) => row.refused },
          { key: 'waiting', title: t('waiting'), numeric: true, render: (row) => row.waiting },
          {
            key: 'percent',
            title: t('percent'),
            numeric: true,
            render: (row) => row.approvedPercent !== null && `${row.approvedPercent}%`,
          },
          { key: 'median', title: t('median'), numeric: true, render: (row) => row.medianDays },
        ]}
      />
      <DetailDrawer
        open={filters.matter !== ''}
        title={label(treatedMatters, filters.matter)}
        onClose={() => set({ matter: '', ownership: '' })}
      >
        <Cases
          {...period}
          matter={oneOf(treatedMatters, filters.matter) ?? 'opening'}
          ownership={oneOf(ownerships, filters.ownership) ?? 'unknown'}
        />
      </DetailDrawer>
    </>
  )
}

function Cases(query: NonNullable<Parameters<typeof useEndpoint<typeof listTreatedCases>>[1]['query']>) {
  const t = useTranslations('yearly.equal')
  const { label } = useCodeWords()
  const found = useEndpoint(listTreatedCases, { query })
  const path = query.matter === 'opening' ? '/classes' : '/subsidies/batches'
  return (
    <DataTable
      label={t('title')}
      list={listOf(found, found.data?.cases)}
      rowKey={(row) => row.id}
      empty={{ title: t('empty') }}
      columns={[
        {
          key: 'number',
          title: t('number'),
          render: (row) => (
            <PageLink to={`${path}/${row.id}`}>
              {row.number} {row.title}
            </PageLink>
          ),
        },
        { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
        { key: 'region', title: t('region'), render: (row) => row.regionName },
        { key: 'applied', title: t('appliedOn'), render: (row) => row.appliedOn },
        { key: 'approved', title: t('approvedOn'), render: (row) => row.approvedOn },
        { key: 'days', title: t('days'), numeric: true, render: (row) => row.days },
        { key: 'outcome', title: t('outcome'), render: (row) => label(caseOutcomes, row.outcome) },
      ]}
    />
  )
}
