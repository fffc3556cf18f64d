import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answerObjection, listObjections, type ObjectionState, objectionStates, openContact } from '#notices/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { answerers } from './objection-duties.ts'

type Objection = Reply<typeof listObjections>['objections'][number]

const tones = { open: 'warn', upheld: 'stop', dismissed: 'done' } as const

/** Objections of one notice or of a state, each opening to its answer. */
export function Objections({ filter }: { filter: { noticeId?: string; state?: ObjectionState } }) {
  const t = useTranslations('notices.objections')
  const { label } = useCodeWords()
  const [opened, setOpened] = useState('')
  const asked = useEndpoint(listObjections, { query: filter })
  const rows = asked.data?.objections ?? []
  const open = rows.find((row) => row.id === opened)
  return (
    <>
      <DataTable
        label={t('title')}
        list={{ rows, isPending: asked.isPending, error: asked.error, retry: () => void asked.refetch() }}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpened(row.id)}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'line', title: t('line'), render: (row) => <Line objection={row} />, fixed: true },
          { key: 'notice', title: t('notice'), render: (row) => row.title },
          { key: 'reason', title: t('reason'), render: (row) => row.reason.slice(0, 40) },
          { key: 'raised', title: t('raisedOn'), render: (row) => row.raisedOn },
          { key: 'due', title: t('due'), render: (row) => row.dueOn },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={tones[row.state]}>{label(objectionStates, row.state)}</StatusTag>,
          },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={t('title')} onClose={() => setOpened('')}>
        {open && <Detail objection={open} />}
      </DetailDrawer>
    </>
  )
}

function Line({ objection: { line } }: { objection: Objection }) {
  return useTranslations('notices.objections')('lineWords', {
    number: line.lineNumber,
    name: line.name,
    township: line.township,
  })
}

function Detail({ objection }: { objection: Objection }) {
  const t = useTranslations('notices.objections')
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
            <Line objection={objection} />
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
        {objection.reply && (
          <div>
            <dt>{t('reply')}</dt>
            <dd>
              {objection.repliedOn} {objection.reply}
            </dd>
          </div>
        )}
      </dl>
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
