// 对与符合条件的企业共同培养初级工、中级工、高级工、预备技师(技师),
// 且用工双方签订6个月以上劳动合同并缴纳3个月以上社会保险的职业院校,按规定给予相应补贴。
import { fromTable, is, oncePerPerson, rule, since, when } from '#policy/language'
import { insuredRun, sixMonthContract, threeInsuredMonths } from '../../conditions.ts'
import { vocationalSchool } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { jointTrainingRates } from '../tables.ts'

const jointlyTrained = when(
  'jointly-trained',
  ['与企业共同培养', 'trained jointly with an enterprise'],
  is('jointly-trained', 'yes'),
)
const trainedLevel = when(
  'trained-level',
  ['初级工、中级工、高级工或预备技师（技师）', 'junior to senior worker, or technician'],
  is('skill-level', 'junior', 'intermediate', 'senior', 'technician'),
)

export const jointTraining = rule({
  id: 'lz-2019-63/5-2/joint-training',
  title: ['校企共同培养补贴', 'Joint training subsidy'],
  cites: ['lz-2019-63#5-2'],
  about: ['placement'],
  component: 'joint-training',
  payee: 'claimant',
  requires: [vocationalSchool, jointlyTrained, trainedLevel, sixMonthContract, threeInsuredMonths],
  rate: since('2019-08-01', fromTable(jointTrainingRates)),
  fund: namedElsewhere('joint-training'),
  limits: [oncePerPerson('joint-training', 'lz-2019-63#5-2')],
  readings: {
    'insured-run': insuredRun(
      ['校企共同培养缴纳3个月以上社会保险的算法', 'How the 3 insured months of joint training are counted'],
      'lz-2019-63#5-2',
    ),
    'six-included': [
      '“6个月以上”含恰好6个月，“3个月以上”含恰好3个月；无固定期限合同符合',
      '“At least” includes exactly 6 and exactly 3 months; an open-ended contract qualifies.',
    ],
    'reserve-technician': ['预备技师按技师计', 'A reserve technician counts as technician.'],
  },
  notModelled: [
    ['“符合条件的企业”和全日制学籍，以协议和学籍为准', 'Which enterprises qualify, and full-time enrolment.'],
  ],
})
