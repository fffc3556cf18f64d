import { pack } from '#policy/language'
import { document } from './document.ts'
import { livingAllowance } from './rules/living-allowance.ts'
import { workshopTraining } from './rules/workshop-training.ts'

export const gx20227 = pack({ version: '1.0.0', document, rules: [workshopTraining, livingAllowance] })
