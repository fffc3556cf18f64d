// 对贫困劳动力、就业困难人员(含残疾人)、零就业家庭成员、“两后生”中的农村学员和城市低保家庭学员,
// 从就业补助资金中给予生活费补贴。
import { either, fromTable, is, noneOf, oncePerPersonDay, rule, since, subject, when } from '#policy/language'
import { attended } from '../../conditions.ts'
import { employmentFund } from '../funds.ts'
import { groupAllowanceRates } from '../tables.ts'

const listedGroup = subject(
  when(
    'listed-group',
    ['六（一）所列群体', 'one of the groups of 6(1)'],
    is('trainee-status', 'registered-poor', 'hard-to-employ', 'disabled', 'zero-employment-household', 'school-leaver'),
  ),
)
const ruralOrDibao = when(
  'rural-or-dibao',
  ['“两后生”须为农村学员或城市低保家庭学员', 'a school leaver from the country or an urban low-income household'],
  either(
    noneOf('trainee-status', 'school-leaver'),
    is('trainee-status', 'registered-poor', 'hard-to-employ', 'disabled', 'zero-employment-household', 'urban-dibao'),
    is('residence', 'rural'),
  ),
)

export const groupLivingAllowance = rule({
  id: 'lz-2019-63/6-1/group-living-allowance',
  title: ['重点群体培训生活费补贴', 'Living allowance by group'],
  cites: ['lz-2019-63#6-1'],
  about: ['training'],
  component: 'living-allowance',
  payee: 'person',
  requires: [listedGroup, ruralOrDibao, attended],
  yieldsTo: ['lz-2019-63/4-1/living-allowance'],
  rate: since('2019-08-01', fromTable(groupAllowanceRates)),
  fund: employmentFund('living-allowance', 'lz-2019-63#6-1'),
  limits: [oncePerPersonDay('living-allowance', 'lz-2019-63#6-1')],
  readings: {
    'not-fifty': [
      '50元是四（一）的标准，不推及其他群体；各群体标准另录',
      'The 50 yuan are those of 4(1); the other groups need rates of their own.',
    ],
    'disabled-included': [
      '“就业困难人员（含残疾人）”：登记为残疾人的也在内，不另要求认定为就业困难人员；标准表可以另列残疾人',
      'Disabled people are included without being registered as hard to employ; the table may list them on their own.',
    ],
    'four-one-first': [
      '四（一）的项目制、创业培训按50元发给，其余培训按本条；同一天不重复',
      'Project-based and startup training under 4(1) comes first; no day is paid twice.',
    ],
    'school-leavers': [
      '“农村学员和城市低保家庭学员”只限定“两后生”',
      'Rural and urban low-income qualify the school leavers only.',
    ],
    'several-groups': [
      '一人属几个群体而标准不同的，不自行挑选，请更正标准表',
      'Where a person’s groups have different rates none is chosen; the table must say.',
    ],
  },
  notModelled: [],
})
