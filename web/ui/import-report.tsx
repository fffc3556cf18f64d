import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { DataTable } from './data-table.tsx'
import { StatusTag } from './status-tag.tsx'

/** One fault of an uploaded file: where, why, what to do. */
export interface RowFault {
  readonly row: number
  readonly column?: string
  readonly reason: string
  readonly cure?: string
}

export interface ImportReportProps {
  readonly accepted: number
  /** What is said of the good rows, where they are not taken yet. */
  readonly acceptedWords?: string
  /** Rows that were there already. */
  readonly skipped?: number
  readonly faults: readonly RowFault[]
  /** The same workbook with the faults marked. */
  readonly onDownload?: () => void
}

/** What became of an uploaded file: good rows, rows already there, every fault at once. */
export function ImportReport({ accepted, acceptedWords, skipped = 0, faults, onDownload }: ImportReportProps) {
  const t = useTranslations('ui')
  return (
    <div aria-live="polite">
      <p className="report-sums">
        <StatusTag tone="done">{acceptedWords ?? t('reportGood', { count: accepted })}</StatusTag>
        {skipped > 0 && <StatusTag tone="wait">{t('reportSkipped', { count: skipped })}</StatusTag>}
        {faults.length > 0 && <StatusTag tone="stop">{t('reportBad', { count: faults.length })}</StatusTag>}
        {onDownload && faults.length > 0 && (
          <Button type="primary" onClick={onDownload}>
            {t('reportDownload')}
          </Button>
        )}
      </p>
      {faults.length > 0 && (
        <DataTable
          label={t('report')}
          list={{ rows: faults }}
          rowKey={(fault) => `${fault.row} ${fault.column} ${fault.reason}`}
          empty={{ title: t('empty') }}
          columns={[
            { key: 'row', title: t('reportRow'), render: (fault) => t('reportRowName', { row: fault.row }), width: 90 },
            { key: 'column', title: t('reportColumn'), render: (fault) => fault.column ?? '—', width: 160 },
            { key: 'reason', title: t('reportReason'), render: (fault) => fault.reason },
            { key: 'cure', title: t('reportCure'), render: (fault) => fault.cure ?? '—' },
          ]}
        />
      )}
    </div>
  )
}
