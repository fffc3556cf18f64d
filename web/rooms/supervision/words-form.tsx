import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ActForm } from '../../ui/act-form.tsx'
import { DateInput } from '../../ui/date-input.tsx'

interface Field {
  readonly name: string
  readonly label: string
  readonly kind?: 'line' | 'text' | 'day'
  readonly optional?: boolean
  readonly hint?: string
}

interface WordsFormProps<V extends object> {
  readonly draft: string
  readonly submit: string
  readonly fields: readonly Field[]
  readonly onSubmit: (values: V) => Promise<unknown>
  readonly busy: boolean
  readonly error: unknown
  /** Choices that stand above the words. */
  readonly children?: ReactNode
  /** One of several acts: its name alone, until it is opened. */
  readonly folded?: boolean
}

/** A short form of words and days for one act. */
export function WordsForm<V extends object>({ fields, children, folded, ...form }: WordsFormProps<V>) {
  const t = useTranslations('supervision')
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]))
  const whole = (
    <ActForm<V> {...form} labels={labels}>
      {children}
      {fields.map(({ name, label, kind = 'text', optional, hint }) => (
        <Form.Item
          key={name}
          name={name}
          label={label}
          extra={hint}
          rules={optional ? [] : [{ required: true, message: t('needed', { label }) }]}
        >
          {kind === 'day' ? <DateInput /> : kind === 'line' ? <Input /> : <Input.TextArea rows={3} maxLength={2000} />}
        </Form.Item>
      ))}
    </ActForm>
  )
  if (!folded) return whole
  return (
    <details className="fold">
      <summary>{form.submit}</summary>
      {whole}
    </details>
  )
}
