import { useTranslations } from 'use-intl'
import { fundItems } from '#funds/contract'
import { findTraces } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Money } from '../../ui/money.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { TracedWorks } from './traced-works.tsx'

type Found = Reply<typeof findTraces>

const SHORTEST = 2

interface SearchProps {
  readonly words: string
  readonly onLine: (id: string) => void
  readonly onReceipt: (id: string) => void
}

/** What the words find: money from above, lines, basic works. */
export function FoundTraces({ words, onLine, onReceipt }: SearchProps) {
  const t = useTranslations('traces')
  const asked = words.trim().length >= SHORTEST
  const found = useEndpoint(findTraces, { query: { search: words } }, { enabled: asked })
  if (!asked) return <EmptyState title={t('searchFirst')} next={t('searchFirstNext')} />
  return (
    <Answer to={found}>
      {({ receipts, lines, works, found: all }) =>
        receipts.length + lines.length + works.length === 0 ? (
          <EmptyState title={t('nothing')} next={t('nothingNext')} />
        ) : (
          <>
            {receipts.length > 0 && <Receipts rows={receipts} total={all.receipts} onOpen={onReceipt} />}
            {lines.length > 0 && <Lines rows={lines} total={all.lines} onOpen={onLine} />}
            <TracedWorks rows={works} total={all.works} amount={t('amount')} />
          </>
        )
      }
    </Answer>
  )
}

interface PartProps<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly onOpen: (id: string) => void
}

function Receipts({ rows, total, onOpen }: PartProps<Found['receipts'][number]>) {
  const t = useTranslations('traces')
  return (
    <>
      <h2>{t('receipts')}</h2>
      <DataTable
        label={t('receipts')}
        list={{ rows, total }}
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

function Lines({ rows, total, onOpen }: PartProps<Found['lines'][number]>) {
  const t = useTranslations('traces')
  const { label } = useCodeWords()
  return (
    <>
      <h2>{t('foundLines')}</h2>
      <DataTable
        label={t('foundLines')}
        list={{ rows, total }}
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
