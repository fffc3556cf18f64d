import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { type Fen, readYuan, zeroFen } from '#kernel/money'

/** An amount typed in yuan; `fenOf` gives what the contract wants. */
export function YuanField({
  name,
  label,
  zero = false,
}: {
  name: string | (string | number)[]
  label: string
  zero?: boolean
}) {
  const t = useTranslations('yearly')
  const check = async (_: unknown, text?: string) => {
    const amount = readYuan(text ?? '')
    if (amount === undefined || amount < zeroFen || (!zero && amount === zeroFen)) throw new Error(t('amountNeeded'))
  }
  return (
    <Form.Item name={name} label={label} required rules={[{ validator: check }]}>
      <Input inputMode="decimal" className="numeric" />
    </Form.Item>
  )
}

export const fenOf = (text: string): Fen => readYuan(text) ?? zeroFen
