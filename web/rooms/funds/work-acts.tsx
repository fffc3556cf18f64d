import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import * as works from '#funds/contract'
import { formatYuanShort, readYuan, zeroFen } from '#kernel/money'
import { ActForm } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { BasicWork } from './basic-work-details.tsx'

type Act = BasicWork['acts'][number]

const endpoints = {
  approve: works.approveBasicWork,
  refuse: works.refuseBasicWork,
  withdraw: works.withdrawBasicWork,
  deliver: works.deliverResult,
  'send-back': works.sendBackResult,
  accept: works.acceptResult,
  send: works.sendBasicWork,
  confirm: works.confirmBasicWork,
  return: works.returnBasicWork,
}
type StepAct = keyof typeof endpoints

/** What an act asks for, in order: the names of the contract. */
const fields: Readonly<Record<StepAct, readonly string[]>> = {
  approve: ['note'],
  refuse: ['note'],
  withdraw: ['note'],
  deliver: ['resultTitle', 'resultDocument', 'resultOn'],
  'send-back': ['note'],
  accept: ['amountFen', 'note'],
  send: ['orderNumber'],
  confirm: ['bankNumber', 'amountFen'],
  return: ['bankNumber', 'bankReason'],
}

/** What the reader may do with a work in its state; the form of the act opens below. */
export function WorkActs({ work }: { work: BasicWork }) {
  const { label } = useCodeWords()
  const acts = work.acts.filter((act: Act): act is StepAct => act !== 'propose')
  const [chosen, choose] = useState<StepAct | undefined>(acts.length === 1 ? acts[0] : undefined)
  if (acts.length === 0) return null
  return (
    <section className="panel">
      {acts.length > 1 && (
        <p className="acts">
          {acts.map((act, index) => (
            <Button key={act} type={index === 0 ? 'primary' : 'default'} onClick={() => choose(act)}>
              {label(works.basicWorkActs, act)}
            </Button>
          ))}
        </p>
      )}
      {chosen && <WorkAct key={chosen} act={chosen} work={work} />}
    </section>
  )
}

type Typed = Readonly<Record<string, string>>

function WorkAct({ act, work }: { act: StepAct; work: BasicWork }) {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  const labels = useLabels(act)
  const run = useAct(endpoints[act] as typeof works.approveBasicWork, { alsoChanges: ['subsidies'] })
  const submit = (typed: Typed) => {
    const body = 'amountFen' in typed ? { ...typed, amountFen: readYuan(typed.amountFen ?? '') ?? zeroFen } : typed
    return run.mutateAsync({ params: { basicWorkId: work.id }, body: body as never })
  }
  const money = async (_: unknown, text?: string) => {
    if ((readYuan(text ?? '') ?? zeroFen) === zeroFen) throw new Error(t('amountNeeded'))
  }
  const hints: Readonly<Record<string, string>> = {
    ...(act === 'accept' && { amountFen: t('acceptHint', { amount: formatYuanShort(work.amountFen) }) }),
    orderNumber: t('orderHint'),
  }
  return (
    <ActForm<Typed>
      draft={`${act}-basic-work/${work.id}`}
      submit={label(works.basicWorkActs, act)}
      onSubmit={submit}
      labels={labels}
      busy={run.isPending}
      error={run.error}
    >
      {fields[act].map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={labels[name]}
          required
          extra={hints[name]}
          rules={
            name === 'amountFen'
              ? [{ validator: money }]
              : [{ required: true, message: t('needed', { label: labels[name] ?? '' }) }]
          }
        >
          {name === 'resultOn' ? (
            <DateInput />
          ) : (
            <Input
              maxLength={200}
              autoComplete="off"
              {...(name === 'amountFen' && { inputMode: 'decimal', className: 'numeric' })}
            />
          )}
        </Form.Item>
      ))}
    </ActForm>
  )
}

function useLabels(act: StepAct): Readonly<Record<string, string>> {
  const t = useTranslations('basicWorks')
  return {
    note: act === 'approve' ? t('note') : act === 'accept' ? t('acceptNote') : t('reason'),
    amountFen: act === 'confirm' ? t('bankAmount') : t('acceptAmount'),
    resultTitle: t('resultTitle'),
    resultDocument: t('resultDocument'),
    resultOn: t('resultOn'),
    orderNumber: t('orderNumber'),
    bankNumber: t('bankNumber'),
    bankReason: t('bankReason'),
  }
}
