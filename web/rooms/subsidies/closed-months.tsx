import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listMonths, reopenMonth } from '#funds/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { ReasonInput } from './reason-input.tsx'

type Closed = Reply<typeof listMonths>['months'][number]

/** 已结账的月份: the snapshot's hash, and the reopening with its reason. */
export function ClosedMonths() {
  const t = useTranslations('subsidies')
  const months = useEndpoint(listMonths, { query: {} })
  return (
    <section className="panel" aria-label={t('closedMonths')}>
      <h2>{t('closedMonths')}</h2>
      <Answer to={months}>
        {(data) => (
          <DataTable
            label={t('closedMonths')}
            list={{ rows: data.months }}
            rowKey={(row) => row.id}
            empty={{ title: t('noClosedMonths') }}
            columns={[
              { key: 'month', title: t('month'), render: (row) => row.month },
              { key: 'region', title: t('region'), render: (row) => row.regionName },
              { key: 'on', title: t('closedOn'), render: (row) => row.closedOn },
              { key: 'hash', title: t('closeHash'), render: (row) => <code>{row.hash.slice(0, 16)}…</code> },
              { key: 'reopened', title: t('reopening'), render: (row) => <Reopening of={row} /> },
            ]}
          />
        )}
      </Answer>
    </section>
  )
}

function Reopening({ of }: { of: Closed }) {
  const t = useTranslations('subsidies')
  const { role } = useSession().user
  const [reason, setReason] = useState('')
  const act = useAct(reopenMonth, { alsoChanges: ['subsidies'] })
  if (of.reopenedOn) {
    return (
      <>
        <StatusTag tone="warn">{t('reopenedOn', { on: of.reopenedOn })}</StatusTag>
        <small className="reason">{of.reopenReason}</small>
      </>
    )
  }
  if (role !== 'accountant') return null
  return (
    <ConfirmAct
      act={t('reopen')}
      quiet
      danger
      items={[{ key: of.id, name: `${of.regionName} ${of.month}` }]}
      ready={reason.trim() !== ''}
      onConfirm={() => act.mutateAsync({ params: { monthCloseId: of.id }, body: { reason } })}
    >
      <ReasonInput label={t('reason')} value={reason} longest={200} onChange={setReason} />
    </ConfirmAct>
  )
}
