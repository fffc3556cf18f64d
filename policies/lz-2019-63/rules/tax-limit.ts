// 落实将企业职工教育经费税前扣除限额提高至工资薪金总额8%的税收政策。
import { percentOf, rule, since, upToStated } from '#policy/language'
import { byEnterpriseYear } from '../conditions.ts'
import { figureFund } from '../funds.ts'

export const taxLimit = rule({
  id: 'lz-2019-63/6-3/tax-limit',
  title: ['职工教育经费税前扣除额', 'Education fund deductible before tax'],
  cites: ['lz-2019-63#6-3'],
  about: ['yearly-figures'],
  component: 'figure',
  payee: 'nobody',
  requires: [byEnterpriseYear],
  rate: since('2019-08-01', upToStated('education-fund', percentOf(8, 'wages'))),
  fund: figureFund('lz-2019-63#6-3'),
  limits: [],
  readings: {
    'limit-and-spend': [
      '限额为工资薪金总额的8%；当年支出不到限额的，扣除支出数；超过的部分结转以后年度',
      'The limit is 8 % of total wages; less is deducted where less was spent, the excess is carried forward.',
    ],
    'a-figure': ['只供测算，以税务机关为准', 'Information only; the tax office decides.'],
  },
  notModelled: [['以前年度结转的余额', 'What was carried over from earlier years.']],
})
