import type { ReactNode } from 'react'
import { Glyph } from './glyph.tsx'
import type { Tone } from './status-tag.tsx'

export interface TimelineStep {
  readonly key: string
  readonly tone: Tone
  readonly title: ReactNode
  /** The office or person in charge, the day, the time limit. */
  readonly detail?: ReactNode
}

/** Steps of a matter from first to last, the same for applicant and official. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} className={step.tone} aria-current={step.tone === 'doing' ? 'step' : undefined}>
          <Glyph name={step.tone} />
          {step.title}
          {step.detail && <small>{step.detail}</small>}
        </li>
      ))}
    </ol>
  )
}
