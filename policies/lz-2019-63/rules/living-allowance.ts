// 通过项目制培训等方式为贫困劳动力、农村创业致富带头人提供免费职业技能培训、创业培训,
// 并在培训期间给予50元/人·天的生活费(含交通费,下同)补贴,培训补贴及生活费补贴从就业补助资金中列支。
import { oncePerPersonDay, perDay, rule, since, yuan } from '#policy/language'
import { attended } from '../../conditions.ts'
import { outcomeCounts, whoCounts } from '../../outcomes.ts'
import { poorOrLead, projectOrStartup, projectOrStartupReadings } from '../conditions.ts'
import { employmentFund } from '../funds.ts'

export const livingAllowance = rule({
  id: 'lz-2019-63/4-1/living-allowance',
  title: ['培训期间生活费（含交通费）补贴', 'Living allowance during training (transport included)'],
  cites: ['lz-2019-63#4-1'],
  about: ['training'],
  component: 'living-allowance',
  payee: 'person',
  requires: [projectOrStartup, poorOrLead, attended, outcomeCounts],
  rate: since('2019-08-01', perDay(yuan(50))),
  fund: employmentFund('living-allowance', 'lz-2019-63#4-1', 'lz-2019-63#6-1'),
  limits: [oncePerPersonDay('living-allowance', 'lz-2019-63#4-1')],
  readings: {
    'who-counts': whoCounts(['lz-2019-63#4-1', 'lz-2019-63#6-4']),
    ...projectOrStartupReadings,
    'leads-included': [
      '生活费与免费培训同一句、同一对象，农村创业致富带头人同样享受；六（一）未列，以四（一）专门规定为准',
      'One sentence gives both, to the same people: rural start-up leads included, though 6(1) does not name them.',
    ],
    'fifty-for-these-only': [
      '50元标准只用于本条；六（一）所列其他群体另有标准',
      'The 50 yuan are for this clause only; the other groups of 6(1) have rates of their own.',
    ],
    'process-not-asked': [
      '六（四）由过程监督转为结果考核，不以开班审批时间为条件',
      '6(4) moves from process to results: the time of approval is no condition.',
    ],
  },
  notModelled: [['农村创业致富带头人的认定，以名单文件为准', 'Who is a rural start-up lead, which a list must say.']],
})
