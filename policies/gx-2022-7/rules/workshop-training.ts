// （十）支持就业帮扶车间通过项目制组织非标准职业（工种）就业技能培训，按与其签订劳动合同的脱贫劳动力人数享受
// 就业技能培训补贴，补贴标准为200元/人·天、单次不超过1000元/人。
import { both, choice, either, is, perDay, reads, rule, since, upTo, when, yuan } from '#policy/language'
import { approvedInTime, attended, projectBased } from '../../conditions.ts'
import { outcomeCounts, whoCounts } from '../../outcomes.ts'

const skillsTraining = when(
  'skills-training',
  ['就业技能培训', 'employment-skills training'],
  is('training-kind', 'employment-skills'),
)
const byWorkshop = when(
  'by-workshop',
  ['由就业帮扶车间组织', 'organized by an assistance workshop'],
  is('organizer-kind', 'assistance-workshop'),
)
const unlistedTrade = when(
  'unlisted-trade',
  ['非标准职业（工种）', 'non-standard occupation'],
  is('occupation-listing', 'unlisted'),
)
const liftedLabor = when(
  'lifted-labor',
  ['脱贫劳动力', 'labor lifted out of poverty'],
  either(
    is('trainee-status', 'lifted-out-of-poverty'),
    both(reads('monitored', 'counted'), is('trainee-status', 'relapse-monitored')),
  ),
)
const underContract = when(
  'under-contract',
  ['与车间签订劳动合同', 'labor contract with the workshop'],
  is('contract', 'in-force'),
)

export const workshopTraining = rule({
  id: 'gx-2022-7/10/workshop-training',
  title: ['就业帮扶车间项目制培训补贴', 'Workshop project-based training subsidy'],
  cites: ['gx-2022-7#10'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [
    projectBased,
    skillsTraining,
    byWorkshop,
    unlistedTrade,
    liftedLabor,
    underContract,
    approvedInTime,
    attended,
    outcomeCounts,
  ],
  rate: since('2022-02-22', upTo(yuan(1000), perDay(yuan(200)))),
  fund: {
    item: 'workshop-training',
    sources: ['employment-subsidy-fund'],
    basis: 'reading',
    cites: ['gx-2022-7#9'],
  },
  limits: [],
  readings: {
    'who-counts': whoCounts(['gx-2022-7#10']),
    monitored: choice('not-counted', {
      title: ['监测对象是否计入车间补贴人数', 'Whether monitored persons count for the workshop subsidy'],
      choices: { 'not-counted': ['不计入', 'not counted'], counted: ['计入', 'counted'] },
      why: [
        '原文为脱贫劳动力，防止返贫致贫监测对象不计入补贴人数；各地可以依文件计入',
        'The text says labor lifted out of poverty; monitored persons count only where a document says so.',
      ],
      cites: ['gx-2022-7#10'],
    }),
    'one-time-is-one-class': [
      '“单次”指一个班次，每人每班封顶',
      'One time means one class: the cap is per person and class.',
    ],
    'day-is-attended-day': [
      '“天”指课程表内本人出勤的日；只上半天的日子按设置计或不计，默认不计',
      'A day is a scheduled day on which the person attended; half a day counts only where a document says so.',
    ],
    'contract-covers-class': [
      '劳动合同须覆盖首次上课日至本人最后计补日',
      'The contract is in force from the first session to the person’s last counted day.',
    ],
    'fund-source': [
      '原文未列资金来源，默认就业补助资金',
      'The text names no fund source; the employment subsidy fund is the default.',
    ],
    'whole-region': [
      '（十）未限定帮扶县，在全区适用',
      'Clause (10) is not limited to the assisted counties; it holds in the whole region.',
    ],
  },
  notModelled: [
    [
      '次的界定以开班批复为准；合并、拆分班次由核查发现',
      'What one time is follows the approval; merged or split classes are found by verification.',
    ],
  ],
})
