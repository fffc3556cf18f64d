import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { fundSources } from '#funds/contract'
import { readYuan, zeroFen } from '#kernel/money'
import { listRegions } from '#regions/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { AllotCheck, type Place, type Allotment as Values } from './allot-check.tsx'

/** 录入下达指标: the form, then everything once more, then one entry that is never changed. */
export function Page() {
  const t = useTranslations('funds')
  const [values, setValues] = useState<Values>()
  const [checking, setChecking] = useState(false)
  const places = usePlaces()
  const check = async (filled: Values) => {
    setValues(filled)
    setChecking(true)
  }
  return (
    <>
      <PageHeader title={t('allotTitle')} lead={t('allotLead')} back={{ to: '/funds', name: t('title') }} />
      <section className="panel">
        {checking && values ? (
          <AllotCheck values={values} places={places} onChange={() => setChecking(false)} />
        ) : (
          <Fields initial={values} places={places} onSubmit={check} />
        )}
      </section>
    </>
  )
}

/** The officer's own region and those right below it. */
function usePlaces(): readonly Place[] {
  const { regionCode, regionName } = useSession().user
  const below = useEndpoint(listRegions, { query: { parent: regionCode } })
  const inside = below.data?.regions ?? []
  return [
    { value: regionCode, label: regionName },
    ...inside.filter((region) => region.level !== 'township').map(({ code, name }) => ({ value: code, label: name })),
  ]
}

interface FieldsProps {
  readonly initial?: Values
  readonly places: readonly Place[]
  readonly onSubmit: (values: Values) => Promise<void>
}

function Fields({ initial, places, onSubmit }: FieldsProps) {
  const t = useTranslations('funds')
  const { options } = useCodeWords()
  const { regionCode } = useSession().user
  const labels = {
    regionCode: t('region'),
    source: t('source'),
    amount: t('amountYuan'),
    documentNumber: t('documentNumber'),
  }
  const must = (label: string) => [{ required: true, whitespace: true, message: t('needed', { label }) }]
  return (
    <ActForm<Values>
      draft="allot-funds"
      submit={t('toCheck')}
      initial={initial ?? { regionCode }}
      onSubmit={onSubmit}
      labels={labels}
      busy={false}
      error={undefined}
    >
      <Form.Item name="regionCode" label={labels.regionCode} rules={must(labels.regionCode)}>
        <Select options={[...places]} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="source" label={labels.source} rules={must(labels.source)}>
        <Select options={options(fundSources)} />
      </Form.Item>
      <Form.Item
        name="amount"
        label={labels.amount}
        required
        rules={[{ validator: async (_, text: string) => void mustBePositive(text, t('amountNeeded')) }]}
      >
        <Input inputMode="decimal" className="numeric" />
      </Form.Item>
      <Form.Item
        name="documentNumber"
        label={labels.documentNumber}
        rules={must(labels.documentNumber)}
        extra={t('documentExample')}
      >
        <Input maxLength={60} />
      </Form.Item>
    </ActForm>
  )
}

function mustBePositive(text: string | undefined, message: string): void {
  if ((readYuan(text ?? '') ?? zeroFen) <= zeroFen) throw new Error(message)
}
