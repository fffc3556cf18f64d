import { useTranslations } from 'use-intl'
import { downloadMarkedImport, type getImport } from '#people/contract'
import { download, type Reply } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { ImportReport } from '../../ui/import-report.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

type Import = Reply<typeof getImport>

/** What became of a file: counts, every fault, remarks, the marked workbook. */
export function Report({ of }: { of: Import }) {
  const t = useTranslations('people')
  const marked = () => void download(downloadMarkedImport, { params: { importId: of.id } })
  return (
    <>
      <h3>{of.fileName}</h3>
      {of.repeated && <StatusTag tone="warn">{t('repeated')}</StatusTag>}
      <ImportReport accepted={of.rowsAdded} skipped={of.rowsKnown} faults={of.errors} onDownload={marked} />
      {of.warnings.length > 0 && (
        <details>
          <summary>
            {t('warnings')} {of.warnings.length}
          </summary>
          <DataTable
            label={t('warnings')}
            list={{ rows: of.warnings }}
            rowKey={(fault) => `${fault.row} ${fault.columnKey} ${fault.code}`}
            empty={{ title: t('none') }}
            columns={[
              { key: 'row', title: '#', numeric: true, render: (fault) => fault.row },
              {
                key: 'reason',
                title: t('warnings'),
                render: (fault) => `${fault.column}：${fault.reason}，${fault.cure}`,
              },
            ]}
          />
        </details>
      )}
    </>
  )
}
