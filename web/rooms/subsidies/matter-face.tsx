import { matters } from '#policy/contract'
import type { MatterKind } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import './subsidies.css'

interface Face {
  readonly matterKind: MatterKind
  readonly matterNumber: string
  readonly matterTitle: string
}

/** A matter as people know it: its title, then its kind and number. */
export function MatterFace({ of }: { of: Face }) {
  const { label } = useCodeWords()
  return (
    <>
      {of.matterTitle}
      <small className="reason">
        {label(matters, of.matterKind)} · {of.matterNumber}
      </small>
    </>
  )
}
