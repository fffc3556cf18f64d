import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import { listResponsible } from '#supervision/contract'
import { DataTable } from '../../ui/data-table.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

/** 责任单位: who uses answers; each payment order with its unit and person. */
export function Page() {
  const t = useTranslations('supervision')
  const go = useGo()
  const [{ from, until }, set] = useUrlFilters({ from: '2024-01-01', until: '2024-12-31' })
  const asked = useEndpoint(listResponsible, { query: { from: from as never, until: until as never } })
  return (
    <>
      <PageHeader title={t('responsible')} lead={t('responsibleLead')} />
      <p>
        {t('fromDay')} <DateInput label={t('fromDay')} value={from} onChange={(day) => day && set({ from: day })} />{' '}
        {t('untilDay')} <DateInput label={t('untilDay')} value={until} onChange={(day) => day && set({ until: day })} />
      </p>
      <ul>
        {(asked.data?.units ?? []).map(({ regionCode, unit, payments, amountFen }) => (
          <li key={regionCode}>{t('unitTotals', { unit, payments, amount: formatYuan(amountFen) })}</li>
        ))}
      </ul>
      <DataTable
        label={t('responsible')}
        list={{
          rows: asked.data?.orders ?? [],
          isPending: asked.isPending,
          error: asked.error,
          retry: () => void asked.refetch(),
        }}
        rowKey={(row) => `${row.orderId} ${row.person}`}
        onOpen={(row) => go(`/subsidies/batches/${row.batchId}`)}
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
