import type { TransitionTable } from '#kernel/transitions'
import type { ClassAct, ClassState } from '../contract.ts'

type Organizer = 'school' | 'workshop' | 'enterprise'
export type ClassRole = Organizer | 'teacher' | 'county-clerk' | 'approver'

const organizers = ['school', 'workshop', 'enterprise'] as const
const teachers = [...organizers, 'teacher'] as const
const deciders = ['county-clerk', 'approver'] as const

/** Editing keeps the state: a returned application is edited and applied for again. */
const beingWritten = (state: 'draft' | 'returned') =>
  ({
    edit: { to: state, by: organizers },
    sign: { to: state, by: organizers },
    apply: { to: 'applied', by: organizers },
    cancel: { to: 'cancelled', by: organizers },
  }) as const

/** The first attendance makes the class under way. Money is reserved, so the county cancels, not the organizer. */
const decided = (state: 'approved' | 'teaching-only') =>
  ({
    enroll: { to: state, by: organizers },
    withdraw: { to: state, by: organizers },
    terms: { to: state, by: organizers },
    mark: { to: 'under-way', by: teachers },
    cancel: { to: 'cancelled', by: deciders },
  }) as const

/** 开班申报到结业：state → act → next state and who may do it. */
export const classSteps: TransitionTable<ClassState, ClassAct, ClassRole> = {
  draft: beingWritten('draft'),
  returned: beingWritten('returned'),
  applied: {
    return: { to: 'returned', by: deciders },
    approve: { to: 'approved', by: ['approver'] },
    'approve-teaching-only': { to: 'teaching-only', by: ['approver'] },
    cancel: { to: 'cancelled', by: organizers },
  },
  approved: decided('approved'),
  'teaching-only': decided('teaching-only'),
  'under-way': {
    enroll: { to: 'under-way', by: organizers },
    withdraw: { to: 'under-way', by: organizers },
    mark: { to: 'under-way', by: teachers },
    correct: { to: 'under-way', by: teachers },
    terms: { to: 'under-way', by: organizers },
    test: { to: 'under-way', by: teachers },
    complete: { to: 'completed', by: organizers },
  },
  // The organizer fills in only what is still blank then; what an inspection finds, the county corrects.
  completed: {
    terms: { to: 'completed', by: organizers },
    correct: { to: 'completed', by: ['county-clerk'] },
  },
  cancelled: {},
}

/** The acts a role may do in a state, for the buttons of the page. */
export function actsOf(state: ClassState, role: string | null): ClassAct[] {
  const steps = Object.entries(classSteps[state]) as [ClassAct, { by: readonly string[] }][]
  return steps.filter(([, step]) => role !== null && step.by.includes(role)).map(([act]) => act)
}

/** Everybody the table names for an act, in whatever state: what the route table allows. */
export function rolesFor(act: ClassAct): ClassRole[] {
  const by = Object.values(classSteps).flatMap((steps) => steps[act]?.by ?? [])
  return [...new Set(by)]
}
