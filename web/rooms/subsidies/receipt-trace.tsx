import { useTranslations } from 'use-intl'
import { fundItems } from '#funds/contract'
import { formatYuan } from '#kernel/money'
import { linePlaces, traceReceipt } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { TracedWorks } from './traced-works.tsx'
import './trace.css'

type Trace = Reply<typeof traceReceipt>

/** One document's money down to its purposes and to every line; a line opens its own trace. */
export function ReceiptTrace({ journalId, onLine }: { journalId: string; onLine: (lineId: string) => void }) {
  const trace = useEndpoint(traceReceipt, { params: { journalId } })
  return <Answer to={trace}>{(data) => <Sheet of={data} onLine={onLine} />}</Answer>
}

function Sheet({
  of: { receipt, unusedFen, purposes, lines, works },
  onLine,
}: {
  of: Trace
  onLine: (id: string) => void
}) {
  const t = useTranslations('traces')
  const { label } = useCodeWords()
  return (
    <>
      <section className="panel" aria-label={t('downwards')}>
        <h2>{receipt.document}</h2>
        <p>
          {receipt.bookedOn} {receipt.accountName} · {t('received', { amount: formatYuan(receipt.amountFen) })}，
          {t('unused', { amount: formatYuan(unusedFen) })}
        </p>
        <meter
          className="trace-meter"
          min={0}
          max={receipt.amountFen}
          value={receipt.amountFen - unusedFen}
          aria-label={t('unused', { amount: formatYuan(unusedFen) })}
        />
      </section>
      {purposes.length > 0 && <h2>{t('byPurpose')}</h2>}
      {purposes.length > 0 && (
        <DataTable
          label={t('byPurpose')}
          list={{ rows: purposes }}
          rowKey={(row) => `${row.regionName} ${row.item}`}
          empty={{ title: t('nothing') }}
          columns={[
            { key: 'region', title: t('region'), render: (row) => row.regionName, fixed: true },
            { key: 'item', title: t('item'), render: (row) => label(fundItems, row.item) },
            { key: 'lines', title: t('lines'), render: (row) => row.lines, numeric: true },
            { key: 'amount', title: t('ofThis'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
          ]}
        />
      )}
      <h2>{t('foundLines')}</h2>
      <DataTable
        label={t('foundLines')}
        list={{ rows: lines }}
        rowKey={(row) => row.id}
        onOpen={(row) => onLine(row.id)}
        empty={{ title: t('unused', { amount: formatYuan(unusedFen) }) }}
        columns={[
          { key: 'person', title: t('person'), render: (row) => row.subjectName, fixed: true },
          {
            key: 'batch',
            title: t('batch'),
            render: (row) => t('lineOf', { batch: row.batchNumber, line: row.lineNumber }),
          },
          { key: 'region', title: t('region'), render: (row) => row.regionName },
          { key: 'item', title: t('item'), render: (row) => label(fundItems, row.item) },
          { key: 'payee', title: t('payee'), render: (row) => row.payeeName },
          { key: 'place', title: t('place'), render: (row) => label(linePlaces, row.place) },
          { key: 'amount', title: t('ofThis'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
          { key: 'whole', title: t('ofLine'), render: (row) => <Money fen={row.lineFen} bare />, numeric: true },
        ]}
      />
      <TracedWorks rows={works} amount={t('ofThis')} />
    </>
  )
}
