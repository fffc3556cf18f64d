import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { FoundTraces } from './found-traces.tsx'
import { LineTrace } from './line-trace.tsx'
import { ReceiptTrace } from './receipt-trace.tsx'

/** 一分钱追踪: from a payee up to the document, from a document down to the payees; what is traced stands in the address. */
export function Page() {
  const t = useTranslations('traces')
  const [filters, set, reset] = useUrlFilters({ search: '', line: '', receipt: '' })
  const open = (change: Partial<typeof filters>) => set({ line: '', receipt: '', ...change })
  const traced = filters.line || filters.receipt
  return (
    <>
      <PageHeader
        title={t('trace')}
        lead={t('traceLead')}
        actions={
          traced && (
            <>
              <Button onClick={() => window.print()}>{t('print')}</Button>
              <Button onClick={() => open({})}>{t('another')}</Button>
            </>
          )
        }
      />
      {!traced && (
        <FilterBar
          filters={[{ name: 'search', label: t('search'), kind: 'text' }]}
          values={filters}
          onChange={set}
          onReset={reset}
        />
      )}
      {filters.line ? (
        <LineTrace lineId={filters.line} onReceipt={(receipt) => open({ receipt })} />
      ) : filters.receipt ? (
        <ReceiptTrace journalId={filters.receipt} onLine={(line) => open({ line })} />
      ) : (
        <FoundTraces
          words={filters.search}
          onLine={(line) => open({ line })}
          onReceipt={(receipt) => open({ receipt })}
        />
      )}
    </>
  )
}
