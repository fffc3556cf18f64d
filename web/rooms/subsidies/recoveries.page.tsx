import { useTranslations } from 'use-intl'
import { listRecoveries, recoveryStates } from '#subsidies/contract'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { RecoveryActs } from './recovery-acts.tsx'
import { WriteOffs } from './write-offs.tsx'
import './subsidies.css'

/** What still asks for money. */
const owing: ReadonlySet<string> = new Set(['ordered', 'partly-repaid'])
const tones = {
  ordered: 'warn',
  'partly-repaid': 'warn',
  repaid: 'doing',
  closed: 'done',
  'written-off': 'wait',
  withdrawn: 'wait',
} as const

/** 追回: each order with what has come back, by which documents, and how it ended. */
export function Page() {
  const t = useTranslations('subsidies')
  const { label, options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ state: '', waiting: '' })
  const waiting = filters.waiting === 'write-off' ? filters.waiting : undefined
  const list = useEndpointPages(listRecoveries, { query: { state: oneOf(recoveryStates, filters.state), waiting } })
  return (
    <>
      <PageHeader title={t('recoveries')} lead={t('recoveriesLead')} back={{ to: '/subsidies', name: t('title') }} />
      <FilterBar
        filters={[
          { name: 'state', label: t('state'), kind: 'select', options: options(recoveryStates) },
          {
            name: 'waiting',
            label: t('waitingFor'),
            kind: 'select',
            options: [{ value: 'write-off', label: t('writeOffToDecide') }],
          },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('recoveries')}
        list={list}
        rowKey={(row) => row.id}
        empty={{ title: t('recoveriesEmpty'), next: t('recoveriesEmptyNext') }}
        columns={[
          {
            key: 'number',
            title: t('recoveryNumber'),
            render: (row) => <span className="numeric">{row.number}</span>,
            fixed: true,
          },
          { key: 'payee', title: t('payee'), render: (row) => row.payeeName },
          {
            key: 'line',
            title: t('number'),
            render: (row) => (
              <PageLink to={`/subsidies/batches/${row.batchId}`}>
                {row.batchNumber} · {row.lineNumber}. {row.subjectName}
              </PageLink>
            ),
          },
          { key: 'amount', title: t('amount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
          {
            key: 'repaid',
            title: t('repaid'),
            numeric: true,
            render: (row) => (
              <>
                <Money fen={row.repaidFen} bare />
                {row.repayments.map((one) => (
                  <small key={one.id} className="reason">
                    {one.receivedOn} {one.documentNumber} <Money fen={one.amountFen} bare />
                  </small>
                ))}
              </>
            ),
          },
          {
            key: 'state',
            title: t('state'),
            render: (row) => (
              <>
                <StatusTag tone={row.overdue ? 'stop' : tones[row.state]}>{label(recoveryStates, row.state)}</StatusTag>
                <small className="reason">
                  {owing.has(row.state) && `${t(row.overdue ? 'repayLate' : 'repayBy', { due: row.dueOn })} · `}
                  {row.reason}
                  {row.settledReason && ` · ${row.settledReason}（${row.settledDocument}）`}
                </small>
                <WriteOffs of={row} />
                <RecoveryActs of={row} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}
