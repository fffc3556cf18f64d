import './policy.css'
import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { readYuan, zeroFen } from '#kernel/money'
import { enterRates, fundSources, listRateTables } from '#policy/contract'
import { listRegions } from '#regions/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Examples, Lines } from './rate-line-fields.tsx'
import { RateUpload } from './rate-upload.tsx'

type Body = ArgsOf<typeof enterRates>['body']
type Line = Omit<NonNullable<Body['lines']>[number], 'rateFen'> & { readonly amount: string }
type Example = Omit<NonNullable<Body['examples']>[number], 'amountFen'> & { readonly amount: string }
type Values = Omit<Body, 'lines' | 'examples'> & {
  readonly lines?: readonly Line[]
  readonly examples?: readonly Example[]
}

/** 录入标准: the document that sets the rates, its period, its lines, the funds they are paid from. */
export function Page() {
  const t = useTranslations('policy.rates')
  const go = useGo()
  const { regionCode } = useSession().user
  const [{ table }] = useUrlFilters({ table: '' })
  const enter = useAct(enterRates, { onDone: () => go('/policy/rates?state=entered') })
  const names = ['key', 'regionCode', 'documentNumber', 'documentTitle', 'clause'] as const
  const labels = {
    key: t('table'),
    regionCode: t('region'),
    documentNumber: t('document'),
    documentTitle: t('documentTitle'),
    issuedBy: t('issuedBy'),
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
          draft={table ? `enter-rates/${table}` : 'enter-rates'}
          submit={t('submit')}
          initial={{
            regionCode,
            ...(table && { key: table }),
            lines: [{ unit: 'person', amount: '' }],
            examples: [{ title: '', quantity: 1, amount: '' }],
          }}
          onSubmit={(values) => enter.mutateAsync({ body: bodyOf(values) })}
          labels={labels}
          busy={enter.isPending}
          error={enter.error}
        >
          <div className="rate-head">
            {names.map((name) => (
              <Form.Item key={name} name={name} label={labels[name]} rules={name === 'clause' ? [] : must(name)}>
                {name === 'key' ? <TableChoice /> : name === 'regionCode' ? <PlaceChoice /> : <Input maxLength={200} />}
              </Form.Item>
            ))}
            <Form.Item name="issuedBy" label={labels.issuedBy} extra={t('issuedByHint')}>
              <Select mode="tags" open={false} tokenSeparators={['、']} />
            </Form.Item>
            <Form.Item name="effectiveFrom" label={labels.effectiveFrom} rules={must('effectiveFrom')}>
              <DateInput />
            </Form.Item>
            <Form.Item name="effectiveUntil" label={labels.effectiveUntil}>
              <DateInput />
            </Form.Item>
            <Form.Item name="fundSources" label={labels.fundSources} extra={t('sourcesHint')}>
              <Select mode="multiple" options={useCodeWords().options(fundSources)} />
            </Form.Item>
          </div>
          <Amounts />
        </ActForm>
      </section>
    </>
  )
}

/** Lines and examples; none where the text says the amount and the table only names the fund. */
function Amounts() {
  const t = useTranslations('policy.rates')
  const key: unknown = Form.useWatch('key')
  const asked = useEndpoint(listRateTables, { query: {} })
  const gives = asked.data?.wanted.find((table) => table.key === key)?.gives
  if (gives === 'sources') return <p>{t('fundOnly')}</p>
  return (
    <>
      <RateUpload />
      <Lines />
      <Examples />
    </>
  )
}

const bodyOf = (values: Values): Body => ({
  ...values,
  clause: values.clause ?? '',
  issuedBy: values.issuedBy ?? [],
  effectiveUntil: values.effectiveUntil || null,
  fundSources: values.fundSources ?? [],
  lines: (values.lines ?? []).map(({ amount, ...line }) => ({
    ...keysOf(line),
    unit: line.unit,
    rateFen: fenOf(amount),
  })),
  examples: (values.examples ?? []).map(({ amount, ...example }) => ({
    ...keysOf(example),
    title: example.title,
    quantity: example.quantity ?? 1,
    amountFen: fenOf(amount),
  })),
})

const fenOf = (amount: string) => readYuan(amount) ?? zeroFen

/** What a form leaves out fits all. */
const keysOf = (row: Omit<Line, 'unit' | 'amount'>) => ({
  kind: row.kind ?? null,
  occupation: row.occupation || null,
  level: row.level ?? null,
  group: row.group ?? null,
  tier: row.tier ?? null,
  rank: row.rank ?? null,
  subject: row.subject ?? null,
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
