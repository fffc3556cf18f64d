// 通过项目制培训等方式为贫困劳动力、农村创业致富带头人提供免费职业技能培训、创业培训,
// 并在培训期间给予50元/人·天的生活费(含交通费,下同)补贴,培训补贴及生活费补贴从就业补助资金中列支。
import { either, is, oncePerPersonDay, perDay, rule, since, when, yuan } from '#policy/language'
import { attended } from '../../conditions.ts'

const coveredTraining = when(
  'covered-training',
  ['项目制培训或创业培训', 'project-based or startup training'],
  either(is('training-mode', 'project-based'), is('training-kind', 'startup')),
)
const poorLabor = when(
  'poor-labor',
  ['贫困劳动力', 'labor of registered poor households'],
  is('trainee-status', 'registered-poor'),
)

export const livingAllowance = rule({
  id: 'lz-2019-63/4-1/living-allowance',
  title: ['培训期间生活费（含交通费）补贴', 'Living allowance during training (transport included)'],
  cites: ['lz-2019-63#4-1'],
  about: ['training'],
  component: 'living-allowance',
  payee: 'person',
  requires: [coveredTraining, poorLabor, attended],
  rate: since('2019-08-01', perDay(yuan(50))),
  fund: {
    item: 'living-allowance',
    sources: ['employment-subsidy-fund'],
    basis: 'text',
    cites: ['lz-2019-63#4-1', 'lz-2019-63#6-1'],
  },
  limits: [oncePerPersonDay('living-allowance', 'lz-2019-63#4-1')],
  readings: {
    'other-ways': [
      '“等方式”按项目制培训和创业培训执行',
      '“And other ways” is read as project-based and startup training.',
    ],
    'poor-only': [
      '50元标准只用于贫困劳动力；六（一）所列其他群体须另有标准',
      'The 50 yuan are for registered poor labor only; the other groups of 6(1) need a rate of their own.',
    ],
    'process-not-asked': [
      '六（四）由过程监督转为结果考核，不以开班审批时间为条件',
      '6(4) moves from process to results: the time of approval is no condition.',
    ],
  },
  notModelled: [
    ['农村创业致富带头人（人员标签待认定文件）', 'Rural startup leaders, until a document says who they are.'],
    ['六（一）其他群体的生活费补贴标准', 'Rates for the other groups of 6(1).'],
  ],
})
