import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import {
  type AttendanceMark,
  attendanceMarks,
  correctAttendance,
  getSessionSheet,
  recordAttendance,
} from '#classes/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { ReasonField } from './reason-field.tsx'
import './classes.css'

type Sheet = Reply<typeof getSessionSheet>

const markers = ['school', 'workshop', 'enterprise', 'teacher']
const also = { alsoChanges: ['classes'] }

/** 记考勤: one session, everybody at once; afterwards another person corrects. Made for a phone first. */
export function Page() {
  const t = useTranslations('classes')
  const { sessionId } = usePageParams('sessionId')
  const sheet = useEndpoint(getSessionSheet, { params: { sessionId } })
  return (
    <Answer to={sheet}>
      {(data) => (
        <>
          <PageHeader
            title={t('markTitle')}
            lead={`${data.classTitle} · ${data.heldOn} ${data.startsAt}–${data.endsAt} · ${data.content}`}
            back={{ to: `/classes/${data.classId}?tab=attendance`, name: data.classTitle }}
          />
          {data.trainees.length === 0 && <EmptyState title={t('noRoll')} />}
          {data.trainees.length > 0 && <Body sheet={data} />}
        </>
      )}
    </Answer>
  )
}

function Body({ sheet }: { sheet: Sheet }) {
  const t = useTranslations('classes')
  const mine = markers.includes(useSession().user.role)
  if (!sheet.marked && mine) return <Mark sheet={sheet} />
  const corrects = mine && sheet.classState === 'under-way'
  return (
    <>
      {sheet.marked && <p className="hint">{t('markedDone')}</p>}
      <ul className="mark-list">
        {sheet.trainees.map((trainee) => (
          <Marked key={trainee.enrollmentId} sheet={sheet} trainee={trainee} corrects={corrects} />
        ))}
      </ul>
    </>
  )
}

function useMarkOptions() {
  return useCodeWords().options(attendanceMarks)
}

function Mark({ sheet }: { sheet: Sheet }) {
  const t = useTranslations('classes')
  const options = useMarkOptions()
  const record = useAct(recordAttendance, also)
  const [marks, setMarks] = useState<Readonly<Record<string, AttendanceMark>>>({})
  const all = sheet.trainees.map(({ enrollmentId }) => enrollmentId)
  const save = () => {
    const given = all.flatMap((enrollmentId) => {
      const mark = marks[enrollmentId]
      return mark ? [{ enrollmentId, mark }] : []
    })
    record.mutate({ params: { sessionId: sheet.id }, body: { marks: given } })
  }
  return (
    <>
      {record.error && <ProblemAlert problem={problemFrom(record.error)} />}
      <Button block onClick={() => setMarks(Object.fromEntries(all.map((one) => [one, 'present' as const])))}>
        {t('markAll')}
      </Button>
      <ul className="mark-list">
        {sheet.trainees.map(({ enrollmentId, personName, residentIdTail }) => (
          <li key={enrollmentId}>
            <strong>
              {personName} <small>{residentIdTail}</small>
            </strong>
            <Radio.Group
              aria-label={personName}
              optionType="button"
              buttonStyle="solid"
              options={options}
              value={marks[enrollmentId]}
              onChange={(event) => setMarks({ ...marks, [enrollmentId]: event.target.value })}
            />
          </li>
        ))}
      </ul>
      <div className="mark-save">
        <Button
          type="primary"
          size="large"
          block
          loading={record.isPending}
          disabled={Object.keys(marks).length < all.length}
          onClick={save}
        >
          {t('markSave', { count: Object.keys(marks).length })}
        </Button>
      </div>
    </>
  )
}

interface MarkedProps {
  readonly sheet: Sheet
  readonly trainee: Sheet['trainees'][number]
  readonly corrects: boolean
}

function Marked({ sheet, trainee, corrects }: MarkedProps) {
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
            </li>
          ))}
        </ul>
      )}
      {corrects && mark && <Correct sheet={sheet} trainee={trainee} />}
    </li>
  )
}

function Correct({ sheet, trainee }: Omit<MarkedProps, 'corrects'>) {
  const t = useTranslations('classes')
  const { label } = useCodeWords()
  const options = useMarkOptions().filter((option) => option.value !== trainee.mark)
  const correct = useAct(correctAttendance, also)
  const [to, setTo] = useState<AttendanceMark>()
  const [reason, setReason] = useState('')
  const run = async () => {
    if (!to) return
    const body = { enrollmentId: trainee.enrollmentId, mark: to, reason }
    await correct.mutateAsync({ params: { sessionId: sheet.id }, body })
  }
  return (
    <ConfirmAct
      act={t('correct')}
      items={[
        { key: 'who', name: trainee.personName },
        ...(to ? [{ key: 'to', name: t('correctDo', { mark: label(attendanceMarks, to) }) }] : []),
      ]}
      ready={to !== undefined && reason.trim() !== ''}
      onConfirm={run}
    >
      <Radio.Group
        aria-label={t('correct')}
        options={options}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <ReasonField label={t('correctReason')} value={reason} onChange={setReason} />
    </ConfirmAct>
  )
}
