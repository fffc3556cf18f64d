// 通过项目制培训等方式为贫困劳动力、农村创业致富带头人提供免费职业技能培训、创业培训,
// 并在培训期间给予50元/人·天的生活费(含交通费,下同)补贴,培训补贴及生活费补贴从就业补助资金中列支。
import { fromTable, is, rule, since, subject, when } from '#policy/language'
import { attended } from '../../conditions.ts'
import { certified, poorOrLead, projectOrStartup, projectOrStartupReadings } from '../conditions.ts'
import { employmentFund } from '../funds.ts'
import { trainingLimits, trainingReadings } from '../limits.ts'
import { trainingRates } from '../tables.ts'

const free = when('free', ['免费培训，没有收费', 'free: no fee was taken'], is('fee', 'no'))

export const poorTraining = rule({
  id: 'lz-2019-63/4-1/poor-training',
  title: ['项目制、创业免费培训补贴', 'Subsidy for free project-based and startup training'],
  cites: ['lz-2019-63#4-1', 'lz-2019-63#3-3'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [projectOrStartup, subject(poorOrLead), attended, certified, free],
  yieldsTo: ['lz-2019-63/4-3/guangdong-training'],
  rate: since('2019-08-01', fromTable(trainingRates)),
  fund: employmentFund('free-training', 'lz-2019-63#4-1', 'lz-2019-63#6-3'),
  limits: trainingLimits,
  readings: {
    ...trainingReadings,
    ...projectOrStartupReadings,
    'free-means-nothing-taken': [
      '“免费”指不收培训费、材料费和押金，先收后退也不算免费；没有登记收费情况的先补登',
      'Free means no fee, no materials, no deposit, not even one given back; it must be recorded.',
    ],
    'one-fund': [
      '补贴标准与六（二）相同，资金只从就业补助资金列支，不用专账',
      'The rates are those of 6(2); the money comes from the employment subsidy fund only.',
    ],
  },
  notModelled: [['务工带头人培训的带动人数', 'How many people a trained leader takes to work.']],
})
