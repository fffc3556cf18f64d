import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { downloadDeathTemplate, downloadMarkedList, importDeaths, previewDeaths } from '#people/contract'
import { download, type Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { ImportReport } from '../../ui/import-report.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { FOLLOWING } from './file-deaths.tsx'

/** Uploads a list of deaths: first only looked at, recorded when the people named in it have been confirmed. */
export function DeathUpload() {
  const t = useTranslations('people')
  const [file, setFile] = useState<File>()
  const preview = useAct(previewDeaths)
  const record = useAct(importDeaths, { alsoChanges: FOLLOWING })
  const take = (given: File) => {
    setFile(given)
    record.reset()
    preview.mutate({ file: given })
  }
  const confirm = async () => (file ? record.mutateAsync({ file }) : undefined)
  const error = preview.error ?? record.error
  const receipt = record.data
  return (
    <section className="panel" aria-label={t('deathsImport')}>
      <h2>{t('deathsImport')}</h2>
      <UploadBox types={['.xlsx', '.csv']} maxMegabytes={20} busy={preview.isPending || record.isPending} onFile={take}>
        <Button onClick={() => void download(downloadDeathTemplate)}>{t('template')}</Button>
      </UploadBox>
      {error && <ProblemAlert problem={problemFrom(error)} />}
      {receipt && (
        <>
          <h3>{t('deathsRecorded', { file: receipt.fileName })}</h3>
          <ImportReport
            accepted={receipt.rowsAdded}
            skipped={receipt.rowsKnown}
            faults={receipt.errors}
            onDownload={() => void download(downloadMarkedList, { params: { listImportId: receipt.id } })}
          />
        </>
      )}
      {preview.data && !receipt && <Preview of={preview.data} onConfirm={confirm} />}
    </section>
  )
}

function Preview({ of, onConfirm }: { of: Reply<typeof previewDeaths>; onConfirm: () => Promise<unknown> }) {
  const t = useTranslations('people')
  const fresh = of.people.filter(({ known }) => !known)
  return (
    <>
      <h3>{t('deathsSeen', { file: of.fileName })}</h3>
      <ImportReport
        accepted={fresh.length}
        acceptedWords={t('deathsToRecord', { count: fresh.length })}
        skipped={of.people.length - fresh.length}
        faults={of.errors}
      />
      <p className="acts">
        <ConfirmAct
          act={t('deathsConfirm', { count: fresh.length })}
          danger
          items={fresh.map(({ row, name, tail, diedOn, document }) => ({
            key: String(row),
            name: t('deathsRow', { row, name, tail, on: diedOn, document }),
          }))}
          onConfirm={onConfirm}
        >
          <p>{t('deathLead')}</p>
        </ConfirmAct>
      </p>
    </>
  )
}
