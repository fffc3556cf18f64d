import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type DateText, dateText, isDate } from '#kernel/dates'
import { exchangeKinds, exportExchange, importExchange, mismatchKinds, readReconciliation } from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { download, type Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Mapping } from './exchange-mapping.tsx'
import { useYearSoFar } from './year-filter.ts'

type Reconciliation = Reply<typeof readReconciliation>
type Import = Reconciliation['imports'][number]

interface Asked {
  readonly kind: 'classes' | 'trainees' | 'payments'
  readonly from: DateText
  readonly until: DateText
}

/** 与自治区信息系统对账: a file out, a file in, and what does not agree. */
export function Page() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.exchange')
  const codes = useCodeWords()
  const begin = useYearSoFar()
  const [filters, set, reset] = useUrlFilters({ kind: 'classes', ...begin })
  const asked: Asked = {
    kind: oneOf(exchangeKinds, filters.kind) ?? 'classes',
    from: dateText(isDate(filters.from) ? filters.from : begin.from),
    until: dateText(isDate(filters.until) ? filters.until : begin.until),
  }
  const handles = useSession().user.role !== 'auditor'
  const state = useEndpoint(readReconciliation, { query: asked })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        tags={<Clause anchor="gx-2022-7#10" />}
        actions={
          handles && <Button onClick={() => void download(exportExchange, { query: asked })}>{words('export')}</Button>
        }
      />
      <FilterBar
        filters={[
          { name: 'kind', label: t('kind'), kind: 'select', options: codes.options(exchangeKinds), given: true },
          { name: 'from', label: words('from'), kind: 'date', given: true },
          { name: 'until', label: words('until'), kind: 'date', given: true },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <Answer to={state}>{(of) => <Standing of={of} />}</Answer>
      {handles && <Upload asked={asked} />}
      <Mapping kind={asked.kind} />
    </>
  )
}

function Standing({ of }: { of: Reconciliation }) {
  const t = useTranslations('yearly.exchange')
  const [latest, ...earlier] = of.imports
  return (
    <>
      <p role="status">{t('standing', { ours: of.ours, acknowledged: of.acknowledged })}</p>
      <section className="panel">
        <h2>{t('waiting')}</h2>
        <DataTable
          label={t('waiting')}
          list={{ rows: of.waiting }}
          rowKey={(row) => row.ourId}
          empty={{ title: t('allDone') }}
          columns={[
            { key: 'record', title: t('record'), render: (row) => row.label },
            { key: 'region', title: t('region'), render: (row) => row.regionName },
            { key: 'id', title: t('ourId'), render: (row) => <code>{row.ourId}</code> },
          ]}
        />
      </section>
      {latest && (
        <section className="panel">
          <h2>{t('imports')}</h2>
          {[latest, ...earlier].map((one) => (
            <ImportResult key={one.id} of={one} />
          ))}
        </section>
      )}
    </>
  )
}

function ImportResult({ of }: { of: Import }) {
  const t = useTranslations('yearly.exchange')
  const { label } = useCodeWords()
  const sentence = t('imported', { rows: of.rowCount, matched: of.matched, wrong: of.mismatches.length })
  return (
    <details>
      <summary>
        {of.importedOn} · {sentence}
      </summary>
      <DataTable
        label={sentence}
        list={{ rows: of.mismatches.map((one, index) => ({ ...one, key: `${one.rowNumber} ${index}` })) }}
        rowKey={(row) => row.key}
        empty={{ title: t('none') }}
        columns={[
          { key: 'row', title: t('row'), numeric: true, render: (row) => row.rowNumber },
          { key: 'problem', title: t('problem'), render: (row) => label(mismatchKinds, row.kind) },
          { key: 'column', title: t('column'), render: (row) => row.column },
          { key: 'ours', title: t('ours'), render: (row) => row.ours },
          { key: 'theirs', title: t('theirs'), render: (row) => row.theirs },
        ]}
      />
    </details>
  )
}

function Upload({ asked }: { asked: Asked }) {
  const t = useTranslations('yearly.exchange')
  const [done, setDone] = useState('')
  const take = useAct(importExchange, {
    onDone: ({ rowCount, matched, mismatches }) =>
      setDone(t('imported', { rows: rowCount, matched, wrong: mismatches.length })),
  })
  return (
    <section className="panel">
      <h2>{t('import')}</h2>
      {take.error && <ProblemAlert problem={problemFrom(take.error)} />}
      <UploadBox
        types={['.xlsx', '.csv']}
        maxMegabytes={10}
        busy={take.isPending}
        onFile={(file) => take.mutate({ body: asked, file })}
      >
        <p className="hint">{t('importHint')}</p>
      </UploadBox>
      {done !== '' && <p role="status">{done}</p>}
    </section>
  )
}
