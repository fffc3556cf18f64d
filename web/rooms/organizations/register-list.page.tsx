import { useTranslations } from 'use-intl'
import { listRegister, organizationKinds, organizationStates } from '#organizations/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useRegionOptions } from '../../ui/use-region-options.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { State } from './organization-details.tsx'
import { RegisterDetails } from './register-details.tsx'

/** 机构登记: the register of the own region and below, kept by its administrator. */
export function Page() {
  const t = useTranslations('register')
  const words = useCodeWords()
  const { user } = useSession()
  const [filters, set, reset] = useUrlFilters({ search: '', kind: '', state: '', region: '', open: '' })
  const { search, kind, state, region } = filters
  const list = useEndpointPages(listRegister, {
    query: {
      search: search || undefined,
      kind: oneOf(organizationKinds, kind),
      state: oneOf(organizationStates, state),
      regionCode: region || undefined,
    },
  })
  const open = list.rows.find((row) => row.id === filters.open)
  const keeps = user.role === 'administrator'
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={keeps && <PageLink to="/organization-register/add">{t('add')}</PageLink>}
      />
      <FilterBar
        filters={[
          { name: 'search', label: t('search'), kind: 'text' },
          { name: 'kind', label: t('kind'), kind: 'select', options: words.options(organizationKinds) },
          { name: 'state', label: t('state'), kind: 'select', options: words.options(organizationStates) },
          { name: 'region', label: t('region'), kind: 'select', options: useRegionOptions(user) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'name', title: t('name'), render: (row) => row.name, fixed: true },
          { key: 'kind', title: t('kind'), render: (row) => words.label(organizationKinds, row.kind) },
          { key: 'code', title: t('creditCode'), render: (row) => <code>{row.creditCode ?? t('noCode')}</code> },
          {
            key: 'region',
            title: t('region'),
            render: (row) => [row.regionName, row.townshipName].filter(Boolean).join(' · '),
          },
          { key: 'state', title: t('state'), render: (row) => <State of={row} /> },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.name} onClose={() => set({ open: '' })}>
        {open && <RegisterDetails of={open} keeps={keeps} key={`${open.id} ${open.version}`} />}
      </DetailDrawer>
    </>
  )
}
