import { useTranslations } from 'use-intl'
import { listUncheckedAccounts, recheckReasons } from '#organizations/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { PayeeAccounts } from './payee-accounts.tsx'

/** 待核实的收款账户: each waits for another person than the one who entered it. */
export function Page() {
  const t = useTranslations('organizations.accounts')
  const { label } = useCodeWords()
  const [filters, set] = useUrlFilters({ state: 'unchecked', open: '' })
  const unchecked = useEndpoint(listUncheckedAccounts, {})
  const rows = unchecked.data?.accounts ?? []
  const open = rows.find((account) => account.payeeId === filters.open)
  return (
    <>
      <PageHeader title={t('queue')} lead={t('queueLead')} />
      <DataTable
        label={t('queue')}
        list={listOf(unchecked, rows, unchecked.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.payeeId })}
        empty={{ title: t('queueEmpty'), next: t('queueEmptyNext') }}
        columns={[
          { key: 'holder', title: t('holderName'), render: (row) => row.holderName, fixed: true },
          { key: 'kind', title: t('payee'), render: (row) => t(`kind.${row.payeeKind}`) },
          { key: 'bank', title: t('bankName'), render: (row) => row.bankName },
          { key: 'tail', title: t('number'), render: (row) => t('tail', { tail: row.accountTail }) },
          { key: 'entered', title: t('enteredOn'), render: (row) => row.enteredOn },
          {
            key: 'why',
            title: t('why'),
            render: (row) => (row.recheckBecause ? label(recheckReasons, row.recheckBecause) : t('entry')),
          },
        ]}
      />
      <DetailDrawer open={filters.open !== ''} title={open?.holderName ?? t('title')} onClose={() => set({ open: '' })}>
        {filters.open !== '' && (
          <PayeeAccounts payeeKind={open?.payeeKind ?? 'person'} payeeId={filters.open} holderName={open?.holderName} />
        )}
      </DetailDrawer>
    </>
  )
}
