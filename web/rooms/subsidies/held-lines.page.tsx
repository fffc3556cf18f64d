import { useTranslations } from 'use-intl'
import { holdKinds, listHeldLines } from '#subsidies/contract'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { MatterFace } from './matter-face.tsx'
import './subsidies.css'

/** 暂缓和退回的款项: why each line waits, oldest first; its batch opens. */
export function Page() {
  const t = useTranslations('subsidies')
  const go = useGo()
  const { label, options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ search: '', kind: '' })
  const list = useEndpointPages(listHeldLines, {
    query: { kind: oneOf(holdKinds, filters.kind), ...(filters.search && { search: filters.search }) },
  })
  return (
    <>
      <PageHeader title={t('heldTitle')} lead={t('heldLead')} back={{ to: '/subsidies', name: t('title') }} />
      <FilterBar
        filters={[
          { name: 'search', label: t('searchHeld'), kind: 'text' },
          { name: 'kind', label: t('kind'), kind: 'select', options: options(holdKinds) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('heldTitle')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/subsidies/batches/${row.batchId}?open=${row.lineId}`)}
        empty={{ title: t('heldEmpty'), next: t('heldEmptyNext') }}
        columns={[
          { key: 'line', title: t('person'), render: (row) => `${row.lineNumber}. ${row.subjectName}`, fixed: true },
          { key: 'batch', title: t('number'), render: (row) => row.batchNumber },
          { key: 'matter', title: t('matter'), render: (row) => <MatterFace of={row} /> },
          { key: 'organization', title: t('organization'), render: (row) => row.claimantName },
          { key: 'payee', title: t('payee'), render: (row) => row.payeeName },
          { key: 'amount', title: t('amount'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
          {
            key: 'kind',
            title: t('kind'),
            render: (row) => (
              <>
                <StatusTag tone="warn">{label(holdKinds, row.kind)}</StatusTag>
                <small className="reason">{row.reason}</small>
              </>
            ),
          },
          { key: 'since', title: t('since'), render: (row) => row.openedOn },
        ]}
      />
    </>
  )
}
