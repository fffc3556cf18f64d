// （十）帮扶家庭劳动力参加就业创业培训的，按桂人社规〔2022〕3号文规定落实培训补贴和生活费（含交通费）补贴。
import { fromTable, is, rule, since, subject, when } from '#policy/language'
import { approvedInTime, attended } from '../../conditions.ts'
import { assistedHousehold } from '../conditions.ts'
import { trainingRates } from '../tables.ts'
import { workshopTraining } from './workshop-training.ts'

const jobOrStartupTraining = when(
  'job-or-startup-training',
  ['就业技能培训或创业培训', 'employment-skills or startup training'],
  is('training-kind', 'employment-skills', 'startup'),
)

export const trainingSubsidy = rule({
  id: 'gx-2022-7/10/training-subsidy',
  title: ['就业创业培训补贴（按标准表）', 'Employment and startup training subsidy by rate table'],
  cites: ['gx-2022-7#10'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [subject(jobOrStartupTraining), assistedHousehold, approvedInTime, attended],
  yieldsTo: [workshopTraining.id],
  rate: since('2022-02-22', fromTable(trainingRates)),
  fund: { item: 'training', sources: 'from-rate-table', basis: 'rate-table', cites: ['gx-2022-7#9'] },
  limits: [],
  readings: {
    'two-kinds': [
      '“就业创业培训”指就业技能培训和创业培训',
      '“Employment and startup training” is employment-skills training and startup training.',
    ],
    'workshop-first': [
      '同一人同一班已按车间项目制标准享受的，不再按本句享受',
      'Whoever is paid for under the workshop sentence is not paid for again under this one.',
    ],
    'paid-to-organizer': [
      '补贴付给组织培训的单位；标准文件另有规定的从其规定',
      'Paid to the organizer, unless the document of the rates says otherwise.',
    ],
  },
  notModelled: [
    [
      '桂人社规〔2022〕3号规定的其他对象和取证要求，以标准文件为准',
      'Other groups and certificates that document No. 3 of 2022 may ask for.',
    ],
  ],
})
