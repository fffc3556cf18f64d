import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { readTypedDate } from './typed-date.ts'

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
  const t = useTranslations('ui')
  const form = picker === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'
  const [unread, setUnread] = useState('')
  // What was typed counts as soon as the field is left; the calendar would first want to be closed. The picker itself is told
  // of one form only: of several it would take 2024-6-1 for the day while 2024-6-12 is being typed.
  const take = (target: EventTarget) => {
    const typed = target instanceof HTMLInputElement ? target.value.trim() : ''
    const read = readTypedDate(typed, picker)
    setUnread(read ? '' : typed)
    // What cannot be read is no date: the one before is not sent in its place.
    if (typed !== '' && read !== value) onChange?.(read)
  }
  // The picker keeps its date where the text was wiped out; whoever sees an empty field means none.
  const wipe = (target: EventTarget) =>
    target instanceof HTMLInputElement && target.value === '' && onChange?.(undefined)
  return (
    <span onInput={({ target }) => wipe(target)}>
      <DatePicker
        id={id}
        picker={picker}
        value={value ? dayjs(value) : null}
        onChange={(next) => {
          setUnread('')
          onChange?.(next ? next.format(form) : undefined)
        }}
        onBlur={({ target }) => take(target)}
        onKeyDown={({ key, target }) => key === 'Enter' && take(target)}
        status={unread ? 'error' : undefined}
        aria-label={label}
      />
      {unread && (
        <small role="alert" className="field-error">
          {t(picker === 'month' ? 'monthUnread' : 'dateUnread', { typed: unread })}
        </small>
      )}
    </span>
  )
}
