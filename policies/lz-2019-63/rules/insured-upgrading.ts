// 符合条件的企业职工参加岗前培训、安全技能培训、转岗转业培训或初级工、中级工、高级工、技师、高级技师培训,
// 按规定给予职业培训补贴或参保职工技能提升补贴。
import {
  atLeast,
  count,
  fromTable,
  is,
  oncePerOccupationAndLevel,
  oneOrTheOther,
  rule,
  since,
  when,
} from '#policy/language'
import { namedElsewhere } from '../funds.ts'
import { oneOrTheOtherReadings } from '../limits.ts'
import { upgradingRates } from '../tables.ts'

const enterpriseWorker = when(
  'enterprise-worker',
  ['企业职工', 'employee of an enterprise'],
  is('trainee-employer', 'enterprise'),
)
const insured = when(
  'insured',
  ['参加失业保险满规定月数', 'unemployment insurance paid for the months asked'],
  atLeast('unemployment-insured-months', 'insured-months'),
)
const skillCertificate = when(
  'skill-certificate',
  ['取得职业资格证书或职业技能等级证书', 'holds a professional qualification or skill-level certificate'],
  is('certificate', 'professional-qualification', 'skill-level'),
)
const namedLevel = when(
  'named-level',
  ['初级工至高级技师', 'junior worker to senior technician'],
  is('skill-level', 'junior', 'intermediate', 'senior', 'technician', 'senior-technician'),
)

export const insuredUpgrading = rule({
  id: 'lz-2019-63/6-1/insured-upgrading',
  title: ['参保职工技能提升补贴', 'Insured-worker upgrading subsidy'],
  cites: ['lz-2019-63#6-1'],
  about: ['certificate'],
  component: 'upgrading-subsidy',
  payee: 'person',
  requires: [enterpriseWorker, insured, skillCertificate, namedLevel],
  rate: since('2019-08-01', fromTable(upgradingRates)),
  fund: namedElsewhere('upgrading'),
  limits: [oneOrTheOther('lz-2019-63#6-1'), oncePerOccupationAndLevel('upgrading-subsidy', 'lz-2019-63#6-2')],
  readings: {
    'insured-months': count(12, {
      title: ['参保职工技能提升补贴的参保月数', 'Months of insurance for the upgrading subsidy'],
      unit: ['个月', 'months'],
      least: 1,
      most: 36,
      why: [
        '原文只写“参保职工”，没有写月数；按通行做法参加失业保险累计满12个月',
        'The text says insured workers and no number; practice is 12 months of unemployment insurance.',
      ],
      cites: ['lz-2019-63#6-1'],
      practice: 'upgrading-subsidy',
    }),
    ...oneOrTheOtherReadings,
    'not-a-time': [
      '不占六（二）每年3次的次数；同一职业同一等级只享受一次',
      'It takes none of the three times a year; once per occupation and level.',
    ],
  },
  notModelled: [
    ['申领期限和线上申领，以失业保险文件为准', 'Time limit and way to claim, set by the insurance documents.'],
  ],
})
