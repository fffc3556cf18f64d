import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { addStatus, endStatus, personStatuses, withdrawStatus } from '#people/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Status } from './file-statuses.tsx'

interface NewStatus {
  status: Status['status']
  validFrom: string
  validUntil?: string
  source: string
  householdNumber?: string
}

/** A new registration, with its source and period. */
export function AddForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useTranslations('people')
  const { options } = useCodeWords()
  const add = useAct(addStatus, { onDone })
  const labels = {
    status: t('status'),
    validFrom: t('from'),
    validUntil: t('until'),
    source: t('source'),
    householdNumber: t('household'),
  }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<NewStatus>
      draft={`add-status/${personId}`}
      submit={t('addStatus')}
      onSubmit={(body) => add.mutateAsync({ params: { personId }, body })}
      labels={labels}
      busy={add.isPending}
      error={add.error}
    >
      <Form.Item name="status" label={labels.status} rules={must(labels.status)}>
        <Select options={options(personStatuses)} />
      </Form.Item>
      <Form.Item name="validFrom" label={labels.validFrom} rules={must(labels.validFrom)}>
        <DateInput />
      </Form.Item>
      <Form.Item name="validUntil" label={labels.validUntil}>
        <DateInput />
      </Form.Item>
      <Form.Item name="source" label={labels.source} rules={must(labels.source)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="householdNumber" label={labels.householdNumber}>
        <Input maxLength={30} />
      </Form.Item>
    </ActForm>
  )
}

interface End {
  validUntil: string
  source: string
}

/** The end of a registration, once. */
export function EndForm({ statusId, onDone }: { statusId: string; onDone: () => void }) {
  const t = useTranslations('people')
  const end = useAct(endStatus, { onDone })
  const labels = { validUntil: t('until'), source: t('endSource') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<End>
      draft={`end-status/${statusId}`}
      submit={t('endStatus')}
      onSubmit={(body) => end.mutateAsync({ params: { statusId }, body })}
      labels={labels}
      busy={end.isPending}
      error={end.error}
    >
      <Form.Item name="validUntil" label={labels.validUntil} rules={must(labels.validUntil)}>
        <DateInput />
      </Form.Item>
      <Form.Item name="source" label={labels.source} rules={must(labels.source)}>
        <Input maxLength={100} />
      </Form.Item>
    </ActForm>
  )
}

/** Taking back what somebody else has entered wrongly, with the reason; the registration stays to be seen. */
export function WithdrawForm({ statusId, onDone }: { statusId: string; onDone: () => void }) {
  const t = useTranslations('people')
  const withdraw = useAct(withdrawStatus, { onDone, alsoChanges: ['classes', 'subsidies', 'funds'] })
  const label = t('withdrawReason')
  return (
    <ActForm<{ reason: string }>
      draft={`withdraw-status/${statusId}`}
      submit={t('withdrawStatus')}
      onSubmit={(body) => withdraw.mutateAsync({ params: { statusId }, body })}
      labels={{ reason: label }}
      busy={withdraw.isPending}
      error={withdraw.error}
    >
      <p>{t('withdrawLead')}</p>
      <Form.Item name="reason" label={label} rules={[{ required: true, message: t('needed', { label }) }]}>
        <Input.TextArea maxLength={200} rows={3} />
      </Form.Item>
    </ActForm>
  )
}
