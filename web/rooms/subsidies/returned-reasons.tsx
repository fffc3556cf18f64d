import { useTranslations } from 'use-intl'
import type { Batch } from './batch.page.tsx'

const titles = { return: 'returnedWhy', end: 'endedWhy', reject: 'rejectedWhy' } as const
const shown: readonly string[] = ['returned', 'lapsed', 'rejected']

/** Why a batch came back, was ended or refused: every reason in a line of its own, before anything else. */
export function ReturnedReasons({ batch: { state, history } }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const step = history.findLast((one) => one.step in titles)
  if (!step || !shown.includes(state)) return null
  const title = t(titles[step.step as keyof typeof titles])
  return (
    <section className="panel returned" role="note" aria-label={title}>
      <h2>{title}</h2>
      <Reasons of={step.reasons.length > 0 ? step.reasons : [step.note]} />
      <p className="hint">
        {step.byName} {step.onDay}
      </p>
    </section>
  )
}

/** Reasons as they will be read: one by one, numbered. */
export function Reasons({ of }: { of: readonly string[] }) {
  return (
    <ol className="reasons">
      {of.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ol>
  )
}
