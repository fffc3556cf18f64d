import { Button, Form, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { listTrades } from '#catalog/contract'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** A button that opens a form beside the page; the form closes it. */
export function Opening({ title, children }: { title: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <DetailDrawer open={open} title={title} onClose={close}>
        {children(close)}
      </DetailDrawer>
    </>
  )
}

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
