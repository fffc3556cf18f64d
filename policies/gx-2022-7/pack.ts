import { pack } from '#policy/language'
import { briefings } from './briefings.ts'
import { document } from './document.ts'
import { agencyGrant } from './rules/agency-grant.ts'
import { allowanceByTable } from './rules/allowance-by-table.ts'
import { livingAllowance } from './rules/living-allowance.ts'
import { performancePay } from './rules/performance-pay.ts'
import { trainingSubsidy } from './rules/training-subsidy.ts'
import { workshopTraining } from './rules/workshop-training.ts'

export const gx20227 = pack({
  version: '1.2.0',
  document,
  briefings,
  rules: [workshopTraining, livingAllowance, trainingSubsidy, allowanceByTable, agencyGrant, performancePay],
})
