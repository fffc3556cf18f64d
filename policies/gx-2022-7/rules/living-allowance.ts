// （十）参加项目制就业技能培训或创业培训期间，给予个人生活费补贴，补贴标准为50元/人·天。
import { both, either, is, oncePerPersonDay, perDay, rule, since, when, yuan } from '#policy/language'
import { approvedInTime, attended } from '../../conditions.ts'
import { outcomeCounts, whoCounts } from '../../outcomes.ts'
import { assistedHousehold, otherGroups, transportIncluded } from '../conditions.ts'

const coveredTraining = when(
  'covered-training',
  ['项目制就业技能培训或创业培训', 'project-based employment-skills training, or startup training'],
  either(
    both(is('training-mode', 'project-based'), is('training-kind', 'employment-skills')),
    is('training-kind', 'startup'),
  ),
)

export const livingAllowance = rule({
  id: 'gx-2022-7/10/living-allowance',
  title: ['培训期间生活费（含交通费）补贴', 'Living allowance during training (transport included)'],
  cites: ['gx-2022-7#10'],
  about: ['training'],
  component: 'living-allowance',
  payee: 'person',
  requires: [coveredTraining, assistedHousehold, approvedInTime, attended, outcomeCounts],
  rate: since('2022-02-22', perDay(yuan(50))),
  fund: {
    item: 'living-allowance',
    sources: ['employment-subsidy-fund'],
    basis: 'reading',
    cites: ['gx-2022-7#9', 'lz-2019-63#4-1', 'lz-2019-63#6-1'],
  },
  limits: [oncePerPersonDay('living-allowance', 'gx-2022-7#10')],
  readings: {
    'who-counts': whoCounts(['gx-2022-7#10']),
    'assisted-household-only': [
      '本句未写对象，按本款首句限于帮扶家庭（脱贫家庭和监测对象家庭）劳动力',
      'The sentence names no group; as in the first sentence of the clause it is labor of assisted households.',
    ],
    'no-contract-needed': ['不要求劳动合同', 'No labor contract is asked for.'],
    'no-cap': ['原文未设上限', 'The text sets no cap.'],
    ...transportIncluded,
    'fund-source': [
      '本文未列资金来源，沿用柳政规〔2019〕63号：只从就业补助资金列支',
      'This text names no fund source; as in the 2019 document it is the employment subsidy fund only.',
    ],
  },
  notModelled: [otherGroups],
})
