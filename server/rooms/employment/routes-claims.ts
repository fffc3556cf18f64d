import { type Row, row } from '#platform/http'
import { addPlacements } from './actions/add-placements.ts'
import { addWorkMonths } from './actions/add-work-months.ts'
import { checkDangerousPosts, importDangerousPosts } from './actions/keep-dangerous-posts.ts'
import {
  checkInsuredMonths,
  enterInsuredMonths,
  importInsuredMonths,
  readInsuredMonths,
  strikeInsuredMonth,
} from './actions/keep-insured.ts'
import { openClaimList, readClaimList, readClaimLists } from './actions/open-claim-list.ts'
import { removeListPerson } from './actions/remove-list-person.ts'
import { cancelClaimList, confirmClaimList, returnClaimList, submitClaimList } from './actions/step-list.ts'
import * as contract from './contract.ts'
import { claimantsOf } from './domain/steps.ts'
import { downloadClaimTemplate } from './list-forms.ts'

const OFFICES = [
  'county-clerk',
  'second-reviewer',
  'approver',
  'city-employment-service',
  'city-officer',
  'region-officer',
  'auditor',
] as const
const CLAIMANTS = claimantsOf.placement
const EMPLOYERS = claimantsOf['training-through-work']
const COUNTY = ['county-clerk'] as const
/** Months of insurance are entered by one and checked by another of these. */
const INSURANCE = ['county-clerk', 'second-reviewer'] as const

/** Lists that can be claimed for, the proofs they stand on, and who works in dangerous posts without a pass. */
export const claimRoutes: readonly Row[] = [
  row(contract.listClaimLists, [...CLAIMANTS, ...OFFICES], readClaimLists),
  row(contract.openClaimList, CLAIMANTS, openClaimList),
  row(contract.getClaimList, [...CLAIMANTS, ...OFFICES], readClaimList),
  row(contract.addPlacements, CLAIMANTS, addPlacements),
  row(contract.addWorkMonths, EMPLOYERS, addWorkMonths),
  row(contract.removeListPerson, CLAIMANTS, removeListPerson),
  row(contract.submitClaimList, CLAIMANTS, submitClaimList),
  row(contract.returnClaimList, COUNTY, returnClaimList),
  row(contract.confirmClaimList, COUNTY, confirmClaimList),
  row(contract.cancelClaimList, CLAIMANTS, cancelClaimList),
  row(contract.downloadClaimTemplate, [...CLAIMANTS, ...COUNTY], downloadClaimTemplate),
  row(contract.listInsuredMonths, OFFICES, readInsuredMonths),
  row(contract.importInsuredMonths, COUNTY, importInsuredMonths),
  row(contract.enterInsuredMonths, COUNTY, enterInsuredMonths),
  row(contract.checkInsuredMonths, INSURANCE, checkInsuredMonths),
  row(contract.strikeInsuredMonth, INSURANCE, strikeInsuredMonth),
  row(contract.importDangerousPosts, EMPLOYERS, importDangerousPosts),
  row(contract.checkDangerousPosts, [...EMPLOYERS, ...OFFICES], checkDangerousPosts),
]
