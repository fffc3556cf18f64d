import { type Row, row } from '#platform/http'
import { downloadBenefitTemplate, importBenefits, importStudentAid } from './actions/import-benefits.ts'
import {
  checkOverlaps,
  listBenefits,
  listBenefitsOf,
  listHouseholds,
  listStudentAid,
  withdrawBenefit,
} from './actions/keep-benefits.ts'
import { openList, openLists, openMarkedList } from './actions/open-lists.ts'
import * as contract from './contract.ts'
import { REGISTER_READERS, WITHDRAWERS } from './sight.ts'

/** Whoever uploads lists or checks them; row-level security leaves each their own. */
const LISTS = [...REGISTER_READERS, 'school', 'workshop', 'enterprise', 'hr-agency'] as const

/** Benefits of other programmes, students' aid, and the receipts of uploaded lists. */
export const benefitRoutes: readonly Row[] = [
  row(contract.listLists, LISTS, openLists),
  row(contract.getList, LISTS, openList),
  row(contract.downloadMarkedList, LISTS, openMarkedList),
  row(contract.downloadBenefitTemplate, ['county-clerk', 'school'], downloadBenefitTemplate),
  row(contract.importBenefits, ['county-clerk'], importBenefits),
  row(contract.importStudentAid, ['school'], importStudentAid),
  row(contract.listBenefits, [...REGISTER_READERS, 'school'], listBenefits),
  row(contract.listHouseholds, REGISTER_READERS, listHouseholds),
  row(contract.listStudentAid, [...REGISTER_READERS, 'school'], listStudentAid),
  row(contract.listBenefitsOf, [...REGISTER_READERS, 'school', 'trainee'], listBenefitsOf),
  row(contract.withdrawBenefit, [...WITHDRAWERS, 'school'], withdrawBenefit),
  row(contract.checkOverlaps, ['school', 'workshop', 'enterprise', 'county-clerk'], checkOverlaps, { asks: true }),
]
