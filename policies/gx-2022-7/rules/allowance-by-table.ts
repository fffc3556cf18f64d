// （十）帮扶家庭劳动力参加就业创业培训的，按桂人社规〔2022〕3号文规定落实培训补贴和生活费（含交通费）补贴。
import { both, fromTable, is, noneOf, oncePerPersonDay, rule, since, subject, when } from '#policy/language'
import { approvedInTime, attended } from '../../conditions.ts'
import { assistedHousehold, otherGroups, transportIncluded } from '../conditions.ts'
import { allowanceRates } from '../tables.ts'
import { livingAllowance } from './living-allowance.ts'

const withoutStatedRate = when(
  'without-stated-rate',
  ['不是项目制的就业技能培训', 'employment-skills training that is not project-based'],
  both(is('training-kind', 'employment-skills'), noneOf('training-mode', 'project-based')),
)

export const allowanceByTable = rule({
  id: 'gx-2022-7/10/allowance-by-table',
  title: ['生活费（含交通费）补贴（按标准表）', 'Living allowance by rate table (transport included)'],
  cites: ['gx-2022-7#10'],
  about: ['training'],
  component: 'living-allowance',
  payee: 'person',
  requires: [subject(withoutStatedRate), assistedHousehold, approvedInTime, attended],
  rate: since('2022-02-22', fromTable(allowanceRates)),
  fund: livingAllowance.fund,
  limits: [oncePerPersonDay('living-allowance', 'gx-2022-7#10')],
  readings: {
    'where-no-stated-rate': [
      '项目制就业技能培训和创业培训按本款写明的标准；其余就业技能培训按桂人社规〔2022〕3号的标准',
      'Project-based and startup training have the stated rate; other employment-skills training that of No. 3.',
    ],
    ...transportIncluded,
  },
  notModelled: [otherGroups],
})
