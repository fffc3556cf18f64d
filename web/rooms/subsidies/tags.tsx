import { type BatchState, batchStates, type LinePlace, linePlaces } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { placeTones, stateTones } from './places.ts'
import './subsidies.css'

/** Where a line's money is, with the reason below where there is one. */
export function PlaceTag({ place, reason }: { place: LinePlace; reason?: string | null }) {
  const { label } = useCodeWords()
  return (
    <>
      <StatusTag tone={placeTones[place]}>{label(linePlaces, place)}</StatusTag>
      {reason && <small className="reason">{reason}</small>}
    </>
  )
}

/** Where a batch stands. */
export function BatchStateTag({ state }: { state: BatchState }) {
  const { label } = useCodeWords()
  return <StatusTag tone={stateTones[state]}>{label(batchStates, state)}</StatusTag>
}
