import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import { listResponsible } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

/** 责任单位: who uses answers; each payment order with its unit and person. */
export function Page() {
  const t = useTranslations('supervision')
  const go = useGo()
  const year = useSession().business.date.slice(0, 4)
  const [filters, set, reset] = useUrlFilters({ from: `${year}-01-01`, until: `${year}-12-31` })
  const [from, until] = [filters.from || `${year}-01-01`, filters.until || `${year}-12-31`]
  const list = useEndpointPages(listResponsible, { query: { from: from as never, until: until as never } })
  return (
    <>
      <PageHeader title={t('responsible')} lead={t('responsibleLead')} />
      <FilterBar
        filters={[
          { name: 'from', label: t('fromDay'), kind: 'date', given: true },
          { name: 'until', label: t('untilDay'), kind: 'date', given: true },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <ul className="panel">
        {(list.first?.units ?? []).map(({ regionCode, unit, payments, amountFen }) => (
          <li key={regionCode}>{t('unitTotals', { unit, payments, amount: formatYuan(amountFen) })}</li>
        ))}
      </ul>
      <DataTable
        label={t('responsible')}
        list={list}
        rowKey={(row) => `${row.orderId} ${row.person}`}
        onOpen={(row) =>
          go(row.batchId ? `/subsidies/batches/${row.batchId}` : `/funds/basic-works?open=${row.basicWorkId}`)
        }
        empty={{ title: t('responsibleEmpty') }}
        columns={[
          { key: 'order', title: t('order'), render: (row) => row.orderNumber, fixed: true },
          { key: 'unit', title: t('unit'), render: (row) => row.unit },
          { key: 'person', title: t('handler'), render: (row) => row.person },
          { key: 'sent', title: t('sentOn'), render: (row) => row.sentOn },
          { key: 'items', title: t('items'), render: (row) => row.payments, numeric: true },
          { key: 'amount', title: t('amount'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
        ]}
      />
    </>
  )
}
