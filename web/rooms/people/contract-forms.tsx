import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { endContract, recordContract } from '#people/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Contract } from './contracts.page.tsx'

interface NewContract {
  name: string
  residentId: string
  number: string
  startsOn: string
  endsOn?: string
}

/** The employer's record of a contract with a registered person. */
export function RecordForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('people')
  const record = useAct(recordContract, { onDone })
  const texts = { name: t('name'), residentId: t('residentId'), number: t('contractNumber') }
  const labels = { ...texts, startsOn: t('from'), endsOn: t('until') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<NewContract>
      draft="record-contract"
      submit={t('recordContract')}
      onSubmit={(body) => record.mutateAsync({ body })}
      labels={labels}
      busy={record.isPending}
      error={record.error}
    >
      {Object.entries(texts).map(([name, label]) => (
        <Form.Item key={name} name={name} label={label} rules={must(label)}>
          <Input autoComplete="off" maxLength={50} />
        </Form.Item>
      ))}
      <Form.Item name="startsOn" label={labels.startsOn} rules={must(labels.startsOn)}>
        <DateInput />
      </Form.Item>
      <Form.Item name="endsOn" label={labels.endsOn} extra={t('endsOnHint')}>
        <DateInput />
      </Form.Item>
    </ActForm>
  )
}

/** The end of a contract, earlier than agreed. */
export function EndForm({ contract, onDone }: { contract: Contract; onDone: () => void }) {
  const t = useTranslations('people')
  const end = useAct(endContract, { onDone })
  const { id: contractId, version } = contract
  return (
    <ActForm<{ endsOn: string }>
      draft={`end-contract/${contractId}`}
      submit={t('endContract')}
      onSubmit={({ endsOn }) => end.mutateAsync({ params: { contractId }, body: { version, endsOn } })}
      labels={{ endsOn: t('until') }}
      busy={end.isPending}
      error={end.error}
    >
      <Form.Item
        name="endsOn"
        label={t('until')}
        rules={[{ required: true, message: t('needed', { label: t('until') }) }]}
      >
        <DateInput />
      </Form.Item>
    </ActForm>
  )
}
