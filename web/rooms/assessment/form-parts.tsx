import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { listTrades } from '#catalog/contract'
import { useEndpoint } from '../../ui/use-endpoint.ts'

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly optional?: boolean
  readonly extra?: string
  readonly children: ReactNode
}

/** A field that must be filled, unless told. */
export function Field({ name, label, optional, extra, children }: FieldProps) {
  const t = useTranslations('credentials')
  const rules = optional ? [] : [{ required: true, message: t('needed', { label }) }]
  return (
    <Form.Item name={name} label={label} rules={rules} extra={extra}>
      {children}
    </Form.Item>
  )
}

interface Controlled {
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly id?: string
}

/** An occupation of the catalogue, found by its name. */
export function TradeSelect(control: Controlled) {
  const trades = useEndpoint(listTrades, {}).data?.trades ?? []
  const options = trades.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))
  return <Select {...control} options={options} showSearch={{ optionFilterProp: 'label' }} />
}
