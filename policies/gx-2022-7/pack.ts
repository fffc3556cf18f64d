import { evidence, pack } from '#policy/language'
import { briefings } from './briefings.ts'
import { document } from './document.ts'
import { agencyGrant } from './rules/agency-grant.ts'
import { allowanceByTable } from './rules/allowance-by-table.ts'
import { livingAllowance } from './rules/living-allowance.ts'
import { performancePay } from './rules/performance-pay.ts'
import { trainingSubsidy } from './rules/training-subsidy.ts'
import { workshopTraining } from './rules/workshop-training.ts'

export const gx20227 = pack({
  version: '1.2.1',
  document,
  briefings,
  asks: { 'employment-service': 'gx-2022-7#3-5', 'pairing-income': 'gx-2022-7#12' },
  evidence: evidence('process-and-results', {
    title: ['桂人社发〔2022〕7号的培训以什么为证', 'Evidence of training under No. 7 of 2022'],
    why: [
      '要求严格执行开班申报和考勤制度：过程记录和结果都要',
      'Opening and attendance are to be kept strictly: the course and its results.',
    ],
    cites: ['gx-2022-7#10'],
  }),
  rules: [workshopTraining, livingAllowance, trainingSubsidy, allowanceByTable, agencyGrant, performancePay],
})
