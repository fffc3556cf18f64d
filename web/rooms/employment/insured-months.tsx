import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { checkInsuredMonths, insuredStates, listInsuredMonths } from '#employment/contract'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { StrikeForm } from './insured-forms.tsx'

export type InsuredMonth = Reply<typeof listInsuredMonths>['months'][number]

/** The months, with their check by a second person. */
export function InsuredMonths({ mayCheck }: { mayCheck: boolean }) {
  const t = useTranslations('claims')
  const { label, options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ state: '', name: '' })
  const query = { state: oneOf(insuredStates, filters.state), name: filters.name || undefined }
  const asked = useEndpoint(listInsuredMonths, { query })
  const check = useAct(checkInsuredMonths)
  const [striking, setStriking] = useState<InsuredMonth>()
  const acts = (row: InsuredMonth) => {
    if (!mayCheck || row.mine || row.state === 'struck') return row.struckReason ?? '—'
    return (
      <>
        {row.state === 'to-check' && (
          <Button type="primary" onClick={() => check.mutate({ body: { insuredMonthIds: [row.id] } })}>
            {t('check')}
          </Button>
        )}
        <Button onClick={() => setStriking(row)}>{t('strike')}</Button>
      </>
    )
  }
  return (
    <>
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[
          { name: 'state', label: t('state'), kind: 'select', options: options(insuredStates) },
          { name: 'name', label: t('name'), kind: 'text' },
        ]}
      />
      {check.error && <ProblemAlert problem={problemFrom(check.error)} />}
      <DataTable
        label={t('insuredTitle')}
        list={listOf(asked, asked.data?.months, asked.data?.total)}
        rowKey={(row) => row.id}
        empty={{ title: t('noMonths'), next: t('noMonthsNext') }}
        columns={[
          { key: 'name', title: t('name'), fixed: true, render: (row) => `${row.personName}（**${row.tail}）` },
          { key: 'employer', title: t('employer'), render: (row) => row.employerName },
          { key: 'month', title: t('month'), render: (row) => <span className="numeric">{row.month}</span> },
          { key: 'paid', title: t('paidOn'), render: (row) => <span className="numeric">{row.paidOn ?? '—'}</span> },
          { key: 'document', title: t('document'), render: (row) => row.document },
          { key: 'state', title: t('state'), render: (row) => label(insuredStates, row.state) },
          { key: 'acts', title: t('check'), render: acts },
        ]}
      />
      <DetailDrawer open={striking !== undefined} title={t('strike')} onClose={() => setStriking(undefined)}>
        {striking && <StrikeForm month={striking} onDone={() => setStriking(undefined)} />}
      </DetailDrawer>
    </>
  )
}
