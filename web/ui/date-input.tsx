import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DateInputProps {
  /** `2024-06-03`, or `2024-06` for a month; a Form.Item passes these three. */
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
  readonly id?: string
  readonly picker?: 'date' | 'month'
  readonly label?: string
}

/** A day or month as the text that the contracts and the drafts carry, never a date object. */
export function DateInput({ value, onChange, id, picker = 'date', label }: DateInputProps) {
  const form = picker === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'
  return (
    <DatePicker
      id={id}
      picker={picker}
      value={value ? dayjs(value) : null}
      onChange={(next) => onChange?.(next ? next.format(form) : undefined)}
      aria-label={label}
    />
  )
}
