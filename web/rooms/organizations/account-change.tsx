import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  accountAnswers,
  answerAccountNotice,
  clearAccountDispute,
  type listAccountNotices,
} from '#organizations/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { Facts } from '../../ui/facts.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

type Change = Reply<typeof listAccountNotices>['notices'][number]
const clearers: ReadonlySet<string> = new Set(['county-clerk', 'second-reviewer', 'approver'])
const holders: ReadonlySet<string> = new Set(['workshop', 'enterprise', 'school', 'hr-agency'])

/** What the holder said, and whether it was looked into. */
export function AnswerTag({ of }: { of: Change }) {
  const t = useTranslations('organizations.changes')
  const { label } = useCodeWords()
  if (!of.answer && of.payeeDiedOn) return <StatusTag tone="done">{t('payeeDied', { on: of.payeeDiedOn })}</StatusTag>
  if (!of.answer) return <StatusTag tone="wait">{t('unanswered')}</StatusTag>
  if (of.clearedOn) return <StatusTag tone="done">{t('cleared')}</StatusTag>
  return <StatusTag tone={of.answer === 'mine' ? 'done' : 'stop'}>{label(accountAnswers, of.answer)}</StatusTag>
}

/** One change: what was answered and found, and what the reader may do about it. */
export function AccountChange({ of }: { of: Change }) {
  const t = useTranslations('organizations.changes')
  const { role } = useSession().user
  const facts = [
    [t('contact'), of.contactTail ? t('tail', { tail: of.contactTail }) : ''],
    [t('answeredOn'), of.answeredOn ?? ''],
    [t('note'), of.answerNote ?? ''],
    [t('clearedBy'), of.clearedByName ? `${of.clearedByName} ${of.clearedOn}` : ''],
    [t('finding'), of.finding ?? ''],
  ] as const
  return (
    <>
      <AnswerTag of={of} />
      <Facts of={facts.filter(([, value]) => value)} />
      {holders.has(role) && !of.answer && <Answers of={of} />}
      {clearers.has(role) && of.answer === 'not-mine' && !of.clearedOn && <Clearance of={of} />}
    </>
  )
}

function Answers({ of }: { of: Change }) {
  const t = useTranslations('organizations.changes')
  const { label } = useCodeWords()
  const act = useAct(answerAccountNotice, { alsoChanges: ['subsidies'] })
  const say = (answer: 'mine' | 'not-mine') =>
    act.mutate({ params: { accountNoticeId: of.id }, body: { answer, note: '' } })
  return (
    <>
      <p className="hint">{t('ask')}</p>
      {act.error && <ProblemAlert problem={problemFrom(act.error)} />}
      <div className="subsidy-acts">
        {(['mine', 'not-mine'] as const).map((answer) => (
          <Button key={answer} danger={answer === 'not-mine'} disabled={act.isPending} onClick={() => say(answer)}>
            {label(accountAnswers, answer)}
          </Button>
        ))}
      </div>
    </>
  )
}

function Clearance({ of }: { of: Change }) {
  const t = useTranslations('organizations.changes')
  const [finding, setFinding] = useState('')
  const id = useId()
  const act = useAct(clearAccountDispute, { alsoChanges: ['subsidies'] })
  return (
    <>
      <p className="hint">{t('clearHint')}</p>
      <div className="field">
        <label htmlFor={id}>{t('finding')}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={500}
          value={finding}
          onChange={(event) => setFinding(event.target.value)}
        />
      </div>
      <ConfirmAct
        act={t('clear')}
        disabled={finding.trim() === ''}
        items={[{ key: of.id, name: `${of.holderName} · ${t('account', { bank: of.newBank, tail: of.newTail })}` }]}
        onConfirm={() => act.mutateAsync({ params: { accountNoticeId: of.id }, body: { finding } })}
      />
    </>
  )
}
