import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { exportReport, getReport } from '#statistics/contract'
import { Answer } from '../../ui/answer.tsx'
import { download, type Reply } from '../../ui/call.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, usePageParams } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ReportCell } from './cell-people.tsx'
import { FigureTables, FigureWhy } from './figure-tables.tsx'

type Report = Reply<typeof getReport>

/** One submitted report as it was frozen, with its versions. */
export function Page() {
  const { reportId } = usePageParams('reportId')
  const report = useEndpoint(getReport, { params: { reportId } })
  return <Answer to={report}>{(data) => <Frozen report={data} />}</Answer>
}

function Frozen({ report }: { report: Report }) {
  const t = useTranslations('statistics')
  const [filters, set] = useUrlFilters({ column: '', region: '' })
  const indicator = report.figures.columns.find((column) => column.key === filters.column)
  const place = report.figures.rows.find((row) => row.regionCode === filters.region)?.regionName ?? t('total')
  return (
    <>
      <PageHeader
        title={`${report.cityName} ${report.month}`}
        lead={t('versionOf', { version: report.version, date: report.submittedOn, name: report.submittedName })}
        tags={<Tags report={report} />}
        back={{ to: '/statistics/reports', name: t('reports') }}
        actions={
          <Button onClick={() => void download(exportReport, { params: { reportId: report.id } })}>
            {t('export')}
          </Button>
        }
      />
      <p className="hint">
        {t('hash')} <code>{report.hash}</code>
      </p>
      <FigureTables figures={report.figures} onOpen={set} />
      <FigureWhy columns={report.figures.columns} />
      <Versions report={report} />
      {indicator && (
        <ReportCell
          reportId={report.id}
          cell={filters}
          indicator={indicator}
          place={place}
          onClose={() => set({ column: '', region: '' })}
        />
      )}
    </>
  )
}

function Tags({ report }: { report: Report }) {
  const t = useTranslations('statistics')
  return (
    <>
      <StatusTag tone={report.late ? 'warn' : 'done'}>{t(report.late ? 'late' : 'onTime')}</StatusTag>
      <StatusTag tone={report.superseded ? 'wait' : 'done'}>
        {t(report.superseded ? 'superseded' : 'current')}
      </StatusTag>
      <StatusTag tone={report.intact ? 'done' : 'stop'}>{t(report.intact ? 'intact' : 'broken')}</StatusTag>
    </>
  )
}

function Versions({ report }: { report: Report }) {
  const t = useTranslations('statistics')
  return (
    <section className="panel">
      <h2>{t('versions')}</h2>
      <ul>
        {report.versions.map((row) => (
          <li key={row.id}>
            <PageLink to={`/statistics/reports/${row.id}`}>
              {t('versionOf', { version: row.version, date: row.submittedOn, name: row.submittedName })}
            </PageLink>
            {row.correctionReason && ` · ${t('reason')}：${row.correctionReason}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
