import { useTranslations } from 'use-intl'
import { employmentRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { Clause } from '../../public/ui/clause.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Empty } from '../../public/ui/states.tsx'
import { useCall, usePublicAct } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { OwnPage } from '../home/own-page.tsx'

type Matter = Reply<typeof employmentRoutes.getMyPosts>['matters'][number]
type Post = Matter['posts'][number]

/** 我的岗位: what was recommended to me, my answer to each, and when somebody will call. */
export function Page() {
  const t = useTranslations('public-me.posts')
  const mine = useCall(employmentRoutes.getMyPosts)
  return (
    <OwnPage title={t('title')} answer={mine}>
      {({ matters }) =>
        matters.length === 0 ? (
          <Empty title={t('none')} next={t('noneNext')} />
        ) : (
          matters.map((matter) => <MatterPosts key={matter.id} of={matter} onAnswer={mine.reload} />)
        )
      }
    </OwnPage>
  )
}

function MatterPosts({ of, onAnswer }: { of: Matter; onAnswer: () => void }) {
  const t = useTranslations('public-me.posts')
  return (
    <section aria-label={of.classTitle}>
      <h2>{of.classTitle}</h2>
      <p className="lead">{t('lead', { min: of.referralsMin })}</p>
      <Card>
        <Rows>
          <Row name={t('followUp')}>{useFollowUp(of)}</Row>
        </Rows>
        <Clause anchor="gx-2022-7#3-5" />
      </Card>
      {of.posts.length === 0 && <Empty title={t('none')} />}
      {of.posts.map((post) => (
        <PostCard key={post.referralId} of={post} onAnswer={onAnswer} />
      ))}
    </section>
  )
}

function useFollowUp(of: Matter): string {
  const t = useTranslations('public-me.posts')
  if (of.followUpDoneOn) return t('followUpDone', { date: of.followUpDoneOn })
  if (of.followUpLate) return t('followUpLate', { date: of.followUpDueOn ?? '' })
  if (of.followUpDueOn) return t('followUpBy', { date: of.followUpDueOn })
  return t('followUpWait', { min: of.referralsMin })
}

function PostCard({ of, onAnswer }: { of: Post; onAnswer: () => void }) {
  const t = useTranslations('public-me.posts')
  const answer = usePublicAct(employmentRoutes.respondToReferral)
  const say = async (response: 'interested' | 'not-interested') => {
    const said = await answer.run({ params: { referralId: of.referralId }, body: { response } })
    if (said) onAnswer()
  }
  return (
    <Card
      title={`${of.employer} · ${of.title}`}
      aside={of.open ? undefined : <StatusTag tone="wait">{t('shut')}</StatusTag>}
    >
      <Rows>
        <Row name={t('pay')}>{of.payText}</Row>
        <Row name={t('where')}>{of.workplace}</Row>
        <Row name={t('until')}>{of.openUntil}</Row>
      </Rows>
      <p className="muted">{t('referredOn', { date: of.referredOn })}</p>
      {answer.problem && <ErrorBox problem={answer.problem} />}
      {of.response && (
        <StatusTag tone={of.response === 'interested' ? 'done' : 'wait'}>
          {t(of.response === 'interested' ? 'saidYes' : 'saidNo')}
        </StatusTag>
      )}
      {of.open && (
        <p>
          <button
            type="button"
            className="button primary"
            disabled={answer.busy || of.response === 'interested'}
            onClick={() => void say('interested')}
          >
            {t('interested')}
          </button>{' '}
          <button
            type="button"
            className="button"
            disabled={answer.busy || of.response === 'not-interested'}
            onClick={() => void say('not-interested')}
          >
            {t('notInterested')}
          </button>
        </p>
      )}
    </Card>
  )
}
