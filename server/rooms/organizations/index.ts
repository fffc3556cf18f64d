/** 机构与收款账户：who an organization is, where it may work, and which account money may go to. */

export { organizationFaults } from './actions/read-organization.ts'
export { registerOrganization } from './actions/register-organization.ts'
export {
  currentAccount,
  findOrganization,
  grantAccess,
  type Organization,
  openAccountNumber,
  organizationName,
  type Payee,
  payeesSharing,
  saveAccount,
  saveAccounts,
  saveOrganization,
} from './store.ts'
export { findByCreditCode } from './store-register.ts'
