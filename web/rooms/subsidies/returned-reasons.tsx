import { useTranslations } from 'use-intl'
import type { Batch } from './batch.page.tsx'

/** Why a batch came back or was refused: every reason in a line of its own, before anything else. */
export function ReturnedReasons({ batch: { state, history } }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const step = history.findLast((one) => one.step === 'return' || one.step === 'reject')
  if (!step || (state !== 'returned' && state !== 'rejected')) return null
  return (
    <section className="panel returned" role="note" aria-label={t('returnedWhy')}>
      <h2>{t(step.step === 'return' ? 'returnedWhy' : 'rejectedWhy')}</h2>
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
