import type { BasicWorkState } from '#funds/contract'
import type { Tone } from '../../ui/status-tag.tsx'

/** How a work's state looks. */
export const workTones: Readonly<Record<BasicWorkState, Tone>> = {
  proposed: 'wait',
  refused: 'stop',
  withdrawn: 'stop',
  approved: 'doing',
  delivered: 'doing',
  accepted: 'doing',
  sent: 'doing',
  returned: 'warn',
  paid: 'done',
}
