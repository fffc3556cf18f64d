import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { differenceKinds, noteDifference } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ReasonInput } from './reason-input.tsx'
import type { Reconciliation } from './reconciled-month.tsx'

type Difference = Reconciliation['differences'][number]

/** 差异: each with its three figures, its record, and the accountant's word. */
export function Differences({ of, mayWrite }: { of: Reconciliation; mayWrite: boolean }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  return (
    <section className="panel" aria-label={t('differences')}>
      <h2>{t('differences')}</h2>
      <DataTable
        label={t('differences')}
        list={{ rows: of.differences }}
        rowKey={(row) => row.key}
        empty={{ title: t('noDifferences') }}
        columns={[
          { key: 'kind', title: t('kind'), render: (row) => label(differenceKinds, row.kind) },
          { key: 'words', title: t('reason'), render: (row) => <span className="reason">{row.words}</span> },
          { key: 'bank', title: t('inBank'), numeric: true, render: (row) => <Money fen={row.bankFen} bare /> },
          { key: 'ledger', title: t('inLedger'), numeric: true, render: (row) => <Money fen={row.ledgerFen} bare /> },
          { key: 'book', title: t('inBusiness'), numeric: true, render: (row) => <Money fen={row.bookFen} bare /> },
          {
            key: 'record',
            title: t('record'),
            render: (row) =>
              row.batchId && <PageLink to={`/subsidies/batches/${row.batchId}`}>{t('openRecord')}</PageLink>,
          },
          {
            key: 'note',
            title: t('resolution'),
            render: (row) => <Resolution difference={row} of={of} mayWrite={mayWrite} />,
          },
        ]}
      />
    </section>
  )
}

interface ResolutionProps {
  readonly difference: Difference
  readonly of: Reconciliation
  readonly mayWrite: boolean
}

function Resolution({ difference, of: { regionCode, month }, mayWrite }: ResolutionProps) {
  const t = useTranslations('subsidies')
  const [note, setNote] = useState('')
  const act = useAct(noteDifference)
  const { key, words } = difference
  if (difference.note) {
    const { byName, notedOn } = difference.note
    return (
      <>
        <StatusTag tone="done">{t('resolved', { by: byName, on: notedOn })}</StatusTag>
        <small className="reason">{difference.note.note}</small>
      </>
    )
  }
  if (!mayWrite) return <StatusTag tone="warn">{t('unresolved')}</StatusTag>
  return (
    <ConfirmAct
      act={t('resolve')}
      quiet
      items={[{ key, name: words }]}
      ready={note.trim() !== ''}
      onConfirm={() => act.mutateAsync({ params: { regionCode, month }, body: { difference: key, note } })}
    >
      <ReasonInput label={t('resolution')} value={note} longest={300} onChange={setNote} />
    </ConfirmAct>
  )
}
