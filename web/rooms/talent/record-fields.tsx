import { Button, Form, Input, Select, Switch } from 'antd'
import { useTranslations } from 'use-intl'
import { readYuan } from '#kernel/money'
import { listContests } from '#talent/contract'
import { useSession } from '../../console/session-gate.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { OrganizationInput } from '../../ui/organization-input.tsx'
import { RegionInput } from '../../ui/region-input.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import type { FieldSpec } from './record-forms.ts'

/** The label of a field: `talent.field.<name>`. */
export function useFieldLabel() {
  const t = useTranslations('talent.field')
  return (name: string) => t(name as Parameters<typeof t>[0])
}

/** One field of a form of the ledger. */
export function RecordField({ field }: { field: FieldSpec }) {
  const t = useTranslations('talent')
  const label = useFieldLabel()(field.name)
  if (field.kind === 'people') return <People name={field.name} label={label} />
  const rules = [
    ...(field.optional ? [] : [{ required: true, message: t('needed', { label }) }]),
    ...(field.kind === 'yuan' ? [{ validator: amountFault(t('amountWrong')) }] : []),
  ]
  const extra = field.name === 'representing' ? t('representingHint') : undefined
  return (
    <Form.Item
      name={field.name}
      label={label}
      rules={field.kind === 'yes' ? [] : rules}
      required={!field.optional}
      extra={extra}
      {...(field.kind === 'yes' && { valuePropName: 'checked', initialValue: false })}
    >
      {inputs[field.kind](field)}
    </Form.Item>
  )
}

const amountFault = (message: string) => async (_: unknown, text?: string) => {
  if (text && readYuan(text) === undefined) throw new Error(message)
}

const inputs: Record<Exclude<FieldSpec['kind'], 'people'>, (field: FieldSpec) => React.ReactNode> = {
  text: () => <Input maxLength={120} autoComplete="off" />,
  date: () => <DateInput />,
  yuan: () => <Input inputMode="decimal" className="numeric" />,
  choice: ({ list }) => <Choice list={list} />,
  yes: () => <Switch />,
  county: () => <County />,
  region: () => <Region />,
  item: () => <Items />,
  organization: () => <Organizations />,
}

interface Controlled {
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
  readonly id?: string
}

function Choice({ list, ...control }: Controlled & { list: FieldSpec['list'] }) {
  const { options } = useCodeWords()
  return <Select {...control} options={list ? options(list) : []} />
}

function County(control: Controlled) {
  return <RegionInput {...control} own={useSession().user} level="county" />
}

/** Any region of the autonomous region: teams of other cities win prizes too. */
function Region(control: Controlled) {
  return <RegionInput {...control} own={{ regionCode: '450000', regionName: '广西壮族自治区' }} />
}

function Items(control: Controlled) {
  const { data } = useEndpoint(listContests, { query: {} })
  const options = (data?.contests ?? []).flatMap(({ title, items }) =>
    items.map((item) => ({ value: item.id, label: `${title} · ${item.title}` })),
  )
  return <Select {...control} options={options} showSearch={{ optionFilterProp: 'label' }} />
}

function Organizations(control: Controlled) {
  const { role, organizationId, organizationName } = useSession().user
  if (role !== 'enterprise') return <OrganizationInput {...control} />
  return <Select {...control} options={[{ value: organizationId, label: organizationName }]} />
}

/** Whom the record names, one line each; a team's parts sum to the award. */
function People({ name, label }: { name: string; label: string }) {
  const t = useTranslations('talent')
  const winners = name === 'winners'
  const cell = (at: number, field: string, text: string, required = false) => (
    <Form.Item
      name={[at, field]}
      label={text}
      rules={required ? [{ required, message: t('needed', { label: text }) }] : []}
    >
      <Input autoComplete="off" maxLength={30} />
    </Form.Item>
  )
  return (
    <fieldset>
      <legend>{label}</legend>
      {winners && <p className="hint">{t('teamHint')}</p>}
      <Form.List name={name} initialValue={[{}]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name: at }) => (
              <div key={key} className="form-row">
                {cell(at, 'name', t('field.name'), true)}
                {cell(at, 'residentId', t('field.residentId'), true)}
                {winners && cell(at, 'employerCode', t('field.employerCode'))}
                {winners && cell(at, 'amountFen', t('field.part'))}
                <Button onClick={() => remove(at)}>{t('removePerson')}</Button>
              </div>
            ))}
            <Button onClick={() => add({})}>{t('addPerson')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
