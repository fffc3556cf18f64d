import { useTranslations } from 'use-intl'
import { classRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { Empty } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { OwnPage } from '../home/own-page.tsx'
import { OwnFees } from './own-fees.tsx'

type MyClass = Reply<typeof classRoutes.listMyClasses>['classes'][number]

/** 我的班级: where, when, with whom. */
export function Page() {
  const t = useTranslations('public-me.class')
  const mine = useCall(classRoutes.listMyClasses)
  return (
    <OwnPage title={t('title')} answer={mine}>
      {({ classes }) =>
        classes.length === 0 ? (
          <Empty title={t('none')} next={t('noneNext')} />
        ) : (
          classes.map((row) => <ClassCard key={row.enrollmentId} of={row} onSaid={mine.reload} />)
        )
      }
    </OwnPage>
  )
}

const toneOf = (of: MyClass) => (of.withdrawnOn ? 'stop' : of.state === 'completed' ? 'done' : 'doing')

function ClassCard({ of, onSaid }: { of: MyClass; onSaid: () => void }) {
  const t = useTranslations('public-me.class')
  return (
    <Card title={of.title} aside={<StatusTag tone={toneOf(of)}>{of.stateLabel}</StatusTag>}>
      <Rows>
        {of.withdrawnOn && <Row name={t('state')}>{t('withdrawn', { date: of.withdrawnOn })}</Row>}
        <Row name={t('place')}>{of.place}</Row>
        <Row name={t('organizer')}>{of.organizationName}</Row>
        <Row name={t('days')}>{t('span', { from: of.startsOn, until: of.endsOn })}</Row>
        <Row name={t('passed')}>{t(of.passed === null ? 'passedNot' : of.passed ? 'passedYes' : 'passedNo')}</Row>
      </Rows>
      <OwnFees of={of} onSaid={onSaid} />
      <h3>{t('timetable')}</h3>
      <Rows>
        {of.sessions.map((session) => (
          <Row
            key={session.id}
            name={
              <span className="numeric">
                {session.heldOn}
                <br />
                {t('time', { from: session.startsAt.slice(0, 5), until: session.endsAt.slice(0, 5) })}
              </span>
            }
          >
            {session.content}
            <br />
            <small>
              {t('teacher')} {session.teacherName}
            </small>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
