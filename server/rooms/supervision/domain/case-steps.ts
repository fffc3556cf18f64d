import type { TransitionTable } from '#kernel/transitions'
import type { CaseAct, CaseState } from '../contract-words.ts'

const inspectors = ['county-clerk', 'second-reviewer', 'city-officer', 'region-officer'] as const
const deciders = ['approver', 'city-officer', 'region-officer'] as const
export type CaseRole = (typeof inspectors)[number] | (typeof deciders)[number]

/** 案件：state → act → next state and who may do it. What is decided is another natural person's than what was proposed. */
export const caseSteps: TransitionTable<CaseState, CaseAct, CaseRole> = {
  open: {
    propose: { to: 'open', by: inspectors },
    decide: { to: 'open', by: deciders },
    'propose-lifting': { to: 'open', by: inspectors },
    lift: { to: 'open', by: deciders },
    close: { to: 'closed', by: deciders },
  },
  // A measure outlives its case: what still stops money can be lifted later.
  closed: { 'propose-lifting': { to: 'closed', by: inspectors }, lift: { to: 'closed', by: deciders } },
}

/** The acts a role may do in a state, for the buttons of the page. */
export function caseActsOf(state: CaseState, role: string | null): CaseAct[] {
  const steps = Object.entries(caseSteps[state]) as [CaseAct, { by: readonly string[] }][]
  return steps.filter(([, step]) => role !== null && step.by.includes(role)).map(([act]) => act)
}
