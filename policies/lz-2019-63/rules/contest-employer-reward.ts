// 代表柳州市参加各级技能大赛获得奖项名次的个人,按1:1的比例配套奖励,并给予所在企业3万元至10万元的奖励。
import { fromTable, is, oncePerOrganizerAward, rule, since, when, within, yuan } from '#policy/language'
import { contestAward, forLiuzhou, upperContest, upperContestReading } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { employerRewardTiers } from '../tables.ts'

const employedThere = when(
  'employed-there',
  ['获奖时是该企业职工', 'the winner’s employer at the contest'],
  is('trainee-employer', 'enterprise'),
)

export const contestEmployerReward = rule({
  id: 'lz-2019-63/2-2/contest-employer-reward',
  title: ['技能大赛获奖选手所在企业奖励', 'Reward to the employer of a contest winner'],
  cites: ['lz-2019-63#2-2'],
  about: ['award'],
  component: 'reward',
  payee: 'employer',
  requires: [contestAward, upperContest, forLiuzhou, employedThere],
  rate: since('2019-08-01', within(yuan(30_000), yuan(100_000), fromTable(employerRewardTiers))),
  fund: namedElsewhere('award'),
  limits: [oncePerOrganizerAward('reward', 'lz-2019-63#2-2')],
  readings: {
    ...upperContestReading,
    'tiers-elsewhere': [
      '3万元至10万元之间按级别、名次分档，原文没有写各档；须录入分档文件，两端含在内',
      'The text names no tiers by level and rank; a document must set them, both ends of the band included.',
    ],
    'employer-then': [
      '“所在企业”是参赛当日与选手订有劳动合同的企业；同一奖项只奖励一次',
      'The employer is the one under contract on the day of the contest; once per award.',
    ],
  },
  notModelled: [['学校、机关事业单位的选手', 'Winners who work at schools or public bodies.']],
})
