// 每3年评选一次“龙城技术能手”,对获评个人给予2万元奖励。
import { atLeast, choice, is, oncePerAward, perHead, rule, since, when, yuan } from '#policy/language'
import { awardFund } from '../funds.ts'

const honored = when(
  'honored',
  ['获评“龙城技术能手”', 'named Longcheng skills expert'],
  is('award-kind', 'skills-expert'),
)
const thirdYear = when(
  'third-year',
  ['距上次评选满3年', '3 years since the last round'],
  atLeast('years-since-last-round', 3),
)

export const skillsExpert = rule({
  id: 'lz-2019-63/2-2/skills-expert',
  title: ['“龙城技术能手”奖励', 'Longcheng skills expert award'],
  cites: ['lz-2019-63#2-2'],
  about: ['award'],
  component: 'reward',
  payee: 'person',
  requires: [honored, thirdYear],
  rate: since('2019-08-01', perHead(yuan(20_000))),
  fund: awardFund,
  limits: [oncePerAward('reward', 'lz-2019-63#2-2')],
  readings: {
    tax: choice('gross', {
      title: ['“龙城技术能手”奖金是税前还是税后', 'Whether the award is before or after tax'],
      choices: {
        gross: ['税前，个人所得税由本人承担', 'before tax, which the person bears'],
        net: ['税后，个人所得税由发放单位承担', 'after tax, which the payer bears'],
      },
      why: [
        '原文只写“2万元”，读作税前；2020年公布的做法为税后，依文件可改',
        'The text says 20,000 yuan only, read as before tax; practice in 2020 was after tax.',
      ],
      cites: ['lz-2019-63#2-2'],
    }),
    'first-round': ['首次评选没有上次，不受3年限制', 'The first round has none before it.'],
  },
  notModelled: [['评选条件和名额，以评选文件为准', 'Criteria and number, which the document of the round sets.']],
})
