import { type Row, row } from '#platform/http'
import { editOrganization } from './actions/edit-organization.ts'
import { registerOrganization } from './actions/register-organization.ts'
import { activateOrganization, suspendOrganization } from './actions/suspend-organization.ts'
import * as contract from './contract.ts'
import { selectRegister } from './store-register.ts'

const KEEPER = ['administrator'] as const

/** The register of organizations, kept by the administrator of the region where they sit. */
export const registerRoutes: readonly Row[] = [
  row(contract.listRegister, [...KEEPER, 'auditor'], (tx, _, filter) => selectRegister(tx, filter)),
  row(contract.registerOrganization, KEEPER, registerOrganization),
  row(contract.editOrganization, KEEPER, editOrganization),
  row(contract.suspendOrganization, KEEPER, suspendOrganization),
  row(contract.activateOrganization, KEEPER, activateOrganization),
]
