import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { checkBudget, enterBudget, fundItems, listFundAccounts } from '#funds/contract'
import { readYuan, zeroFen } from '#kernel/money'
import { ActForm } from '../../ui/act-form.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import type { Budget } from './budget-columns.tsx'

interface Typed {
  readonly accountId: string
  readonly year: number
  readonly item: string
  readonly amount: string
  readonly documentNumber: string
}

/** A budget as the document states it; it takes effect when another person has checked it. */
export function EnterBudget({ onDone }: { onDone: () => void }) {
  const t = useTranslations('funds')
  const { options } = useCodeWords()
  const accounts = useEndpoint(listFundAccounts, { query: {} })
  const act = useAct(enterBudget, { onDone })
  const labels = {
    accountId: t('account'),
    year: t('year'),
    item: t('item'),
    amount: t('budgetAmount'),
    documentNumber: t('documentNumber'),
  }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  const check = async (_: unknown, text?: string) => {
    if (readYuan(text ?? '') === undefined) throw new Error(t('amountOrNothing'))
  }
  const submit = ({ amount, item, ...rest }: Typed) => {
    const known = oneOf(fundItems, item)
    if (!known) return Promise.reject(new Error(item))
    return act.mutateAsync({ body: { ...rest, item: known, amountFen: readYuan(amount) ?? zeroFen } })
  }
  return (
    <ActForm<Typed>
      draft="enter-budget"
      submit={t('enterBudget')}
      onSubmit={submit}
      labels={labels}
      busy={act.isPending}
      error={act.error}
    >
      <p>{t('enterBudgetLead')}</p>
      <Form.Item name="accountId" label={labels.accountId} rules={must(labels.accountId)}>
        <Select
          options={(accounts.data?.accounts ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="year" label={labels.year} rules={must(labels.year)}>
        <InputNumber min={2000} max={2100} className="numeric" />
      </Form.Item>
      <Form.Item name="item" label={labels.item} rules={must(labels.item)}>
        <Select options={options(fundItems)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="amount" label={labels.amount} required rules={[{ validator: check }]}>
        <Input inputMode="decimal" className="numeric" />
      </Form.Item>
      <Form.Item name="documentNumber" label={labels.documentNumber} rules={must(labels.documentNumber)}>
        <Input maxLength={60} placeholder={t('documentExample')} />
      </Form.Item>
    </ActForm>
  )
}

/** The second pair of eyes on a budget. */
export function CheckBudget({ budget, onDone }: { budget: Budget; onDone: () => void }) {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  const act = useAct(checkBudget, { onDone })
  return (
    <Decision
      draft={`check-budget/${budget.id}`}
      act={t('checkBudget')}
      busy={act.isPending}
      error={act.error}
      onSubmit={(body) => act.mutateAsync({ params: { budgetId: budget.id }, body })}
    >
      <p>
        {budget.accountName} · {budget.year} · {label(fundItems, budget.item)}：<Money fen={budget.amountFen} />（
        {budget.document}）
      </p>
    </Decision>
  )
}

export interface Decided {
  readonly accept: boolean
  readonly note: string
}

interface DecisionProps {
  readonly draft: string
  readonly act: string
  readonly busy: boolean
  readonly error: unknown
  readonly onSubmit: (decided: Decided) => Promise<unknown>
  readonly children: React.ReactNode
}

/** Agree, or send back with a reason. */
export function Decision({ draft, act, busy, error, onSubmit, children }: DecisionProps) {
  const t = useTranslations('funds')
  const labels = { accept: t('decision'), note: t('reason') }
  return (
    <ActForm<Decided>
      draft={draft}
      submit={act}
      onSubmit={({ accept, note }) => onSubmit({ accept, note: note ?? '' })}
      labels={labels}
      busy={busy}
      error={error}
    >
      {children}
      <Form.Item
        name="accept"
        label={labels.accept}
        rules={[{ required: true, message: t('needed', { label: labels.accept }) }]}
      >
        <Radio.Group
          options={[
            { value: true, label: t('agree') },
            { value: false, label: t('sendBack') },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={labels.note}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}
