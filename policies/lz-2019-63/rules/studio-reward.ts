// 三年新增20家市级技能大师工作室、10家市级高技能人才培训基地,
// 对新认定的市级技能大师工作室、高技能人才培训基地分别给予5万元、10万元奖励。
import { is, oncePerOrganizerAward, perRecognition, rule, since, when, yuan } from '#policy/language'
import { municipal, newlyRecognized, rewardReadings } from '../conditions.ts'
import { studioBaseFund } from '../funds.ts'

const studio = when('studio', ['技能大师工作室', 'skills master studio'], is('recognition', 'master-studio'))

export const studioReward = rule({
  id: 'lz-2019-63/5-1/studio-reward',
  title: ['市级技能大师工作室奖励', 'Reward to a new municipal master studio'],
  cites: ['lz-2019-63#5-1'],
  about: ['recognition'],
  component: 'reward',
  payee: 'claimant',
  requires: [studio, municipal, newlyRecognized],
  rate: since('2019-08-01', perRecognition(yuan(50_000))),
  fund: studioBaseFund,
  limits: [oncePerOrganizerAward('reward', 'lz-2019-63#5-1')],
  readings: rewardReadings,
  notModelled: [['建成后的年度经费和考核', 'Yearly money and review after the recognition.']],
})
