import type { TransitionTable } from '#kernel/transitions'
import type { BasicWorkAct, BasicWorkState } from '../contract.ts'

/** Who prepares, who decides, who pays, who keeps the books: 计划、审核、拨付 in separate hands (lz-2019-63#6-3). */
const clerks = ['county-clerk', 'city-employment-service'] as const
const deciders = ['approver', 'city-officer'] as const

export type BasicWorkRole = (typeof clerks)[number] | (typeof deciders)[number] | 'finance' | 'accountant'

export const proposers: readonly BasicWorkRole[] = clerks

/** What was approved is taken back by who approves, as long as no money is on its way. */
const takenBack = { to: 'withdrawn', by: deciders } as const

/** state → act → next state, and who may. */
export const basicWorkSteps: TransitionTable<BasicWorkState, Exclude<BasicWorkAct, 'propose'>, BasicWorkRole> = {
  proposed: {
    approve: { to: 'approved', by: deciders },
    refuse: { to: 'refused', by: deciders },
    withdraw: { to: 'withdrawn', by: clerks },
  },
  approved: { deliver: { to: 'delivered', by: clerks }, withdraw: takenBack },
  delivered: {
    accept: { to: 'accepted', by: deciders },
    'send-back': { to: 'approved', by: deciders },
    withdraw: takenBack,
  },
  accepted: { send: { to: 'sent', by: ['finance'] }, withdraw: takenBack },
  sent: {
    confirm: { to: 'paid', by: ['accountant'] },
    return: { to: 'returned', by: ['accountant'] },
  },
  returned: { send: { to: 'sent', by: ['finance'] }, withdraw: takenBack },
  // 到账以后几天银行又退汇的。
  paid: { return: { to: 'returned', by: ['accountant'] } },
  refused: {},
  withdrawn: {},
}
export type StepAct = Exclude<BasicWorkAct, 'propose'>

/** What a role may do in a state, for the buttons of the page. */
export function actsOf(state: BasicWorkState, role: string | null): StepAct[] {
  const steps = Object.entries(basicWorkSteps[state]) as [StepAct, { by: readonly string[] }][]
  return steps.filter(([, step]) => role !== null && step.by.includes(role)).map(([act]) => act)
}

/** Everybody the table names for an act, in whatever state: what the route table allows. */
export function rolesFor(act: StepAct): BasicWorkRole[] {
  const by = Object.values(basicWorkSteps).flatMap((steps) => steps[act]?.by ?? [])
  return [...new Set(by)]
}
