// 二、到外县参加培训的脱贫劳动力，给予本人食宿补助，前3天每天100元，其后5天每天60元，以后每天30元。
import { firstThen, is, oncePerPersonDay, rule, since, tier, when, yuan } from '#policy/language'
import { liftedLabor } from '../conditions.ts'

const present = when('present', ['有出勤日', 'attended'], is('attendance', 'yes'))

export const travelAllowance = rule({
  id: 'yunshan-2021-5/2/travel-allowance',
  title: ['外出培训食宿补助', 'Board and lodging while training away from home'],
  cites: ['yunshan-2021-5#2'],
  about: ['training'],
  component: 'living-allowance',
  payee: 'person',
  requires: [liftedLabor, present],
  rate: since('2021-01-01', firstThen('day', 3, yuan(100), tier(yuan(60), 5), tier(yuan(30)))),
  fund: {
    item: 'living-allowance',
    sources: ['employment-subsidy-fund'],
    basis: 'reading',
    cites: ['yunshan-2021-5#2'],
  },
  limits: [oncePerPersonDay('living-allowance', 'yunshan-2021-5#2')],
  readings: {},
  notModelled: [['是否到外县，以开班地与户籍地为准，由经办人核对', 'Whether the class is in another county.']],
})
