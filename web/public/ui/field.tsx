import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react'

interface Words {
  readonly label: string
  readonly hint?: string
  readonly error?: string
}

/** What ties an input to its label, its hint and its error, for screen readers. */
interface Tied {
  readonly id: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

/** A labelled input with its hint and its error. */
export function Field({ label, hint, error, ...input }: Words & InputHTMLAttributes<HTMLInputElement>) {
  return <Labelled {...{ label, hint, error }}>{(tied) => <input {...tied} {...input} />}</Labelled>
}

/** The same for some sentences. */
export function TextField({ label, hint, error, ...area }: Words & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <Labelled {...{ label, hint, error }}>{(tied) => <textarea {...tied} {...area} />}</Labelled>
}

function Labelled({ label, hint, error, children }: Words & { readonly children: (tied: Tied) => ReactNode }) {
  const id = useId()
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': told || undefined })}
    </div>
  )
}
