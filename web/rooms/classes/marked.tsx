import { Radio } from 'antd'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type AttendanceMark, attendanceMarks, correctAttendance, type getSessionSheet } from '#classes/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ReasonField } from './reason-field.tsx'

type Sheet = Reply<typeof getSessionSheet>

interface MarkedProps {
  readonly sessionId: string
  readonly trainee: Sheet['trainees'][number]
  /** A mistake before completion, or afterwards what an inspection has found. */
  readonly corrects: 'mistake' | 'found' | undefined
}

/** What was recorded for one trainee, its corrections, and the way to correct it. */
export function Marked({ sessionId, trainee, corrects }: MarkedProps) {
  const t = useTranslations('classes')
  const format = useFormatter()
  const { label } = useCodeWords()
  const { mark, history } = trainee
  return (
    <li>
      <strong>
        {trainee.personName} <small>{trainee.residentIdTail}</small>
      </strong>
      <span className={`attended ${mark ?? 'unmarked'}`}>{mark ? label(attendanceMarks, mark) : t('unmarked')}</span>
      {history.length > 1 && (
        <ul className="hint" aria-label={t('history')}>
          {history.map((record) => (
            <li key={record.recordedAt}>
              {t('historyLine', {
                at: format.dateTime(new Date(record.recordedAt), { dateStyle: 'short', timeStyle: 'short' }),
                by: record.recordedBy,
                mark: label(attendanceMarks, record.mark),
              })}
              {record.reason && t('because', { reason: record.reason })}
              {record.document && t('byDocument', { document: record.document })}
            </li>
          ))}
        </ul>
      )}
      {corrects && mark && <Correct sessionId={sessionId} trainee={trainee} found={corrects === 'found'} />}
    </li>
  )
}

function Correct({ sessionId, trainee, found }: Omit<MarkedProps, 'corrects'> & { readonly found: boolean }) {
  const t = useTranslations('classes')
  const { label, options: all } = useCodeWords()
  const options = all(attendanceMarks).filter((option) => option.value !== trainee.mark)
  const correct = useAct(correctAttendance, { alsoChanges: ['classes'] })
  const [to, setTo] = useState<AttendanceMark>()
  const [reason, setReason] = useState('')
  const [document, setDocument] = useState('')
  const run = async () => {
    if (!to) return
    const body = { enrollmentId: trainee.enrollmentId, mark: to, reason, ...(found && { document }) }
    await correct.mutateAsync({ params: { sessionId }, body })
  }
  return (
    <ConfirmAct
      act={t('correct')}
      items={[
        { key: 'who', name: trainee.personName },
        ...(to ? [{ key: 'to', name: t('correctDo', { mark: label(attendanceMarks, to) }) }] : []),
      ]}
      ready={to !== undefined && reason.trim() !== '' && (!found || document.trim() !== '')}
      onConfirm={run}
    >
      <Radio.Group
        aria-label={t('correct')}
        options={options}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <ReasonField label={t('correctReason')} value={reason} onChange={setReason} />
      {found && <ReasonField label={t('correctDocument')} value={document} onChange={setDocument} />}
    </ConfirmAct>
  )
}
