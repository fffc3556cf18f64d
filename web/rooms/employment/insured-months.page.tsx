import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  checkInsuredMonths,
  downloadClaimTemplate,
  importInsuredMonths,
  insuredStates,
  listInsuredMonths,
} from '#employment/contract'
import { useSession } from '../../console/session-gate.ts'
import { download, type Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ListUpload } from '../people/list-upload.tsx'
import { EnterForm, StrikeForm } from './insured-forms.tsx'

export type InsuredMonth = Reply<typeof listInsuredMonths>['months'][number]

/** 社会保险到账月份: the office's list, months entered by receipt, their check by a second person. */
export function Page() {
  const t = useTranslations('claims')
  const { role } = useSession().user
  const clerk = role === 'county-clerk'
  const [entering, setEntering] = useState(false)
  const enter = <Button onClick={() => setEntering(true)}>{t('enterMonths')}</Button>
  return (
    <>
      <PageHeader title={t('insuredTitle')} lead={t('insuredLead')} actions={clerk && enter} />
      {clerk && <Upload />}
      <Months mayCheck={clerk || role === 'second-reviewer'} />
      <DetailDrawer open={entering} title={t('enterMonths')} onClose={() => setEntering(false)}>
        <EnterForm onDone={() => setEntering(false)} />
      </DetailDrawer>
    </>
  )
}

function Upload() {
  const upload = useAct(importInsuredMonths)
  return (
    <ListUpload
      onFile={(file) => upload.mutate({ file })}
      onTemplate={() => void download(downloadClaimTemplate, { params: { listKind: 'insured-months' } })}
      busy={upload.isPending}
      error={upload.error}
      receipt={upload.data}
    />
  )
}

function Months({ mayCheck }: { mayCheck: boolean }) {
  const t = useTranslations('claims')
  const { label, options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ state: '', name: '' })
  const query = { state: oneOf(insuredStates, filters.state), name: filters.name || undefined }
  const { data, isPending, error } = useEndpoint(listInsuredMonths, { query })
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
        list={{ rows: data?.months ?? [], isPending, error }}
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
