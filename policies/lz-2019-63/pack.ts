import { pack } from '#policy/language'
import { document } from './document.ts'
import { enterpriseTraining } from './rules/enterprise-training.ts'
import { livingAllowance } from './rules/living-allowance.ts'

export const lz201963 = pack({ version: '1.0.0', document, rules: [livingAllowance, enterpriseTraining] })
