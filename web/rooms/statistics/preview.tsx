import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { MonthText } from '#kernel/dates'
import { previewReport } from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { DueTag } from '../../ui/due-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { PreviewCell } from './cell-people.tsx'
import { type Cell, FigureTables, FigureWhy } from './figure-tables.tsx'
import { SubmitCheck } from './submit-check.tsx'

export type PreviewOf = Reply<typeof previewReport>

interface PreviewProps {
  readonly month: MonthText
  readonly cityCode: string
  readonly cell: Cell | undefined
  readonly onCell: (cell: Cell | undefined) => void
}

/** A month as the records stand now; from here it is checked and submitted. */
export function Preview({ month, cityCode, cell, onCell }: PreviewProps) {
  const preview = useEndpoint(previewReport, { query: { month, cityCode } })
  return (
    <Answer to={preview}>
      {(report) => (
        <>
          <State report={report} />
          <FigureTables figures={report.figures} onOpen={onCell} />
          <FigureWhy columns={report.figures.columns} />
          {cell && <OpenCell report={report} cell={cell} onClose={() => onCell(undefined)} />}
        </>
      )}
    </Answer>
  )
}

function OpenCell({ report, cell, onClose }: { report: PreviewOf; cell: Cell; onClose: () => void }) {
  const t = useTranslations('statistics')
  const indicator = report.figures.columns.find((column) => column.key === cell.column)
  const place = report.figures.rows.find((row) => row.regionCode === cell.region)?.regionName ?? t('total')
  if (!indicator) return null
  return (
    <PreviewCell
      month={report.month}
      cityCode={report.cityCode}
      cell={cell}
      indicator={indicator}
      place={place}
      onClose={onClose}
    />
  )
}

function State({ report }: { report: PreviewOf }) {
  const t = useTranslations('statistics')
  const { role } = useSession().user
  const [checking, setChecking] = useState(false)
  const { latest, month } = report
  const submits = role === 'city-employment-service' && report.over && (!latest || report.differs)
  if (checking) return <SubmitCheck report={report} onClose={() => setChecking(false)} />
  return (
    <section className="panel">
      <h2>{!report.over ? t('running', { month }) : latest ? t('submitted', { month }) : t('waiting', { month })}</h2>
      <p>
        {latest ? (
          <>
            <StatusTag tone={latest.late ? 'warn' : 'done'}>{t(latest.late ? 'late' : 'onTime')}</StatusTag>{' '}
            {t('versionOf', { version: latest.version, date: latest.submittedOn, name: latest.submittedName })}
          </>
        ) : (
          <DueTag tone={report.tone} dueOn={report.dueOn} />
        )}{' '}
        <Clause anchor="lz-2019-63#7-2" />
      </p>
      {latest && report.differs && (
        <Alert showIcon type="warning" title={t('differs', { version: latest.version })} style={{ marginBottom: 12 }} />
      )}
      {submits && (
        <Button type="primary" onClick={() => setChecking(true)}>
          {latest ? t('correct') : t('toCheck')}
        </Button>
      )}
    </section>
  )
}
