import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { basicWorkItems, fundSources, listBasicWorkKinds, proposeBasicWork } from '#funds/contract'
import { isDate } from '#kernel/dates'
import { readYuan, zeroFen } from '#kernel/money'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { OrganizationInput } from '../../ui/organization-input.tsx'
import { RegionInput } from '../../ui/region-input.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'

interface Typed {
  readonly regionCode: string
  readonly item: string
  readonly title: string
  readonly organizationId: string
  readonly source: string
  readonly amountFen: string
  readonly document: string
  readonly purpose: string
  readonly responsibleUnit: string
  readonly responsiblePerson: string
  readonly startsOn: string
  readonly dueOn: string
}

/** A proposal: what, for whom, from which fund, who answers for it. */
export function ProposeWork({ onDone }: { onDone: () => void }) {
  const t = useTranslations('basicWorks')
  const { options } = useCodeWords()
  const { user } = useSession()
  const act = useAct(proposeBasicWork, { onDone })
  const labels = useLabels()
  const must = (name: keyof Typed) => [{ required: true, message: t('needed', { label: labels[name] }) }]
  const money = async (_: unknown, text?: string) => {
    if ((readYuan(text ?? '') ?? zeroFen) === zeroFen) throw new Error(t('amountNeeded'))
  }
  const submit = ({ amountFen, item, source, ...rest }: Typed) =>
    act.mutateAsync({
      body: { ...rest, item, source, amountFen: readYuan(amountFen) ?? zeroFen } as never,
    })
  const line = (name: keyof Typed, most: number, placeholder?: string) => (
    <Form.Item name={name} label={labels[name]} rules={must(name)}>
      <Input maxLength={most} placeholder={placeholder} autoComplete="off" />
    </Form.Item>
  )
  return (
    <ActForm<Typed>
      draft="propose-basic-work"
      submit={t('propose')}
      initial={{ regionCode: user.regionCode }}
      onSubmit={submit}
      labels={labels}
      busy={act.isPending}
      error={act.error}
    >
      <p>{t('proposeLead')}</p>
      <Form.Item name="item" label={labels.item} rules={must('item')}>
        <Select options={options(basicWorkItems)} />
      </Form.Item>
      {line('title', 80)}
      <Form.Item name="regionCode" label={labels.regionCode} rules={must('regionCode')}>
        <RegionInput own={user} />
      </Form.Item>
      <Form.Item name="organizationId" label={labels.organizationId} rules={must('organizationId')}>
        <OrganizationInput />
      </Form.Item>
      <Form.Item name="startsOn" label={labels.startsOn} rules={must('startsOn')}>
        <DateInput />
      </Form.Item>
      <Form.Item name="dueOn" label={labels.dueOn} rules={must('dueOn')}>
        <DateInput />
      </Form.Item>
      <Form.Item name="source" label={labels.source} rules={must('source')} extra={<AllowedSources />}>
        <Select options={options(fundSources)} />
      </Form.Item>
      <Form.Item name="amountFen" label={labels.amountFen} required rules={[{ validator: money }]}>
        <Input inputMode="decimal" className="numeric" />
      </Form.Item>
      {line('document', 60, t('documentExample'))}
      {line('purpose', 200)}
      {line('responsibleUnit', 60)}
      {line('responsiblePerson', 30)}
    </ActForm>
  )
}

function useLabels(): Readonly<Record<keyof Typed, string>> {
  const t = useTranslations('basicWorks')
  return {
    regionCode: t('region'),
    item: t('item'),
    title: t('work'),
    organizationId: t('organization'),
    source: t('source'),
    amountFen: t('amount'),
    document: t('document'),
    purpose: t('purpose'),
    responsibleUnit: t('responsibleUnit'),
    responsiblePerson: t('responsiblePerson'),
    startsOn: t('startsOn'),
    dueOn: t('dueOn'),
  }
}

/** What the kind that is chosen may be paid from, on the day that is chosen. */
function AllowedSources() {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  const form = Form.useFormInstance<Typed>()
  const [item, on, regionCode] = [
    oneOf(basicWorkItems, Form.useWatch('item', form) ?? ''),
    Form.useWatch('startsOn', form) ?? '',
    Form.useWatch('regionCode', form) ?? '',
  ]
  const asked = item !== undefined && isDate(on) && regionCode !== ''
  const query = { regionCode: regionCode as never, ...(isDate(on) && { on }) }
  const { data } = useEndpoint(listBasicWorkKinds, { query }, { enabled: asked })
  if (!asked || !data) return null
  const sources = data.kinds.find((kind) => kind.item === item)?.sources ?? []
  if (sources.length === 0) return t('sourceNone')
  return t('sourceHint', { sources: sources.map((one) => label(fundSources, one)).join('、') })
}
