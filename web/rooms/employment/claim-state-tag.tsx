import { type ClaimState, claimStates } from '#employment/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'

const toneOfState: Readonly<Record<ClaimState, Tone>> = {
  draft: 'wait',
  submitted: 'doing',
  returned: 'warn',
  confirmed: 'done',
  cancelled: 'stop',
}

/** How far a list is. */
export function ClaimStateTag({ of }: { of: ClaimState }) {
  return <StatusTag tone={toneOfState[of]}>{useCodeWords().label(claimStates, of)}</StatusTag>
}
