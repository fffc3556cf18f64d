// 一、脱贫劳动力参加项目制就业技能培训的，给予组织单位培训补贴，补贴标准为120元/人·天，2021年7月1日起为150元/人·天，
// 单次不超过900元/人。
import {
  between,
  both,
  inTurn,
  is,
  oncePerOccupationAndLevel,
  perDay,
  perPersonYear,
  rule,
  since,
  upTo,
  when,
  yuan,
} from '#policy/language'
import { liftedLabor } from '../conditions.ts'

const projectTraining = when(
  'project-training',
  ['项目制就业技能培训', 'project-based employment-skills training'],
  both(is('training-mode', 'project-based'), is('training-kind', 'employment-skills')),
)

export const projectSubsidy = rule({
  id: 'yunshan-2021-5/1/project-training',
  title: ['项目制培训补贴', 'Project-based training subsidy'],
  cites: ['yunshan-2021-5#1'],
  about: ['training'],
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [projectTraining, liftedLabor],
  rate: inTurn(
    between('2021-01-01', '2021-06-30', upTo(yuan(900), perDay(yuan(120)))),
    since('2021-07-01', upTo(yuan(900), perDay(yuan(150)))),
  ),
  fund: { item: 'training', sources: ['employment-subsidy-fund'], basis: 'reading', cites: ['yunshan-2021-5#1'] },
  limits: [
    perPersonYear(3, 'training-subsidy', 'yunshan-2021-5#3', 'lz-2019-63#6-2'),
    oncePerOccupationAndLevel('training-subsidy', 'yunshan-2021-5#3', 'lz-2019-63#6-2'),
  ],
  readings: {
    'one-class': ['“单次”指一个班次', 'One time is one class.'],
  },
  notModelled: [],
})
