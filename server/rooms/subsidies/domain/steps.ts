import type { TransitionTable } from '#kernel/transitions'
import { type BatchAct, type BatchState, batchStates } from '../contract-words.ts'

/** Organizations that claim; a person claims for themselves besides. */
export const claimants = ['workshop', 'enterprise', 'school', 'hr-agency'] as const

/** The officers of each step, the offices above them, and auditors. */
export const officers = [
  'county-clerk',
  'second-reviewer',
  'approver',
  'finance',
  'accountant',
  'city-employment-service',
  'city-officer',
  'region-officer',
  'auditor',
] as const

/** Who reads batches in reach: officers and the organizers. */
export const readers = [...officers, ...claimants] as const

export type BatchRole =
  | (typeof claimants)[number]
  | 'trainee'
  | 'county-clerk'
  | 'second-reviewer'
  | 'approver'
  | 'finance'
  | 'accountant'
type BatchDuty = 'claim' | 'first-review' | 'second-review' | 'approve' | 'pay'

/** state → act → next state, and who may: 柳政规〔2019〕63号 六（三）, plan → review → payment in separate hands. */
export const steps: TransitionTable<BatchState, BatchAct, BatchRole> = {
  claimed: {
    'first-review': { to: 'first-reviewed', by: ['county-clerk'] },
    return: { to: 'returned', by: ['county-clerk'] },
    reject: { to: 'rejected', by: ['county-clerk'] },
  },
  returned: {
    claim: { to: 'claimed', by: [...claimants, 'trainee'] },
    end: { to: 'lapsed', by: ['county-clerk'] },
  },
  // 终结了的仍可补正以后申报，用原来的批次号。
  lapsed: { claim: { to: 'claimed', by: [...claimants, 'trainee'] } },
  'first-reviewed': {
    'second-review': { to: 'second-reviewed', by: ['second-reviewer'] },
    return: { to: 'returned', by: ['second-reviewer'] },
    reject: { to: 'rejected', by: ['second-reviewer'] },
  },
  'second-reviewed': {
    approve: { to: 'approved', by: ['approver'] },
    return: { to: 'returned', by: ['approver'] },
    reject: { to: 'rejected', by: ['approver'] },
  },
  approved: {
    publish: { to: 'published', by: ['county-clerk'] },
    'reject-line': { to: 'approved', by: ['approver'] },
  },
  published: {
    pay: { to: 'paying', by: ['finance'] },
    'reject-line': { to: 'published', by: ['approver'] },
  },
  paying: {
    pay: { to: 'paying', by: ['finance'] },
    'reject-line': { to: 'paying', by: ['approver'] },
    'bank-return': { to: 'paying', by: ['accountant'] },
    'withdraw-order': { to: 'paying', by: ['finance', 'accountant'] },
  },
  // 办结以后银行退汇的，回到付款。
  closed: { 'bank-return': { to: 'paying', by: ['accountant'] } },
  rejected: {},
}

/** The duty of whoever acts in a state: returning or rejecting a batch is part of the review it is in. */
const dutyOfState: Readonly<Partial<Record<BatchState, BatchDuty>>> = {
  claimed: 'first-review',
  'first-reviewed': 'second-review',
  'second-reviewed': 'approve',
  returned: 'claim',
}

const reviewOf: Readonly<Partial<Record<BatchState, 'first-review' | 'second-review' | 'approve'>>> = {
  claimed: 'first-review',
  'first-reviewed': 'second-review',
  'second-reviewed': 'approve',
}

/** The review step that waits for a role in a state; undefined where none does. */
export function seenStepOf(state: BatchState, role: string | null) {
  const step = reviewOf[state]
  return step && role && steps[state][step]?.by.some((one) => one === role) ? step : undefined
}

/** The duty an act takes on the batch; undefined for publication, which no hard pair concerns. */
export function dutyOf(state: BatchState, act: BatchAct): BatchDuty | undefined {
  if (act === 'pay') return 'pay'
  if (act === 'reject-line') return 'approve'
  // Who ends a list reviews it: the county's first step, never the claimant's.
  if (act === 'end') return 'first-review'
  return dutyOfState[state]
}

/** What a role may do with a batch in a state. */
export function actsOf(state: BatchState, role: string | null): BatchAct[] {
  const row = Object.entries(steps[state]) as [BatchAct, { by: readonly string[] }][]
  return role ? row.filter(([, step]) => step.by.includes(role)).map(([act]) => act) : []
}

/** What nobody waits to do: it is done when it happens. */
const asItHappens: readonly BatchAct[] = ['reject-line', 'bank-return', 'withdraw-order', 'end']

/** The states in which a batch waits for a role; one that was ended waits for nobody. */
export function statesWaitingFor(role: string | null): BatchState[] {
  return batchStates.values.filter(
    (state) => state !== 'lapsed' && actsOf(state, role).some((act) => !asItHappens.includes(act)),
  )
}

/** Whose part it is to pay: for them a batch waits when it can be paid, not while its notice runs or the bank works. */
export const pays = (role: string | null): boolean => actsOf('published', role).includes('pay')
