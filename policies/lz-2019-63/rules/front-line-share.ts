// 各类企业要按有关规定足额提取和使用职工教育经费,其中60%以上用于一线职工培训,可用于企业“师带徒”津贴补助。
import { atLeast, percentOf, rule, since, when } from '#policy/language'
import { byEnterpriseYear } from '../conditions.ts'
import { figureFund } from '../funds.ts'

const sixtyPercent = when(
  'sixty-percent',
  ['60%以上用于一线职工培训', 'at least 60 % for front-line workers'],
  atLeast('front-line-percent', 60),
)

export const frontLineShare = rule({
  id: 'lz-2019-63/6-3/front-line-share',
  title: ['职工教育经费中一线职工培训的最低额', 'Least part of the education fund for front-line workers'],
  cites: ['lz-2019-63#6-3'],
  about: ['yearly-figures'],
  component: 'figure',
  payee: 'nobody',
  requires: [byEnterpriseYear, sixtyPercent],
  rate: since('2019-08-01', percentOf(60, 'education-fund')),
  fund: figureFund('lz-2019-63#6-3'),
  limits: [],
  readings: {
    'of-what-was-used': [
      '比例按当年实际使用的经费计，不按提取数计；“60%以上”含60%',
      'The share is of what was spent that year, not of what was set aside; 60 % itself is enough.',
    ],
    mentors: ['“师带徒”津贴计入一线职工培训支出', 'Mentors’ allowances count for front-line workers.'],
    'a-figure': ['企业自报，是测算数，平台不付款', 'Reported by the enterprise; a figure, nothing is paid.'],
  },
  notModelled: [['提取比例是否足额', 'Whether enough was set aside.']],
})
