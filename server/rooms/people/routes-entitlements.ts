import { type Row, row } from '#platform/http'
import { decideException, listExceptions, openEntitlements, requestException } from './actions/keep-exceptions.ts'
import * as contract from './contract.ts'
import { benefitRoutes } from './routes-benefits.ts'
import { REGISTER_READERS } from './sight.ts'

/** What people may still get, over all counties, the exceptions decided for some, and what they get elsewhere. */
export const entitlementRoutes: readonly Row[] = [
  row(contract.getEntitlements, [...REGISTER_READERS, 'trainee'], openEntitlements),
  row(contract.listExceptions, REGISTER_READERS, listExceptions),
  row(contract.requestException, ['county-clerk'], requestException),
  row(contract.decideException, ['approver'], decideException),
  ...benefitRoutes,
]
