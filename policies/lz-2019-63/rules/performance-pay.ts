// 开展各类职业技能培训和鉴定所获得的收入,动态调整30%用于增加绩效工资总量,
// 所增加的总量不计入下一年度单位工资核定基数。
import { percentOf, rule, since } from '#policy/language'
import { schoolFundShare, vocationalSchool, workloadShare } from '../conditions.ts'
import { figureFund } from '../funds.ts'

export const performancePay = rule({
  id: 'lz-2019-63/5-2/performance-pay',
  title: ['培训和鉴定收入可增加的绩效工资总量', 'Raise of total performance pay from training income'],
  cites: ['lz-2019-63#5-2'],
  about: ['yearly-figures'],
  component: 'figure',
  payee: 'nobody',
  requires: [vocationalSchool],
  rate: since('2019-08-01', percentOf(30, 'training-income')),
  fund: figureFund('lz-2019-63#5-2'),
  limits: [],
  readings: {
    'actual-income': [
      '基数为当年实际到账的培训和鉴定收入，两项合计；不足一分舍去',
      'The base is what training and assessment actually brought in that year.',
    ],
    'not-in-the-base': [
      '增加的总量不计入下一年度单位工资核定基数，报表单列',
      'The raise does not enter next year’s base and is shown apart.',
    ],
    'a-figure': ['是测算数，平台不付款', 'A figure; nothing is paid by the platform.'],
  },
  besides: { ...schoolFundShare, ...workloadShare },
  notModelled: [['公用经费的具体用途', 'What the running costs are spent on.']],
})
