import { Button, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { answerObjection, type listObjections, objectionStates, openContact } from '#notices/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageLink } from '../../ui/page-link.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { answerers } from './objection-duties.ts'
import { Files, ReplyFiles } from './objection-files.tsx'

export type Objection = Reply<typeof listObjections>['objections'][number]

/** The line an objection is about: number, name, township. */
export function ObjectionLine({ objection: { line } }: { objection: Objection }) {
  return useTranslations('notices.objections')('lineWords', {
    number: line.lineNumber,
    name: line.name,
    township: line.township,
  })
}

/** One objection: what was said, who may be asked, the answer. */
export function ObjectionFile({ objection }: { objection: Objection }) {
  const t = useTranslations('notices.objections')
  const { label } = useCodeWords()
  const { role } = useSession().user
  const mayAnswer = answerers.has(role)
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('notice')}</dt>
          <dd>
            <PageLink to={`/notices/${objection.noticeId}`}>{objection.title}</PageLink>
          </dd>
        </div>
        <div>
          <dt>{t('line')}</dt>
          <dd>
            <ObjectionLine objection={objection} />
          </dd>
        </div>
        <div>
          <dt>{t('reason')}</dt>
          <dd>{objection.reason}</dd>
        </div>
        <div>
          <dt>{t('contact')}</dt>
          <dd>{objection.hasContact ? mayAnswer && <Contact objectionId={objection.id} /> : t('noContact')}</dd>
        </div>
        <div>
          <dt>{t('files')}</dt>
          <dd>
            <Files objection={objection} side="objection" />
          </dd>
        </div>
        {objection.reply && (
          <div>
            <dt>{t('reply')}</dt>
            <dd>
              <StatusTag tone="done">{label(objectionStates, objection.state)}</StatusTag> {objection.repliedOn}{' '}
              {objection.reply}
            </dd>
          </div>
        )}
      </dl>
      <ReplyFiles objection={objection} mayAttach={objection.state === 'open' && mayAnswer} />
      {objection.state === 'open' && mayAnswer && <AnswerForm objectionId={objection.id} />}
    </>
  )
}

function Contact({ objectionId }: { objectionId: string }) {
  const t = useTranslations('notices.objections')
  const open = useAct(openContact)
  if (open.data) return open.data.contact
  return (
    <>
      {open.error && <ProblemAlert problem={problemFrom(open.error)} />}
      <Button loading={open.isPending} onClick={() => open.mutate({ params: { objectionId } })}>
        {t('openContact')}
      </Button>
    </>
  )
}

interface Values {
  readonly outcome: 'upheld' | 'dismissed'
  readonly reply: string
}

function AnswerForm({ objectionId }: { objectionId: string }) {
  const t = useTranslations('notices.objections')
  const answer = useAct(answerObjection, { alsoChanges: ['subsidies'] })
  const labels = { outcome: t('outcome'), reply: t('reply') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<Values>
      draft={`answer-objection/${objectionId}`}
      submit={t('submit')}
      onSubmit={(body) => answer.mutateAsync({ params: { objectionId }, body })}
      labels={labels}
      busy={answer.isPending}
      error={answer.error}
    >
      <Form.Item name="outcome" label={labels.outcome} rules={must(labels.outcome)}>
        <Select options={(['upheld', 'dismissed'] as const).map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Form.Item name="reply" label={labels.reply} rules={must(labels.reply)} extra={t('replyHint')}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
