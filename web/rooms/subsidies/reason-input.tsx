import { Input } from 'antd'
import { useId } from 'react'
import { useTranslations } from 'use-intl'

interface ReasonInputProps {
  readonly label: string
  readonly value: string
  readonly longest: number
  readonly rows?: number
  readonly onChange: (value: string) => void
}

/** Reasons or a note beside an act, tied to its label. */
export function ReasonInput({ label, value, longest, rows = 2, onChange }: ReasonInputProps) {
  const t = useTranslations('subsidies')
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={value}
        maxLength={longest}
        rows={rows}
        aria-describedby={`${id}-hint`}
        onChange={(e) => onChange(e.target.value)}
      />
      <span className="hint" id={`${id}-hint`}>
        {t('atMost', { count: longest })}
      </span>
    </div>
  )
}
