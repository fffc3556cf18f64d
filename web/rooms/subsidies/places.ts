import type { BatchState, LinePlace } from '#subsidies/contract'
import type { Tone } from '../../ui/status-tag.tsx'

/** How a line's place looks: done, under way, waiting, to be minded, ended. */
export const placeTones: Readonly<Record<LinePlace, Tone>> = {
  unclaimed: 'wait',
  'under-review': 'doing',
  returned: 'warn',
  approved: 'doing',
  published: 'doing',
  'in-transit': 'doing',
  unknown: 'warn',
  paid: 'done',
  held: 'warn',
  rejected: 'stop',
  cut: 'stop',
  advanced: 'done',
  'not-entitled': 'stop',
}

/** How a batch's state looks. */
export const stateTones: Readonly<Record<BatchState, Tone>> = {
  claimed: 'doing',
  returned: 'warn',
  lapsed: 'stop',
  'first-reviewed': 'doing',
  'second-reviewed': 'doing',
  approved: 'doing',
  published: 'doing',
  paying: 'doing',
  closed: 'done',
  rejected: 'stop',
}
