import { Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  type EmploymentStatus,
  employmentStatuses,
  type FollowUpOutcome,
  followUpOutcomes,
  recordFollowUp,
  recordService,
  requiredServices,
  serviceKinds,
  verifyStatus,
} from '#employment/contract'
import type { DateText } from '#kernel/dates'
import { ActForm } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

/** A form that stands folded until it is wanted. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="drawer-part">
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function useMust() {
  const t = useTranslations('employment')
  return (label: string) => [{ required: true, message: t('needed', { label }) }]
}

export interface ServiceValues {
  kind: (typeof requiredServices)[number]
  note: string
}

/** Which service, and what was done: for one person and for several. */
export function ServiceFields() {
  const t = useTranslations('employment')
  const { label } = useCodeWords()
  const must = useMust()
  return (
    <>
      <Form.Item name="kind" label={t('kind')} rules={must(t('kind'))}>
        <Select options={requiredServices.map((value) => ({ value, label: label(serviceKinds, value) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('note')} rules={must(t('note'))}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </>
  )
}

/** 求职登记、职业指导、职业介绍. */
export function ServiceForm({ matterId }: { matterId: string }) {
  const t = useTranslations('employment')
  const [round, setRound] = useState(0)
  const act = useAct(recordService, { onDone: () => setRound(round + 1) })
  return (
    <Folded key={round} title={t('recordTitle')}>
      <ActForm<ServiceValues>
        draft={`service/${matterId}`}
        submit={t('record')}
        labels={{ kind: t('kind'), note: t('note') }}
        busy={act.isPending}
        error={act.error}
        onSubmit={(body) => act.mutateAsync({ params: { matterId }, body })}
      >
        <ServiceFields />
      </ActForm>
    </Folded>
  )
}

interface FollowUpValues {
  outcome: FollowUpOutcome
  employer?: string
  note: string
}

/** 回访: what it found becomes the person's status. */
export function FollowUpForm({ matterId }: { matterId: string }) {
  const t = useTranslations('employment')
  const { options } = useCodeWords()
  const must = useMust()
  const [round, setRound] = useState(0)
  const act = useAct(recordFollowUp, { alsoChanges: ['people'], onDone: () => setRound(round + 1) })
  const labels = { outcome: t('outcome'), employer: t('employer'), note: t('note') }
  return (
    <Folded key={round} title={t('followUpTitle')}>
      <p className="hint">{t('notReachedHint')}</p>
      <ActForm<FollowUpValues>
        draft={`follow-up/${matterId}`}
        submit={t('recordFollowUp')}
        labels={labels}
        busy={act.isPending}
        error={act.error}
        onSubmit={(body) => act.mutateAsync({ params: { matterId }, body })}
      >
        <Form.Item name="outcome" label={labels.outcome} rules={must(labels.outcome)}>
          <Select options={options(followUpOutcomes)} />
        </Form.Item>
        <Form.Item name="employer" label={labels.employer}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="note" label={labels.note} rules={must(labels.note)}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
      </ActForm>
    </Folded>
  )
}

interface StatusValues {
  status: EmploymentStatus
  from?: DateText
  employer?: string
  source: string
}

/** 更新就业状态, with its source. */
export function StatusForm({ matterId }: { matterId: string }) {
  const t = useTranslations('employment')
  const { options } = useCodeWords()
  const must = useMust()
  const [round, setRound] = useState(0)
  const act = useAct(verifyStatus, { onDone: () => setRound(round + 1) })
  const labels = { status: t('status'), from: t('from'), employer: t('employer'), source: t('source') }
  return (
    <Folded key={round} title={t('statusTitle')}>
      <ActForm<StatusValues>
        draft={`status/${matterId}`}
        submit={t('recordStatus')}
        labels={labels}
        busy={act.isPending}
        error={act.error}
        onSubmit={(body) => act.mutateAsync({ params: { matterId }, body })}
      >
        <Form.Item name="status" label={labels.status} rules={must(labels.status)}>
          <Select options={options(employmentStatuses)} />
        </Form.Item>
        <Form.Item name="from" label={labels.from}>
          <DateInput label={labels.from} />
        </Form.Item>
        <Form.Item name="employer" label={labels.employer}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="source" label={labels.source} rules={must(labels.source)}>
          <Input maxLength={80} />
        </Form.Item>
      </ActForm>
    </Folded>
  )
}
