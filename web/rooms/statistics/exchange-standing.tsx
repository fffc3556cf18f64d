import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DateText } from '#kernel/dates'
import { exportExchange, importExchange, mismatchKinds, type readReconciliation } from '#statistics/contract'
import { download, type Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { Cut } from '../../ui/cut.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

type Reconciliation = Reply<typeof readReconciliation>
type Import = Reconciliation['imports'][number]

export interface Asked {
  readonly kind: 'classes' | 'trainees' | 'payments'
  readonly from: DateText
  readonly until: DateText
}

/** Fetches the file that goes to the region's system. */
export function Download({ asked }: { asked: Asked }) {
  const t = useTranslations('yearly')
  return <Button onClick={() => void download(exportExchange, { query: asked })}>{t('export')}</Button>
}

/** How many are acknowledged, which are not, and what every import found. */
export function Standing({ of }: { of: Reconciliation }) {
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
          ]}
        />
      </section>
      {latest && (
        <section className="panel">
          <h2>{t('imports')}</h2>
          {[latest, ...earlier].map((one) => (
            <ImportResult key={one.id} of={one} />
          ))}
          <Cut shown={of.imports.length} total={of.importsTotal} />
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

/** Their file, checked line by line. */
export function Upload({ asked }: { asked: Asked }) {
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
