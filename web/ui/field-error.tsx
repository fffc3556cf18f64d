import { Glyph } from './glyph.tsx'

/** A fault beside its control, where no form carries it. Tie it with `aria-describedby={id}`. */
export function FieldError({ id, children }: { id?: string; children?: string }) {
  if (!children) return null
  return (
    <p id={id} className="field-error" role="alert">
      <Glyph name="warn" /> {children}
    </p>
  )
}
