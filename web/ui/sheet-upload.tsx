import type { ReactNode } from 'react'
import { ImportReport, type ImportReportProps } from './import-report.tsx'
import { problemFrom } from './problem.ts'
import { ProblemAlert } from './problem-alert.tsx'
import { UploadBox } from './upload-box.tsx'

interface SheetUploadProps {
  /** The act that takes the file, as `useAct` gives it. */
  readonly act: { readonly isPending: boolean; readonly error: unknown }
  readonly onFile: (file: File) => void
  readonly report?: ImportReportProps
  readonly maxMegabytes?: number
  /** The template's download. */
  readonly children?: ReactNode
}

/** Uploads a list, says why it was refused or what became of its rows. */
export function SheetUpload({ act, onFile, report, maxMegabytes = 10, children }: SheetUploadProps) {
  return (
    <>
      <UploadBox types={['.xlsx', '.csv']} maxMegabytes={maxMegabytes} busy={act.isPending} onFile={onFile}>
        {children}
      </UploadBox>
      {act.error !== null && <ProblemAlert problem={problemFrom(act.error)} />}
      {report && <ImportReport {...report} />}
    </>
  )
}
