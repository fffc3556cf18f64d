import { useTranslations } from 'use-intl'
import { listOrganizations, organizationKinds } from '#organizations/contract'
import { listRegions } from '#regions/contract'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { rowOf } from './accounts-duties.ts'
import { OrganizationDetails, State } from './organization-details.tsx'

/** 机构目录: who they are, where, whether they may work, and the account money goes to. */
export function Page() {
  const t = useTranslations('organizations')
  const words = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ kind: '', region: '', search: '', open: '' })
  const { kind, region, search } = filters
  const found = useEndpoint(listOrganizations, {
    query: { kind: oneOf(organizationKinds, kind), regionCode: region || undefined, search: search || undefined },
  })
  const places =
    useEndpoint(listRegions, { query: { townships: 'none' } }, { staleTime: 3_600_000 }).data?.regions ?? []
  const opened = useEndpoint(
    listOrganizations,
    { query: { id: filters.open as never } },
    { enabled: filters.open !== '', staleTime: 60_000 },
  )
  const open = rowOf(filters.open, found.data?.organizations ?? [], opened.data?.organizations ?? [])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterBar
        filters={[
          { name: 'kind', label: t('kind'), kind: 'select', options: words.options(organizationKinds) },
          {
            name: 'region',
            label: t('region'),
            kind: 'select',
            options: places.map(({ code, name }) => ({ value: code, label: name })),
          },
          { name: 'search', label: t('name'), kind: 'text' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={listOf(found, found.data?.organizations, found.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'name', title: t('name'), render: (row) => row.name, fixed: true },
          { key: 'kind', title: t('kind'), render: (row) => words.label(organizationKinds, row.kind) },
          { key: 'region', title: t('region'), render: (row) => row.regionName },
          { key: 'code', title: t('creditCode'), render: (row) => row.creditCode ?? t('noCode') },
          { key: 'state', title: t('state'), render: (row) => <State of={row} /> },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.name} onClose={() => set({ open: '' })}>
        {open && <OrganizationDetails of={open} />}
      </DetailDrawer>
    </>
  )
}
