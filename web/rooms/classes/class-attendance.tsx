import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { attendanceMarks, getAttendance, printAttendance } from '#classes/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { download, type Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import type { ClassFile } from './class-file.page.tsx'

type Sheet = Reply<typeof getAttendance>

/** 考勤: a row a trainee, a column a session; every cell has its word, not only its colour. */
export function ClassAttendance({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const params = { classId: file.id }
  const sheet = useEndpoint(getAttendance, { params })
  const { role } = useSession().user
  const corrects = file.state === 'completed' && role === 'county-clerk'
  return (
    <>
      <p className="acts">
        <Button onClick={() => void download(printAttendance, { params })}>{t('printAttendance')}</Button>
      </p>
      <Answer to={sheet}>
        {(data) =>
          data.trainees.length === 0 ? (
            <EmptyState title={t('noRoll')} next={t('rollEmptyNext')} />
          ) : (
            <>
              {corrects && <p className="hint">{t('toFound')}</p>}
              <Heat sheet={data} />
            </>
          )
        }
      </Answer>
    </>
  )
}

function Heat({ sheet: { sessions, trainees } }: { sheet: Sheet }) {
  const t = useTranslations('classes')
  const { label } = useCodeWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="heat" aria-label={t('heat')} tabIndex={0}>
      <table>
        <caption>{t('heat')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            {sessions.map((session) => (
              <th key={session.id} scope="col">
                <PageLink to={`/attendance/${session.id}`}>
                  {session.heldOn.slice(5)}
                  <small>{session.startsAt}</small>
                </PageLink>
              </th>
            ))}
            <th scope="col">{t('attendedDays')}</th>
          </tr>
        </thead>
        <tbody>
          {trainees.map((trainee) => (
            <tr key={trainee.enrollmentId} className={trainee.withdrawnOn ? 'gone' : undefined}>
              <th scope="row">{trainee.personName}</th>
              {sessions.map(({ id }) => {
                const mark = trainee.marks[id]
                return (
                  <td key={id} className={`attended ${mark ?? 'unmarked'}`}>
                    {mark ? label(attendanceMarks, mark) : '·'}
                  </td>
                )
              })}
              <td className="numeric">{t('heatDays', { days: trainee.attendedDates.length })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
