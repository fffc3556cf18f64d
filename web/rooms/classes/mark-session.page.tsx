import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type AttendanceMark, attendanceMarks, getSessionSheet, recordAttendance } from '#classes/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { Marked } from './marked.tsx'
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
          {data.trainees.length === 0 && <p className="hint">{t('noRoll')}</p>}
          {data.trainees.length > 0 && <Body sheet={data} />}
        </>
      )}
    </Answer>
  )
}

function Body({ sheet }: { sheet: Sheet }) {
  const t = useTranslations('classes')
  const { role } = useSession().user
  const mine = markers.includes(role)
  if (!sheet.marked && mine) return <Mark sheet={sheet} />
  const found = sheet.classState === 'completed' && role === 'county-clerk'
  const corrects = found ? 'found' : mine && sheet.classState === 'under-way' ? 'mistake' : undefined
  return (
    <>
      {sheet.marked && <p className="hint">{t(found ? 'markedFound' : 'markedDone')}</p>}
      <ul className="mark-list">
        {sheet.trainees.map((trainee) => (
          <Marked key={trainee.enrollmentId} sessionId={sheet.id} trainee={trainee} corrects={corrects} />
        ))}
      </ul>
    </>
  )
}

function Mark({ sheet }: { sheet: Sheet }) {
  const t = useTranslations('classes')
  const options = useCodeWords().options(attendanceMarks)
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
