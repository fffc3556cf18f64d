import { useTranslations } from 'use-intl'
import { type DateText, type MonthText, weekday } from '#kernel/dates'
import { classRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { Empty } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { Glyph } from '../../ui/glyph.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { OwnPage } from '../home/own-page.tsx'
import { daysOf, monthsOf, stateOn } from './attendance-days.ts'
import './my-attendance.css'

type MyClass = Reply<typeof classRoutes.listMyClasses>['classes'][number]

const glyphs = { attended: 'done', missed: 'warn', coming: 'wait', none: undefined } as const
const tones = { present: 'done', late: 'warn', leave: 'wait', absent: 'stop', none: 'wait' } as const

/** 我的考勤: a calendar per month with a sign per day, then every session. */
export function Page() {
  const t = useTranslations('public-me')
  return (
    <OwnPage title={t('attendance.title')} lead={t('attendance.rule')} answer={useCall(classRoutes.listMyClasses)}>
      {({ classes }) =>
        classes.length === 0 ? (
          <Empty title={t('class.none')} next={t('class.noneNext')} />
        ) : (
          classes.map((row) => <Attendance key={row.enrollmentId} of={row} />)
        )
      }
    </OwnPage>
  )
}

function Attendance({ of }: { of: MyClass }) {
  const t = useTranslations('public-me.attendance')
  const scheduled = new Set(of.sessions.map((session) => session.heldOn)).size
  return (
    <Card title={of.title}>
      <p>
        <span className="attended-count">{t('attended', { count: of.attendedDates.length })}</span>{' '}
        <span className="muted">{t('of', { count: scheduled })}</span>
      </p>
      {monthsOf(of).map((month) => (
        <Month key={month} of={of} month={month} />
      ))}
      <h3>{t('sessions')}</h3>
      <Rows>
        {of.sessions.map((session) => (
          <Row
            key={session.id}
            name={<span className="numeric">{`${session.heldOn} ${session.startsAt.slice(0, 5)}`}</span>}
          >
            <StatusTag tone={tones[session.mark ?? 'none']}>{t(`mark.${session.mark ?? 'none'}`)}</StatusTag>
            {session.corrected && <small> {t('corrected')}</small>}
          </Row>
        ))}
      </Rows>
    </Card>
  )
}

function Month({ of, month }: { of: MyClass; month: MonthText }) {
  const t = useTranslations('public-me.attendance')
  return (
    <>
      <h3>{month}</h3>
      <ol className="calendar" aria-label={t('calendar', { month })}>
        {t('weekdays')
          .split(',')
          .map((name) => (
            <li key={name} className="head" aria-hidden="true">
              {name}
            </li>
          ))}
        {daysOf(month).map((day) => (
          <Day key={day} of={of} day={day} />
        ))}
      </ol>
    </>
  )
}

function Day({ of, day }: { of: MyClass; day: DateText }) {
  const t = useTranslations('public-me.attendance')
  const state = stateOn(of, day)
  const glyph = glyphs[state]
  return (
    <li className={state} style={{ gridColumnStart: weekday(day) }}>
      <span className="numeric">{Number(day.slice(8))}</span>
      {glyph && <Glyph name={glyph} />}
      {state !== 'none' && <span className="visually-hidden">{t(`day.${state}`)}</span>}
    </li>
  )
}
