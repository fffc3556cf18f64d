import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { exceptionStates, listExceptions } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { DecideForm } from './exception-forms.tsx'

export type Exception = Reply<typeof listExceptions>['exceptions'][number]

/** 限额例外: what was asked for under 原则上, who decides, and what became of it. */
export function Page() {
  const t = useTranslations('entitlements')
  const { label, options } = useCodeWords()
  const approver = useSession().user.role === 'approver'
  const [filters, set, reset] = useUrlFilters({ state: '' })
  const list = useEndpoint(listExceptions, { query: { state: oneOf(exceptionStates, filters.state) } })
  const [deciding, setDeciding] = useState<Exception>()
  const decision = (row: Exception) => {
    if (row.state !== 'requested') return row.decisionNote ?? '—'
    return approver && !row.requestedByMe ? (
      <Button type="primary" onClick={() => setDeciding(row)}>
        {t('decide')}
      </Button>
    ) : (
      label(exceptionStates, row.state)
    )
  }
  return (
    <>
      <PageHeader title={t('exceptions')} lead={t('exceptionsLead')} />
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(exceptionStates) }]}
      />
      <DataTable
        label={t('exceptions')}
        list={listOf(list, list.data?.exceptions, list.data?.total)}
        rowKey={(row) => row.id}
        empty={{ title: t('noExceptions'), next: t('exceptionsNext') }}
        columns={[
          { key: 'person', title: t('person'), fixed: true, render: (row) => row.personName },
          { key: 'limit', title: t('limit'), render: (row) => `${row.limit} ${row.within}` },
          { key: 'reason', title: t('reason'), render: (row) => row.reason },
          { key: 'document', title: t('document'), render: (row) => row.documentNumber },
          { key: 'on', title: t('requestedOn'), render: (row) => <span className="numeric">{row.requestedOn}</span> },
          { key: 'state', title: t('state'), render: (row) => label(exceptionStates, row.state) },
          { key: 'decision', title: t('decision'), render: decision },
        ]}
      />
      <DetailDrawer open={deciding !== undefined} title={t('decide')} onClose={() => setDeciding(undefined)}>
        {deciding && <DecideForm exception={deciding} onDone={() => setDeciding(undefined)} />}
      </DetailDrawer>
    </>
  )
}
