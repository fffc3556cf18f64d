import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { downloadMarkedList, type getList } from '#people/contract'
import { download, type Reply } from '../../ui/call.ts'
import { ImportReport } from '../../ui/import-report.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'

interface ListUploadProps {
  readonly onFile: (file: File) => void
  readonly onTemplate: () => void
  readonly busy: boolean
  readonly error: unknown
  readonly receipt: Reply<typeof getList> | undefined
}

/** Uploads a list: its template, every error at once, and the list again with the errors marked. */
export function ListUpload({ onFile, onTemplate, busy, error, receipt }: ListUploadProps) {
  const t = useTranslations('benefits')
  const marked = (listImportId: string) => void download(downloadMarkedList, { params: { listImportId } })
  return (
    <section className="panel">
      <UploadBox types={['.xlsx', '.csv']} maxMegabytes={20} busy={busy} onFile={onFile}>
        <Button onClick={onTemplate}>{t('template')}</Button>
      </UploadBox>
      {error !== null && error !== undefined && <ProblemAlert problem={problemFrom(error)} />}
      {receipt && (
        <>
          <h3>{receipt.fileName}</h3>
          {receipt.repeated && <StatusTag tone="warn">{t('repeated')}</StatusTag>}
          <ImportReport
            accepted={receipt.rowsAdded}
            skipped={receipt.rowsKnown}
            faults={receipt.errors}
            onDownload={() => marked(receipt.id)}
          />
        </>
      )}
    </section>
  )
}
