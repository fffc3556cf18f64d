import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { isDate } from '#kernel/dates'

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
  const isWhole = (typed: string) => isDate(picker === 'month' ? `${typed}-01` : typed)
  return (
    <DatePicker
      id={id}
      picker={picker}
      value={value ? dayjs(value) : null}
      onChange={(next) => onChange?.(next ? next.format(form) : undefined)}
      // What was typed counts as soon as the field is left; the calendar would first want to be closed.
      onBlur={({ target }) => {
        const typed = target instanceof HTMLInputElement ? target.value : ''
        if (isWhole(typed) && typed !== value) onChange?.(typed)
      }}
      aria-label={label}
    />
  )
}
