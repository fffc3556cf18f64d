import { useTranslations } from 'use-intl'
import { listAccountNotices } from '#organizations/contract'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { AccountChange, AnswerTag } from './account-change.tsx'

const STATES = ['open', 'disputed', 'all'] as const

/** 收款账户变更: whose account was replaced is told and answers; what is disputed stops payments until it is looked into. */
export function Page() {
  const t = useTranslations('organizations.changes')
  const [filters, set, reset] = useUrlFilters({ state: 'all', open: '' })
  const state = STATES.find((one) => one === filters.state) ?? 'all'
  const asked = useEndpoint(listAccountNotices, { query: { state } })
  const rows = asked.data?.notices ?? []
  const open = rows.find((one) => one.id === filters.open)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterBar
        filters={[
          {
            name: 'state',
            label: t('state'),
            kind: 'select',
            given: true,
            options: STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={listOf(asked, rows, asked.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty') }}
        columns={[
          { key: 'holder', title: t('holder'), render: (row) => row.holderName, fixed: true },
          { key: 'on', title: t('changedOn'), render: (row) => row.changedOn },
          { key: 'old', title: t('old'), render: (row) => t('account', { bank: row.oldBank, tail: row.oldTail }) },
          { key: 'new', title: t('new'), render: (row) => t('account', { bank: row.newBank, tail: row.newTail }) },
          { key: 'region', title: t('region'), render: (row) => row.regionName },
          { key: 'answer', title: t('answer'), render: (row) => <AnswerTag of={row} /> },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.holderName} onClose={() => set({ open: '' })}>
        {open && <AccountChange of={open} />}
      </DetailDrawer>
    </>
  )
}
