import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { adjustmentDirections, adjustmentStates, decideAdjustment, listAdjustments } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ReasonInput } from './reason-input.tsx'
import './subsidies.css'

type Adjustment = Reply<typeof listAdjustments>['rows'][number]

const tones = { open: 'warn', accepted: 'done', rejected: 'stop', superseded: 'wait' } as const

/** 补退建议: what a later fact says of money that has arrived; another person decides, nothing changes by itself. */
export function Page() {
  const t = useTranslations('subsidies')
  const { label, options } = useCodeWords()
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ state: '' })
  const list = useEndpointPages(listAdjustments, { query: { state: oneOf(adjustmentStates, filters.state) } })
  const decides = role === 'approver' || role === 'second-reviewer'
  return (
    <>
      <PageHeader title={t('adjustments')} lead={t('adjustmentsLead')} back={{ to: '/subsidies', name: t('title') }} />
      <FilterBar
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(adjustmentStates) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('adjustments')}
        list={list}
        rowKey={(row) => row.id}
        empty={{ title: t('adjustmentsEmpty'), next: t('adjustmentsEmptyNext') }}
        columns={[
          { key: 'subject', title: t('person'), render: (row) => row.subjectName, fixed: true },
          { key: 'matter', title: t('matter'), render: (row) => `${row.matterTitle} ${row.matterNumber}` },
          { key: 'item', title: t('item'), render: (row) => row.title },
          { key: 'sentence', title: t('sentence'), render: (row) => row.sentence },
          { key: 'posted', title: t('held'), numeric: true, render: (row) => <Money fen={row.postedFen} bare /> },
          { key: 'direction', title: t('kind'), render: (row) => label(adjustmentDirections, row.direction) },
          { key: 'amount', title: t('amount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
          {
            key: 'state',
            title: t('state'),
            render: (row) => (
              <>
                <StatusTag tone={tones[row.state]}>{label(adjustmentStates, row.state)}</StatusTag>
                {row.reason && (
                  <small className="reason">{`${row.decidedByName} ${row.decidedOn} ${row.reason}`}</small>
                )}
                {row.state === 'open' && row.sparing && (
                  <small className="reason">
                    {t('spared', { by: row.sparing.byName, on: row.sparing.onDay, reason: row.sparing.reason })}
                  </small>
                )}
                {decides && row.state === 'open' && <Decide of={row} />}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function Decide({ of }: { of: Adjustment }) {
  const t = useTranslations('subsidies')
  const [reason, setReason] = useState('')
  const decide = useAct(decideAdjustment, { alsoChanges: ['funds'] })
  const declining = of.direction !== 'recover' ? 'decline' : of.sparing ? 'confirmSparing' : 'proposeSparing'
  const act = (accept: boolean) => (
    <ConfirmAct
      act={accept ? t('accept') : t(declining)}
      danger={!accept}
      quiet={!accept}
      ready={reason.trim() !== ''}
      items={[{ key: of.id, name: `${of.subjectName} · ${of.title}`, amountFen: of.amountFen }]}
      onConfirm={() => decide.mutateAsync({ params: { adjustmentId: of.id }, body: { accept, reason } })}
    >
      <ReasonInput label={t('reason')} value={reason} longest={200} onChange={setReason} />
    </ConfirmAct>
  )
  return (
    <div className="subsidy-acts">
      {act(true)}
      {!of.sparing?.mine && act(false)}
    </div>
  )
}
