import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { fundItems } from '#funds/contract'
import { findTraces } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { LineTrace } from './line-trace.tsx'
import { ReceiptTrace } from './receipt-trace.tsx'

type Found = Reply<typeof findTraces>

const SHORTEST = 2

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
        <Search words={filters.search} onLine={(line) => open({ line })} onReceipt={(receipt) => open({ receipt })} />
      )}
    </>
  )
}

interface SearchProps {
  readonly words: string
  readonly onLine: (id: string) => void
  readonly onReceipt: (id: string) => void
}

function Search({ words, onLine, onReceipt }: SearchProps) {
  const t = useTranslations('traces')
  const asked = words.trim().length >= SHORTEST
  const found = useEndpoint(findTraces, { query: { search: words } }, { enabled: asked })
  if (!asked) return <EmptyState title={t('searchFirst')} next={t('searchFirstNext')} />
  return (
    <Answer to={found}>
      {({ receipts, lines }) =>
        receipts.length + lines.length === 0 ? (
          <EmptyState title={t('nothing')} next={t('nothingNext')} />
        ) : (
          <>
            {receipts.length > 0 && <Receipts rows={receipts} onOpen={onReceipt} />}
            {lines.length > 0 && <Lines rows={lines} onOpen={onLine} />}
          </>
        )
      }
    </Answer>
  )
}

function Receipts({ rows, onOpen }: { rows: Found['receipts']; onOpen: (id: string) => void }) {
  const t = useTranslations('traces')
  return (
    <>
      <h2>{t('receipts')}</h2>
      <DataTable
        label={t('receipts')}
        list={{ rows }}
        rowKey={(row) => row.id}
        onOpen={(row) => onOpen(row.id)}
        empty={{ title: t('nothing') }}
        columns={[
          { key: 'document', title: t('document'), render: (row) => row.document, fixed: true },
          { key: 'account', title: t('account'), render: (row) => row.accountName },
          { key: 'on', title: t('bookedOn'), render: (row) => row.bookedOn },
          { key: 'amount', title: t('amount'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
        ]}
      />
    </>
  )
}

function Lines({ rows, onOpen }: { rows: Found['lines']; onOpen: (id: string) => void }) {
  const t = useTranslations('traces')
  const { label } = useCodeWords()
  return (
    <>
      <h2>{t('foundLines')}</h2>
      <DataTable
        label={t('foundLines')}
        list={{ rows }}
        rowKey={(row) => row.id}
        onOpen={(row) => onOpen(row.id)}
        empty={{ title: t('nothing') }}
        columns={[
          { key: 'person', title: t('person'), render: (row) => row.subjectName, fixed: true },
          {
            key: 'batch',
            title: t('batch'),
            render: (row) => t('lineOf', { batch: row.batchNumber, line: row.lineNumber }),
          },
          { key: 'matter', title: t('matter'), render: (row) => row.matterTitle },
          { key: 'item', title: t('item'), render: (row) => label(fundItems, row.item) },
          { key: 'payee', title: t('payee'), render: (row) => row.payeeName },
          { key: 'amount', title: t('amount'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
        ]}
      />
    </>
  )
}
