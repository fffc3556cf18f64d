import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { correctReport, submitReport } from '#statistics/contract'
import { CheckPage } from '../../ui/check-page.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { type Problem, problemFrom } from '../../ui/problem.ts'
import { useAct } from '../../ui/use-endpoint.ts'
import { Figure, useIndicatorName } from './figure-tables.tsx'
import type { PreviewOf } from './preview.tsx'

/** The totals once more, then one act that freezes figures and people: the first version, or a correction with its reason. */
export function SubmitCheck({ report, onClose }: { report: PreviewOf; onClose: () => void }) {
  const t = useTranslations('statistics')
  const nameOf = useIndicatorName()
  const [reason, setReason] = useState('')
  const { month, hash, latest, cityName } = report
  const { act, run } = useSubmission(report, reason)
  const head = [
    { name: t('month'), value: month },
    { name: t('dueOn'), value: report.dueOn },
    { name: t('receiver'), value: t('receiverName', { city: cityName }) },
    { name: t('hash'), value: <code>{hash}</code> },
  ]
  const totals = report.figures.columns.map((column) => ({
    name: nameOf(column),
    value: <Figure of={column} value={report.figures.total[column.key] ?? 0} />,
  }))
  return (
    <section className="panel">
      <CheckPage
        sections={[
          { title: t('checkTitle'), rows: head },
          { title: t('total'), rows: totals },
        ]}
        confirm={latest ? t('correctTitle', { month }) : t('submit', { month })}
        onConfirm={run}
        busy={act.isPending}
        disabled={latest !== null && reason.trim() === ''}
        problem={act.error ? problemFrom(act.error) : undefined}
      >
        {latest && (
          <label htmlFor="correction-reason">
            {t('reason')}
            <Input.TextArea
              id="correction-reason"
              rows={2}
              maxLength={500}
              value={reason}
              placeholder={t('reasonNeeded')}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        <p className="hint">{t('freezes')}</p>
      </CheckPage>
      <Button onClick={onClose}>{t('back')}</Button>
    </section>
  )
}

/** The first version, or a correction of the latest one. */
function useSubmission({ month, hash, latest }: PreviewOf, reason: string) {
  const t = useTranslations('statistics')
  const go = useGo()
  const { message } = App.useApp()
  const onDone = ({ id }: { id: string }) => {
    void message.success(t('done'))
    go(`/statistics/reports/${id}`)
  }
  const client = useQueryClient()
  // The figures have moved under the reader: the new ones come, the reason typed stays.
  const onRefused = (problem: Problem) => {
    if (problem.code === 'figures-moved') void client.invalidateQueries({ queryKey: ['statistics'] })
  }
  const first = useAct(submitReport, { onDone, onRefused })
  const correction = useAct(correctReport, { onDone, onRefused })
  return latest
    ? { act: correction, run: () => correction.mutate({ params: { reportId: latest.id }, body: { reason, hash } }) }
    : { act: first, run: () => first.mutate({ body: { month, hash } }) }
}
