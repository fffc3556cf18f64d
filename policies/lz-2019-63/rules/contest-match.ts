// 代表柳州市参加各级技能大赛获得奖项名次的个人,按1:1的比例配套奖励,并给予所在企业3万元至10万元的奖励。
import { is, matched, oncePerAward, rule, since, when } from '#policy/language'
import { contestAward, forLiuzhou, upperContest, upperContestReading } from '../conditions.ts'
import { awardFund } from '../funds.ts'

const paidAbove = when(
  'paid-above',
  ['上级奖金已发给本人', 'the higher level has paid the person'],
  is('award-paid', 'yes'),
)

export const contestMatch = rule({
  id: 'lz-2019-63/2-2/contest-match',
  title: ['技能大赛获奖配套奖励', 'Matching award for winners of skills contests'],
  cites: ['lz-2019-63#2-2'],
  about: ['award'],
  component: 'reward',
  payee: 'person',
  requires: [contestAward, upperContest, forLiuzhou, paidAbove],
  rate: since('2019-08-01', matched(1, 1, 'award-paid')),
  fund: awardFund,
  limits: [oncePerAward('reward', 'lz-2019-63#2-2')],
  readings: {
    ...upperContestReading,
    'cash-paid': [
      '配套的基数是上级实际发给本人的奖金；团体奖按发奖文件分到个人',
      'The base is what the person was actually paid; team awards as the document splits them.',
    ],
  },
  notModelled: [['实物、晋升等非现金奖励', 'Awards that are not money.']],
})
