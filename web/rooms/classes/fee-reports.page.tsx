import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { chargeKinds, listFeeReports, settleFeeReport } from '#classes/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ReasonField } from './reason-field.tsx'

type Report = Reply<typeof listFeeReports>['reports'][number]

/** 收费反映: what trainees say was taken from them, and the county's finding. */
export function Page() {
  const t = useTranslations('classes.reports')
  const { label } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ state: '' })
  const state = filters.state === 'open' || filters.state === 'settled' ? filters.state : undefined
  const list = useEndpoint(listFeeReports, { query: { state, limit: 200 } })
  const states = [
    { value: 'open', label: t('open') },
    { value: 'settled', label: t('settled') },
  ]
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/classes', name: t('back') }} />
      <FilterBar
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: states }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={listOf(list, list.data?.reports, list.data?.total)}
        rowKey={(row) => row.id}
        empty={{ title: t('none'), next: t('noneNext') }}
        columns={[
          { key: 'person', title: t('person'), fixed: true, render: (row) => row.personName },
          {
            key: 'class',
            title: t('back'),
            render: (row) => (
              <>
                <PageLink to={`/classes/${row.classId}`}>{row.classTitle}</PageLink> · {row.organizationName}
              </>
            ),
          },
          {
            key: 'what',
            title: t('what'),
            render: (row) => (
              <>
                {label(chargeKinds, row.charge)} <Money fen={row.chargedFen} />{' '}
                {row.refunded && <StatusTag tone="warn">{t('refunded')}</StatusTag>}
              </>
            ),
          },
          { key: 'note', title: t('note'), render: (row) => row.note || '—' },
          { key: 'on', title: t('on'), render: (row) => row.statedOn },
          { key: 'finding', title: t('finding'), render: (row) => <Finding report={row} /> },
        ]}
      />
    </>
  )
}

function Finding({ report }: { report: Report }) {
  const t = useTranslations('classes.reports')
  if (report.upheld === null) return <Settle report={report} />
  return (
    <>
      <StatusTag tone={report.upheld ? 'stop' : 'done'}>{report.upheld ? t('upheld') : t('dismissed')}</StatusTag>{' '}
      {report.decidedOn} {report.finding}
    </>
  )
}

function Settle({ report }: { report: Report }) {
  const t = useTranslations('classes.reports')
  const [note, setNote] = useState('')
  const settle = useAct(settleFeeReport, { alsoChanges: ['subsidies'] })
  if (useSession().user.role !== 'county-clerk') return <StatusTag tone="wait">{t('open')}</StatusTag>
  const act = (upheld: boolean) => (
    <ConfirmAct
      act={t(upheld ? 'uphold' : 'dismiss')}
      quiet={!upheld}
      danger={upheld}
      items={[{ key: report.id, name: report.personName, amountFen: report.chargedFen }]}
      ready={note.trim() !== ''}
      onConfirm={() => settle.mutateAsync({ params: { statementId: report.id }, body: { upheld, note } })}
    >
      <ReasonField label={t('findingNote')} value={note} longest={300} onChange={setNote} />
    </ConfirmAct>
  )
  return (
    <span className="acts">
      {act(true)} {act(false)}
    </span>
  )
}
