import type { Actor, Role } from '#platform/auth'

/** Offices that keep or review the register. */
export const REGISTER_READERS: readonly Role[] = [
  'county-clerk',
  'second-reviewer',
  'approver',
  'city-employment-service',
  'city-officer',
  'region-officer',
  'auditor',
]

/** Who may take back a status that somebody else has entered wrongly. */
export const WITHDRAWERS = ['county-clerk', 'second-reviewer'] as const

/** Whether a reader may take back what somebody entered: an office that may, and another person. */
export const isAnother = (actor: Actor, enteredBy: string): boolean =>
  WITHDRAWERS.some((role) => role === actor.role) && enteredBy !== actor.naturalPersonId

/** Whether a reader may see which categories a person belongs to: the register's offices, and the person. */
export function seesStatuses(actor: Actor): boolean {
  return actor.kind === 'system' || actor.role === 'trainee' || REGISTER_READERS.some((role) => role === actor.role)
}
