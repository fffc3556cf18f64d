import { App, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { allotFunds, fundSources } from '#funds/contract'
import { chineseCapitals } from '#kernel/chinese-capitals'
import { readYuan, zeroFen } from '#kernel/money'
import type { RegionCode } from '#kernel/region-code'
import { listRegions } from '#regions/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { CheckPage } from '../../ui/check-page.tsx'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'

interface Values {
  readonly regionCode: string
  readonly source: string
  readonly amount: string
  readonly documentNumber: string
}

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
          <Check values={values} places={places} onChange={() => setChecking(false)} />
        ) : (
          <Fields initial={values} places={places} onSubmit={check} />
        )}
      </section>
    </>
  )
}

interface Place {
  readonly value: string
  readonly label: string
}

/** The officer's own region and those right below it. */
function usePlaces(): readonly Place[] {
  const { regionCode, regionName } = useSession().user
  const below = useEndpoint(listRegions, { query: { parent: regionCode } })
  const inside: Reply<typeof listRegions>['regions'] = below.data?.regions ?? []
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

function Check({ values, places, onChange }: { values: Values; places: readonly Place[]; onChange: () => void }) {
  const t = useTranslations('funds')
  const go = useGo()
  const { message } = App.useApp()
  const { label } = useCodeWords()
  const act = useAct(allotFunds, {
    onDone: ({ accountId }) => {
      void message.success(t('allotDone'))
      go(`/funds/${accountId}`)
    },
  })
  const amountFen = readYuan(values.amount) ?? zeroFen
  const source = oneOf(fundSources, values.source)
  const rows = [
    { name: t('region'), value: places.find(({ value }) => value === values.regionCode)?.label },
    { name: t('source'), value: label(fundSources, values.source) },
    { name: t('amountYuan'), value: <Money fen={amountFen} /> },
    { name: t('capitals'), value: chineseCapitals(amountFen) },
    { name: t('documentNumber'), value: values.documentNumber },
  ]
  const confirm = () => {
    if (!source) return
    act.mutate({
      body: { regionCode: values.regionCode as RegionCode, source, amountFen, documentNumber: values.documentNumber },
    })
  }
  return (
    <CheckPage
      sections={[{ title: t('allotTitle'), onChange, rows }]}
      confirm={t('confirmAllot')}
      onConfirm={confirm}
      busy={act.isPending}
      problem={act.error ? problemFrom(act.error) : undefined}
    >
      <p className="hint">
        {t('afterAllot')} <Clause anchor="lz-2019-63#6-3" />
      </p>
    </CheckPage>
  )
}
