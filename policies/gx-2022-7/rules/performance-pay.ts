// （十二）参与结对工作的技工院校在实施职业技能帮扶工作中，通过开展各类职业技能培训和职业技能鉴定所获得的收入，
// 可以动态核增绩效工资总量。
import { is, percentFromTable, rule, since, when } from '#policy/language'
import { schoolFundShare, workloadShare } from '../conditions.ts'
import { performancePayShare } from '../tables.ts'

const technicalSchool = when(
  'technical-school',
  ['技工院校', 'technical school'],
  is('organizer-kind', 'technical-school'),
)
const paired = when('paired', ['参与结对工作', 'takes part in the pairing'], is('organizer-paired', 'yes'))

export const performancePay = rule({
  id: 'gx-2022-7/12/performance-pay',
  title: ['技工院校可核增的绩效工资总量', 'Raise of total performance pay of a technical school'],
  cites: ['gx-2022-7#12'],
  about: ['yearly-figures'],
  component: 'figure',
  payee: 'nobody',
  requires: [technicalSchool, paired],
  rate: since('2022-02-22', percentFromTable(performancePayShare, 'training-income')),
  fund: { item: 'figure', sources: [], basis: 'text', cites: ['gx-2022-7#12'] },
  limits: [],
  readings: {
    'share-set-elsewhere': [
      '原文没有写核增比例；须录入确定比例的文件，没有比例不测算',
      'The text names no share; a document that sets it must be entered, or there is no figure.',
    ],
    'income-of-the-work': [
      '只计参与结对帮扶工作取得的培训和鉴定收入',
      'Only income from training and assessment in the pairing work counts.',
    ],
    'a-figure': ['是测算数，平台不付款', 'A figure; nothing is paid by the platform.'],
  },
  besides: { ...schoolFundShare, ...workloadShare },
  notModelled: [['单位内部分配', 'How the school shares it out.']],
})
