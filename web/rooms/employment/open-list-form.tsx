import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { type ClaimKind, openClaimList } from '#employment/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { useCounties } from '../classes/use-counties.ts'

interface NewList {
  regionCode: string
  monthFrom: string
  monthUntil: string
}

/** A new list: which county decides on it, and which months it is about. */
export function OpenListForm({ kind, onDone }: { kind: ClaimKind; onDone: (id: string) => void }) {
  const t = useTranslations('claims')
  const counties = useCounties()
  const open = useAct(openClaimList, { onDone: ({ id }) => onDone(id) })
  const labels = { regionCode: t('county'), monthFrom: t('monthFrom'), monthUntil: t('monthUntil') }
  const must = (label: string) => [{ required: true, message: t('needed', { label }) }]
  return (
    <ActForm<NewList>
      draft={`open-list/${kind}`}
      submit={t(`add.${kind}`)}
      initial={counties.length === 1 ? { regionCode: counties[0]?.value } : {}}
      onSubmit={(body) => open.mutateAsync({ body: { ...body, kind } })}
      labels={labels}
      busy={open.isPending}
      error={open.error}
    >
      <Form.Item name="regionCode" label={labels.regionCode} rules={must(labels.regionCode)}>
        <Select options={counties} showSearch={{ optionFilterProp: 'label' }} aria-label={labels.regionCode} />
      </Form.Item>
      <Form.Item
        name="monthFrom"
        label={labels.monthFrom}
        rules={must(labels.monthFrom)}
        extra={t(`monthsHint.${kind}`)}
      >
        <DateInput picker="month" />
      </Form.Item>
      <Form.Item name="monthUntil" label={labels.monthUntil} rules={must(labels.monthUntil)}>
        <DateInput picker="month" />
      </Form.Item>
    </ActForm>
  )
}
