import { type RegionCode, scopePrefix, within } from '#kernel/region-code'
import type { Session } from '../../ui/session.ts'

type User = Pick<Session['user'], 'role' | 'organizationId' | 'regionCode'>

const readers = ['county-clerk', 'second-reviewer', 'approver', 'finance', 'accountant', 'auditor']
const ownChangers = ['workshop', 'enterprise', 'school', 'hr-agency']
const checkers = ['county-clerk', 'second-reviewer']

/** Whether the page asks for a payee's accounts at all; the server shows only those in reach. */
export const mayReadAccounts = (user: User, organizationId: string): boolean =>
  readers.includes(user.role) || user.organizationId === organizationId

/** Whether the form to enter an account is shown: the county's clerk, or the organization for itself. */
export const mayChangeAccount = (user: User, payeeId: string): boolean =>
  user.role === 'county-clerk' || (ownChangers.includes(user.role) && user.organizationId === payeeId)

/** Whether the act of checking is shown: where the account was entered; that it is another person, the server sees to. */
export const mayCheckAccount = (user: User, account: { readonly regionCode: string }): boolean =>
  checkers.includes(user.role) && within(account.regionCode as RegionCode, scopePrefix(user.regionCode as RegionCode))

/** The row of an id in the first of several lists that has it: what was found, then the directory as it begins. */
export const rowOf = <Row extends { readonly id: string }>(id: string, ...lists: readonly (readonly Row[])[]) =>
  lists.flat().find((row) => row.id === id)

interface Account {
  readonly checkedOn: string | null
  readonly replacedAt: string | null
}

/** Where an account stands: `current` money may use, `unchecked` waits for a second person, `replaced` is history. */
export function accountState({ checkedOn, replacedAt }: Account): 'current' | 'unchecked' | 'replaced' {
  if (replacedAt !== null) return 'replaced'
  return checkedOn === null ? 'unchecked' : 'current'
}
