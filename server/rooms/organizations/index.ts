/** 机构与收款账户：who an organization is, where it may work, and which account money may go to. */

export { organizationFaults } from './actions/read-organization.ts'
export { conflictFault, refuseConflict } from './actions/refuse-conflict.ts'
export { registerOrganization } from './actions/register-organization.ts'
export {
  findOrganization,
  findOrganizations,
  grantAccess,
  type Organization,
  organizationName,
  saveOrganization,
} from './store.ts'
export { disputedChanges } from './store-account-notices.ts'
export {
  accountsNumbered,
  currentAccount,
  currentAccounts,
  openAccountNumbers,
  type Payee,
  type PayeeAccount,
  payeesSharing,
  saveAccount,
  saveAccounts,
} from './store-accounts.ts'
export { findByCreditCode } from './store-register.ts'
export {
  liftSuspension,
  type Suspendable,
  type Suspension,
  suspend,
  suspensionOf,
  suspensionsOf,
} from './store-suspensions.ts'
