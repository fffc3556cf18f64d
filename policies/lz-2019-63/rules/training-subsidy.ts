// 符合条件的劳动者在户籍地、常住地、求职就业地参加培训后取得证书(职业资格证书、职业技能等级证书、专项职业能力证书、
// 特种作业操作证书、培训合格证书等)的,按规定给予职业培训补贴和职业技能鉴定补贴,原则上每人每年可享受不超过3次,
// 但同一职业同一等级不可重复享受。
import { fromTable, rule, since } from '#policy/language'
import { attended } from '../../conditions.ts'
import { certified, freeForGroups } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { specificTraining, trainingLimits, trainingReadings } from '../limits.ts'
import { trainingRates } from '../tables.ts'

export const trainingSubsidy = rule({
  id: 'lz-2019-63/6-2/training-subsidy',
  title: ['职业培训补贴', 'Training subsidy'],
  cites: ['lz-2019-63#6-2', 'lz-2019-63#5-3', 'lz-2019-63#3-3'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [attended, certified, freeForGroups],
  yieldsTo: [...specificTraining, 'lz-2019-63/3-2/graduate-training'],
  rate: since('2019-08-01', fromTable(trainingRates)),
  fund: namedElsewhere('training'),
  limits: trainingLimits,
  readings: {
    ...trainingReadings,
    'open-to-all': [
      '向高等院校、职业院校、职业培训机构、行业协会、企业内部培训机构等开放，不设名单，公办民办一样',
      'Open to universities, schools, providers, associations and enterprises alike; no list, no ownership.',
    ],
    'five-kinds': [
      '“等”证书按所列五类执行；其他证书须先列入目录',
      'The five kinds named; another kind must first be added to the list.',
    ],
    'more-specific-first': [
      '同一次培训另有专门规定的（学徒、毕业生、养老、四（一）、粤桂、企业职工），按专门规定',
      'Where a clause speaks of this training in particular, that clause governs.',
    ],
  },
  notModelled: [
    ['培训资质由目录清单核对', 'Whether the provider is qualified, which the published list says.'],
    ['其他部门确定的新标准，同样录入标准表', 'Rates set by other departments, which are entered in the same table.'],
  ],
})
