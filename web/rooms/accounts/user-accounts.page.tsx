import { useTranslations } from 'use-intl'
import { accountStates, listUserAccounts } from '#desk/contract'
import { roles } from '#platform/auth/contract'
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
import { AccountDetails, AccountState } from './account-details.tsx'

/** 账号与岗位: everybody who may sign in within the own region and below, and what they may act as. */
export function Page() {
  const t = useTranslations('accounts')
  const words = useCodeWords()
  const { user } = useSession()
  const [filters, set, reset] = useUrlFilters({ search: '', role: '', state: '', region: '', open: '' })
  const { search, role, state, region } = filters
  const list = useEndpointPages(listUserAccounts, {
    query: {
      search: search || undefined,
      role: oneOf(roles, role),
      state: oneOf(accountStates, state),
      regionCode: region || undefined,
    },
  })
  const regions = useRegionOptions(user)
  const open = list.rows.find((account) => account.id === filters.open)
  const keeps = user.role === 'administrator'
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={keeps && <PageLink to="/user-accounts/add">{t('add')}</PageLink>}
      />
      <FilterBar
        filters={[
          { name: 'search', label: t('search'), kind: 'text' },
          { name: 'role', label: t('role'), kind: 'select', options: words.options(roles) },
          { name: 'state', label: t('state'), kind: 'select', options: words.options(accountStates) },
          { name: 'region', label: t('region'), kind: 'select', options: regions },
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
          { key: 'account', title: t('account'), render: (row) => <code>{row.account}</code> },
          {
            key: 'posts',
            title: t('posts'),
            render: (row) =>
              row.posts
                .filter((post) => post.state !== 'ended')
                .map((post) => words.label(roles, post.role))
                .join('、') || t('noPost'),
          },
          { key: 'where', title: t('where'), render: (row) => row.organizationName ?? row.regionName },
          { key: 'state', title: t('state'), render: (row) => <AccountState of={row} /> },
          { key: 'totp', title: t('totp'), render: (row) => (row.totp ? t('totpOn') : t('totpOff')) },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.name} onClose={() => set({ open: '' })}>
        {open && <AccountDetails of={open} keeps={keeps} key={open.id} />}
      </DetailDrawer>
    </>
  )
}
