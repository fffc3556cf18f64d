import { useTranslations } from 'use-intl'
import { type BatchState, batchStates, type LinePlace, linePlaces } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { placeTones, stateTones } from './places.ts'
import './subsidies.css'

interface Placed {
  readonly place: LinePlace
  readonly reason: string | null
  /** What the register has taken back since the line was claimed. */
  readonly correction: string | null
}

/** Where a line's money is, with the reason below where there is one, and what must be looked into. */
export function PlaceTag({ of: { place, reason, correction } }: { of: Placed }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  return (
    <>
      <StatusTag tone={placeTones[place]}>{label(linePlaces, place)}</StatusTag>
      {reason && <small className="reason">{reason}</small>}
      {correction && (
        <small className="reason">
          <StatusTag tone="warn">{t('corrected')}</StatusTag> {correction}
        </small>
      )}
    </>
  )
}

/** Where a batch stands, and that its list is frozen. */
export function BatchTags({ of }: { of: { state: BatchState; frozen: boolean } }) {
  const t = useTranslations('subsidies')
  return (
    <>
      <BatchStateTag state={of.state} />
      {of.frozen && <StatusTag tone="done">{t('frozen')}</StatusTag>}
    </>
  )
}

/** Where a batch stands. */
export function BatchStateTag({ state }: { state: BatchState }) {
  const { label } = useCodeWords()
  return <StatusTag tone={stateTones[state]}>{label(batchStates, state)}</StatusTag>
}
