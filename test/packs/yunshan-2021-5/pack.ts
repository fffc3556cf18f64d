import { pack } from '#policy/language'
import { briefings } from './briefings.ts'
import { document } from './document.ts'
import { projectSubsidy } from './rules/project-training.ts'
import { travelAllowance } from './rules/travel-allowance.ts'

export const yunshan20215 = pack({ version: '1.0.0', document, briefings, rules: [projectSubsidy, travelAllowance] })
