import { useTranslations } from 'use-intl'
import type { Batch } from './batch.page.tsx'

const titles = { return: 'returnedWhy', end: 'endedWhy', reject: 'rejectedWhy' } as const
const shown: readonly string[] = ['returned', 'lapsed', 'rejected']
/** Claimed again: who reviews it now looks at the same reasons. */
const underReview: readonly string[] = ['claimed', 'first-reviewed', 'second-reviewed']

/** Why a batch came back, was ended or refused: every reason in a line of its own, before anything else. */
export function ReturnedReasons({ batch: { state, history } }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const again = underReview.includes(state)
  const step = history.findLast((one) => (again ? one.step === 'return' : one.step in titles))
  if (!step || !(again || shown.includes(state))) return null
  const title = t(again ? 'returnedBefore' : titles[step.step as keyof typeof titles])
  const answer = history.findLast((one) => one.step === 'claim')
  return (
    <section className="panel returned" role="note" aria-label={title}>
      <h2>{title}</h2>
      <Reasons of={step.reasons.length > 0 ? step.reasons : [step.note]} />
      <p className="hint">
        {step.byName} {step.onDay}
      </p>
      {again && answer && (
        <p className="long-text">
          {t('correctedBy', { by: answer.byName, on: answer.onDay, note: answer.note || t('noAnswer') })}
        </p>
      )}
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
