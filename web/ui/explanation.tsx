import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Clause } from './clause.tsx'

/** One step of a calculation, with the steps it rests on. */
export interface TraceStep {
  readonly text: ReactNode
  readonly result?: ReactNode
  readonly clauses?: readonly string[]
  readonly steps?: readonly TraceStep[]
}

interface ExplanationProps {
  /** The amount as one sentence: `200元 × 6天 = 1,200元 → 封顶 1,000元`. */
  readonly sentence: ReactNode
  readonly steps?: readonly TraceStep[]
  /** Anchors of the clauses the amount rests on. */
  readonly clauses: readonly string[]
  /** Readings chosen where the text is open. */
  readonly readings?: readonly string[]
  readonly version?: string
}

/** Why an amount is what it is: sentence, steps, readings, clauses, version of the rule. */
export function Explanation({ sentence, steps = [], clauses, readings = [], version }: ExplanationProps) {
  const t = useTranslations('ui')
  return (
    <section className="explanation" aria-label={t('explanation')}>
      <p className="sentence numeric-text">{sentence}</p>
      {steps.length > 0 && <Steps steps={steps} label={t('steps')} />}
      {readings.length > 0 && (
        <p>
          {t('readings')}：{readings.join('；')}
        </p>
      )}
      <p>
        {clauses.map((anchor) => (
          <Clause key={anchor} anchor={anchor} />
        ))}
        {version && <small>{t('version', { version })}</small>}
      </p>
    </section>
  )
}

function Steps({ steps, label }: { steps: readonly TraceStep[]; label?: string }) {
  return (
    <ol className="trace-steps" aria-label={label}>
      {steps.map((step, index) => (
        // A trace is replayed as stored: its order never changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name
        <li key={index}>
          <div>
            <span>{step.text}</span>
            {step.result !== undefined && <b className="numeric">{step.result}</b>}
          </div>
          {step.clauses?.map((anchor) => (
            <Clause key={anchor} anchor={anchor} />
          ))}
          {step.steps && step.steps.length > 0 && <Steps steps={step.steps} />}
        </li>
      ))}
    </ol>
  )
}
