// 三年新增20家市级技能大师工作室、10家市级高技能人才培训基地,
// 对新认定的市级技能大师工作室、高技能人才培训基地分别给予5万元、10万元奖励。
import { is, oncePerOrganizerAward, perRecognition, rule, since, when, yuan } from '#policy/language'
import { municipal, newlyRecognized, rewardReadings } from '../conditions.ts'
import { studioBaseFund } from '../funds.ts'

const base = when('base', ['高技能人才培训基地', 'high-skill training base'], is('recognition', 'training-base'))

export const baseReward = rule({
  id: 'lz-2019-63/5-1/base-reward',
  title: ['市级高技能人才培训基地奖励', 'Reward to a new municipal training base'],
  cites: ['lz-2019-63#5-1'],
  about: ['recognition'],
  component: 'reward',
  payee: 'claimant',
  requires: [base, municipal, newlyRecognized],
  rate: since('2019-08-01', perRecognition(yuan(100_000))),
  fund: studioBaseFund,
  limits: [oncePerOrganizerAward('reward', 'lz-2019-63#5-1')],
  readings: rewardReadings,
  notModelled: [['建设任务和考核', 'What a base has to do, and its review.']],
})
