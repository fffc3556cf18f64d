// 落实“龙城金蓝领”奖励政策,对新取得技师、高级技师职业资格证书的技能人才给予1万元、2万元奖励。
import { both, byLevel, choice, either, is, oncePerLevel, reads, rule, since, when, yuan } from '#policy/language'
import { awardFund } from '../funds.ts'

const qualified = when(
  'qualified',
  ['取得职业资格证书', 'holds a professional qualification'],
  either(
    is('certificate', 'professional-qualification'),
    both(reads('skill-level-certificates', 'count'), is('certificate', 'skill-level')),
  ),
)
const newlyObtained = when(
  'newly-obtained',
  ['政策有效期内新取得', 'newly obtained within the period'],
  is('certificate-date', 'within'),
)

export const goldBlueCollar = rule({
  id: 'lz-2019-63/2-3/gold-blue-collar',
  title: ['“龙城金蓝领”奖励', 'Longcheng gold blue-collar award'],
  cites: ['lz-2019-63#2-3'],
  about: ['certificate'],
  component: 'reward',
  payee: 'person',
  requires: [qualified, newlyObtained],
  rate: since('2019-08-01', byLevel({ technician: yuan(10_000), 'senior-technician': yuan(20_000) })),
  fund: awardFund,
  limits: [oncePerLevel('reward', 'lz-2019-63#2-3')],
  readings: {
    'skill-level-certificates': choice('not', {
      title: ['“龙城金蓝领”是否含职业技能等级证书', 'Whether a skill-level certificate earns the award'],
      choices: {
        not: ['只认职业资格证书', 'professional qualifications only'],
        count: ['职业技能等级证书同样奖励', 'skill-level certificates as well'],
      },
      why: [
        '原文写的是职业资格证书，读作只认该证书；职业技能等级证书依文件可改为同样奖励',
        'The text says professional qualification; a document may add skill-level certificates.',
      ],
      cites: ['lz-2019-63#2-3'],
    }),
    'both-levels': [
      '同一人每级只奖一次；先得技师、后得高级技师的，两级都奖',
      'Once per level and person; a technician who becomes senior technician gets both.',
    ],
  },
  notModelled: [['证书的真伪由发证系统核验', 'Whether the certificate is genuine, which the issuer verifies.']],
})
