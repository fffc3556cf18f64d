import { Input } from 'antd'
import { useId } from 'react'

interface ReasonFieldProps {
  readonly label: string
  readonly value: string
  readonly longest?: number
  readonly onChange: (value: string) => void
}

/** A line of reasons inside a confirmation, tied to its label. */
export function ReasonField({ label, value, longest = 200, onChange }: ReasonFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} value={value} maxLength={longest} rows={2} onChange={(e) => onChange(e.target.value)} />
    </div>
  )
}
