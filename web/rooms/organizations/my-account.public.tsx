import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { organizationRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Empty } from '../../public/ui/states.tsx'
import { useCall, usePublicAct } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { OwnPage } from '../home/own-page.tsx'

type Change = Reply<typeof organizationRoutes.listAccountNotices>['notices'][number]

/** 我的收款账户: every change of my account, and whether it was me. */
export function Page() {
  const t = useTranslations('public-me.account')
  const changes = useCall(organizationRoutes.listAccountNotices)
  return (
    <OwnPage title={t('title')} lead={t('lead')} answer={changes}>
      {({ notices }) =>
        notices.length === 0 ? (
          <Empty title={t('none')} next={t('noneNext')} />
        ) : (
          notices.map((notice) => <ChangeCard key={notice.id} of={notice} onAnswer={changes.reload} />)
        )
      }
    </OwnPage>
  )
}

function ChangeCard({ of, onAnswer }: { of: Change; onAnswer: () => void }) {
  const t = useTranslations('public-me.account')
  return (
    <Card
      title={t('changed', { date: of.changedOn })}
      aside={of.answer && <StatusTag tone={of.answer === 'mine' ? 'done' : 'warn'}>{t(`said.${of.answer}`)}</StatusTag>}
    >
      <Rows>
        <Row name={t('old')}>{t('account', { bank: of.oldBank, tail: of.oldTail })}</Row>
        <Row name={t('new')}>{t('account', { bank: of.newBank, tail: of.newTail })}</Row>
        <Row name={t('where')}>{of.regionName}</Row>
        {of.finding && <Row name={t('finding')}>{of.finding}</Row>}
      </Rows>
      {of.contactTail && <p className="muted">{t('contact', { tail: of.contactTail })}</p>}
      {of.answer === 'not-mine' && !of.clearedOn && <p>{t('stopped')}</p>}
      {!of.answer && <Answers of={of} onAnswer={onAnswer} />}
    </Card>
  )
}

function Answers({ of, onAnswer }: { of: Change; onAnswer: () => void }) {
  const t = useTranslations('public-me.account')
  const [note, setNote] = useState('')
  const act = usePublicAct(organizationRoutes.answerAccountNotice)
  const say = async (answer: 'mine' | 'not-mine') => {
    if (await act.run({ params: { accountNoticeId: of.id }, body: { answer, note } })) onAnswer()
  }
  return (
    <>
      <p>{t('ask')}</p>
      {act.problem && <ErrorBox problem={act.problem} />}
      <p>
        <label>
          {t('note')}
          <textarea rows={2} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
      </p>
      <p>
        <button type="button" className="button" disabled={act.busy} onClick={() => void say('mine')}>
          {t('said.mine')}
        </button>{' '}
        <button type="button" className="button primary" disabled={act.busy} onClick={() => void say('not-mine')}>
          {t('said.not-mine')}
        </button>
      </p>
    </>
  )
}
