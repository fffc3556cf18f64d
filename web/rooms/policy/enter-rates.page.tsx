import './policy.css'
import { Button, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { readYuan, zeroFen } from '#kernel/money'
import { enterRates, fundSources, listRateTables, rateUnits, skillLevels, trainingKinds } from '#policy/contract'
import { listRegions } from '#regions/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'

type Body = ArgsOf<typeof enterRates>['body']
type Line = Omit<Body['lines'][number], 'rateFen'> & { readonly amount: string }
type Values = Omit<Body, 'lines'> & { readonly lines: readonly Line[] }

/** 录入标准: the document that sets the rates, its period, its lines, the funds they are paid from. */
export function Page() {
  const t = useTranslations('policy.rates')
  const go = useGo()
  const { regionCode } = useSession().user
  const enter = useAct(enterRates, { onDone: () => go('/policy/rates?state=entered') })
  const names = ['key', 'regionCode', 'documentNumber', 'documentTitle', 'clause'] as const
  const labels = {
    key: t('table'),
    regionCode: t('region'),
    documentNumber: t('document'),
    documentTitle: t('documentTitle'),
    clause: t('clause'),
    effectiveFrom: t('from'),
    effectiveUntil: t('until'),
    fundSources: t('sources'),
    lines: t('lines'),
  }
  const must = (name: keyof typeof labels) => [{ required: true, message: t('needed', { label: labels[name] }) }]
  return (
    <>
      <PageHeader title={t('enter')} lead={t('lead')} back={{ to: '/policy/rates', name: t('title') }} />
      <section className="panel">
        <ActForm<Values>
          draft="enter-rates"
          submit={t('submit')}
          initial={{ regionCode, lines: [{ unit: 'person', amount: '' }] }}
          onSubmit={(values) => enter.mutateAsync({ body: bodyOf(values) })}
          labels={labels}
          busy={enter.isPending}
          error={enter.error}
        >
          {names.map((name) => (
            <Form.Item key={name} name={name} label={labels[name]} rules={name === 'clause' ? [] : must(name)}>
              {name === 'key' ? <TableChoice /> : name === 'regionCode' ? <PlaceChoice /> : <Input maxLength={200} />}
            </Form.Item>
          ))}
          <Form.Item name="effectiveFrom" label={labels.effectiveFrom} rules={must('effectiveFrom')}>
            <DateInput />
          </Form.Item>
          <Form.Item name="effectiveUntil" label={labels.effectiveUntil}>
            <DateInput />
          </Form.Item>
          <Form.Item name="fundSources" label={labels.fundSources} rules={must('fundSources')}>
            <Select mode="multiple" options={useCodeWords().options(fundSources)} />
          </Form.Item>
          <Lines />
        </ActForm>
      </section>
    </>
  )
}

const bodyOf = (values: Values): Body => ({
  ...values,
  clause: values.clause ?? '',
  effectiveUntil: values.effectiveUntil || null,
  lines: values.lines.map(({ amount, ...line }) => ({
    kind: line.kind ?? null,
    occupation: line.occupation || null,
    level: line.level ?? null,
    unit: line.unit,
    rateFen: readYuan(amount) ?? zeroFen,
  })),
})

interface ChoiceProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
}

function TableChoice(props: ChoiceProps) {
  const asked = useEndpoint(listRateTables, { query: {} })
  const wanted = asked.data?.wanted ?? []
  return <Select {...props} options={wanted.map(({ key, title }) => ({ value: key, label: title }))} />
}

function PlaceChoice(props: ChoiceProps) {
  const { regionCode, regionName } = useSession().user
  const below = useEndpoint(listRegions, { query: { parent: regionCode } })
  const inside = (below.data?.regions ?? []).filter((region) => region.level !== 'township')
  const options = [{ code: regionCode, name: regionName }, ...inside]
  return <Select {...props} options={options.map(({ code, name }) => ({ value: code, label: name }))} />
}

function Lines() {
  const t = useTranslations('policy.rates')
  const { options } = useCodeWords()
  const amountFault = async (_: unknown, text: string) => {
    if ((readYuan(text ?? '') ?? zeroFen) <= zeroFen) throw new Error(t('amountNeeded'))
  }
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <fieldset className="lines-of-rates">
          <legend>{t('lines')}</legend>
          {fields.map(({ key, name }) => (
            <section key={key} className="rate-line" aria-label={t('line', { number: name + 1 })}>
              <Form.Item name={[name, 'kind']} label={t('kind')}>
                <Select allowClear placeholder={t('any')} options={options(trainingKinds)} />
              </Form.Item>
              <Form.Item name={[name, 'occupation']} label={t('occupation')}>
                <Input placeholder={t('any')} maxLength={40} />
              </Form.Item>
              <Form.Item name={[name, 'level']} label={t('level')}>
                <Select allowClear placeholder={t('any')} options={options(skillLevels)} />
              </Form.Item>
              <Form.Item name={[name, 'unit']} label={t('unit')} rules={[{ required: true }]}>
                <Select options={options(rateUnits)} />
              </Form.Item>
              <Form.Item name={[name, 'amount']} label={t('amount')} required rules={[{ validator: amountFault }]}>
                <Input inputMode="decimal" className="numeric" />
              </Form.Item>
              {fields.length > 1 && <Button onClick={() => remove(name)}>{t('dropLine')}</Button>}
            </section>
          ))}
          <Button onClick={() => add({ unit: 'person', amount: '' })}>{t('addLine')}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}
