import { type CodeOf, codes } from '#kernel/codes'

/** What is counted: each from the records of the room that owns them, opened to the persons or items behind it. */
export const indicators = codes('Indicator', {
  training: ['补贴性职业技能培训', 'subsidised training'],
  'enterprise-training': ['企业职工培训', 'training of enterprise employees'],
  'key-group-training': ['其他就业重点群体培训', 'training of other key groups'],
  'poor-training': ['贫困劳动力培训', 'training of registered-poor labour'],
  apprentices: ['企业新型学徒和现代学徒', 'apprentices'],
  coverage: ['重点群体免费培训覆盖率', 'free training of key groups'],
  match: ['培训意愿衔接率', 'intents met by a class'],
  'contest-items': ['竞赛项目数', 'contest items'],
  studios: ['新增市级技能大师工作室', 'new master studios'],
  bases: ['新增市级高技能人才培训基地', 'new training bases'],
})
export type Indicator = CodeOf<typeof indicators>

export const targetUnits = codes('TargetUnit', {
  'person-times': ['人次', 'person-times'],
  persons: ['人', 'persons'],
  share: ['%', '%'],
  items: ['项（家）', 'items'],
})

/** Done beside the time that has gone. */
export const lights = codes('TargetLight', {
  reached: ['已完成', 'reached'],
  'on-time': ['不低于序时进度', 'on schedule'],
  behind: ['低于序时进度', 'behind schedule'],
  missed: ['期满未完成', 'missed'],
  'no-number': ['没有定数', 'no number set'],
  'no-records': ['没有可算的记录', 'nothing to count'],
})
export type Light = CodeOf<typeof lights>

export const breakdownStates = codes('BreakdownState', {
  waiting: ['待复核', 'waiting for the check'],
  'in-force': ['现行', 'in force'],
  returned: ['退回', 'returned'],
  superseded: ['已被新版代替', 'superseded'],
})

export const allocationStates = codes('AllocationState', {
  draft: ['草稿，待复核', 'draft, to be checked'],
  returned: ['退回修改', 'returned'],
  frozen: ['已复核冻结', 'checked and frozen'],
})

/** The two indicators that the clause names; every other one is entered with its source. */
export const computedFactors = codes('ComputedFactor', {
  lifted: ['脱贫人口参训人次', 'lifted-out-of-poverty people trained'],
  resettled: ['易地安置区劳动力参训人次', 'resettled labour trained'],
})
export type ComputedFactor = CodeOf<typeof computedFactors>
