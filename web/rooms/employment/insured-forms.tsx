import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { enterInsuredMonths, strikeInsuredMonth } from '#employment/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { InsuredMonth } from './insured-months.tsx'

interface Entered {
  name: string
  residentId: string
  employer: string
  months: string[]
  paidOn: string
  document: string
}

/** Months by a receipt, where there is no list of the office; a second person checks them. */
export function EnterForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('claims')
  const enter = useAct(enterInsuredMonths, { onDone })
  const texts = { name: t('name'), residentId: t('residentId'), employer: t('employer'), document: t('receipt') }
  const labels = { ...texts, months: t('month'), paidOn: t('paidOn') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<Entered>
      draft="enter-insured-months"
      submit={t('enterMonths')}
      onSubmit={(body) => enter.mutateAsync({ body })}
      labels={labels}
      busy={enter.isPending}
      error={enter.error}
    >
      {Object.entries(texts).map(([name, label]) => (
        <Form.Item key={name} name={name} label={label} rules={must(label)}>
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
      ))}
      <Form.Item name="months" label={labels.months} rules={must(labels.months)} extra={t('monthsTyped')}>
        <Select mode="tags" open={false} tokenSeparators={['、', ',', ' ']} aria-label={labels.months} />
      </Form.Item>
      <Form.Item name="paidOn" label={labels.paidOn} rules={must(labels.paidOn)}>
        <DateInput />
      </Form.Item>
    </ActForm>
  )
}

/** Takes a wrong month out of the count. */
export function StrikeForm({ month, onDone }: { month: InsuredMonth; onDone: () => void }) {
  const t = useTranslations('claims')
  const strike = useAct(strikeInsuredMonth, { onDone })
  return (
    <ActForm<{ reason: string }>
      draft={`strike/${month.id}`}
      submit={t('strike')}
      onSubmit={(body) => strike.mutateAsync({ params: { insuredMonthId: month.id }, body })}
      labels={{ reason: t('strikeReason') }}
      busy={strike.isPending}
      error={strike.error}
    >
      <p>{`${month.personName} · ${month.employerName} · ${month.month}`}</p>
      <Form.Item name="reason" label={t('strikeReason')} rules={[{ required: true, message: t('reasonNeeded') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}
