import { Input } from 'antd'
import { useId } from 'react'

interface ReasonInputProps {
  readonly label: string
  readonly value: string
  readonly longest: number
  readonly rows?: number
  readonly onChange: (value: string) => void
}

/** Reasons or a note beside an act, tied to its label. */
export function ReasonInput({ label, value, longest, rows = 2, onChange }: ReasonInputProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={value}
        maxLength={longest}
        rows={rows}
        onChange={(e) => onChange(e.target.value)}
      />
    </div>
  )
}
