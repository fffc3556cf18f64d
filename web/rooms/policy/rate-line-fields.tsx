import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { readYuan, zeroFen } from '#kernel/money'
import {
  awardLevels,
  awardRanks,
  rateSubjects,
  rateUnits,
  skillLevels,
  traineeStatuses,
  trainingKinds,
} from '#policy/contract'
import { useCodeWords } from '../../ui/code-list.ts'

/** The keys a line may name; what is left empty fits all. */
export const keyLists = {
  kind: trainingKinds,
  level: skillLevels,
  group: traineeStatuses,
  tier: awardLevels,
  rank: awardRanks,
  subject: rateSubjects,
} as const

/** The lines of a table: what they hold for, unit and amount. */
export function Lines() {
  const t = useTranslations('policy.rates')
  const { options } = useCodeWords()
  return (
    <Rows name="lines" legend={t('lines')} add={t('addLine')} fresh={{ unit: 'person', amount: '' }}>
      {(name) => (
        <>
          <Form.Item name={[name, 'unit']} label={t('unit')} rules={[{ required: true }]}>
            <Select options={options(rateUnits)} />
          </Form.Item>
          <Amount name={name} label={t('amount')} />
        </>
      )}
    </Rows>
  )
}

/** 例表: what is given and what must come out; the table takes effect only when every example does. */
export function Examples() {
  const t = useTranslations('policy.rates')
  return (
    <Rows name="examples" legend={t('examples')} add={t('addExample')} fresh={{ quantity: 1, amount: '' }}>
      {(name) => (
        <>
          <Form.Item name={[name, 'title']} label={t('exampleTitle')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={[name, 'quantity']} label={t('quantity')} rules={[{ required: true }]}>
            <InputNumber min={1} max={10_000} precision={0} />
          </Form.Item>
          <Amount name={name} label={t('wantedAmount')} />
        </>
      )}
    </Rows>
  )
}

function Amount({ name, label }: { name: number; label: string }) {
  const t = useTranslations('policy.rates')
  const fault = async (_: unknown, text: string) => {
    if ((readYuan(text ?? '') ?? zeroFen) <= zeroFen) throw new Error(t('amountNeeded'))
  }
  return (
    <Form.Item name={[name, 'amount']} label={label} required rules={[{ validator: fault }]}>
      <Input inputMode="decimal" className="numeric" />
    </Form.Item>
  )
}

interface RowsProps {
  readonly name: 'lines' | 'examples'
  readonly legend: string
  readonly add: string
  readonly fresh: object
  readonly children: (name: number) => React.ReactNode
}

function Rows({ name: list, legend, add: addWords, fresh, children }: RowsProps) {
  const t = useTranslations('policy.rates')
  return (
    <Form.List name={list}>
      {(fields, { add, remove }) => (
        <fieldset className="lines-of-rates">
          <legend>{legend}</legend>
          {fields.map(({ key, name }) => (
            <section key={key} className="rate-line" aria-label={t('line', { number: name + 1 })}>
              <Keys name={name} />
              {children(name)}
              {fields.length > 1 && <Button onClick={() => remove(name)}>{t('dropLine')}</Button>}
            </section>
          ))}
          <Button onClick={() => add(fresh)}>{addWords}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function Keys({ name }: { name: number }) {
  const t = useTranslations('policy.rates')
  const { options } = useCodeWords()
  return (
    <>
      {(Object.keys(keyLists) as (keyof typeof keyLists)[]).map((key) => (
        <Form.Item key={key} name={[name, key]} label={t(key)}>
          <Select allowClear placeholder={t('any')} options={options(keyLists[key])} />
        </Form.Item>
      ))}
      <Form.Item name={[name, 'occupation']} label={t('occupation')}>
        <Input placeholder={t('any')} maxLength={40} />
      </Form.Item>
    </>
  )
}
