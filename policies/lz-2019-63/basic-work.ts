/** 六（三）: 基础工作 the document supports; how much, and from which fund, it leaves to documents of the city. */
import { type BasicWorkItem, basicWorkItems } from '#policy/language'
import type { BasicWork } from '../basic-work.ts'
import { namedElsewhere } from './funds.ts'
import { basicWorkSources } from './tables.ts'

const SUPPORTED = '对职业技能培训教材开发、师资培训、教学改革以及职业技能竞赛等基础工作给予支持'

const kind = (item: BasicWorkItem, quote: string, reading: BasicWork['reading']): BasicWork => ({
  document: 'lz-2019-63',
  fund: { ...namedElsewhere(item, basicWorkSources(item, basicWorkItems.labels[item])), item },
  quote,
  reading,
})

const byWork: BasicWork['reading'] = [
  '逐项批准、逐项付款；金额以批准文件为准，资金来源以有关文件为准，工作开始之日本文有效',
  'Approved and paid work by work; amount and fund as documents say, begun while this document is in force.',
]

export const basicWorks: readonly BasicWork[] = [
  kind('teaching-materials', SUPPORTED, byWork),
  kind('trainer-training', SUPPORTED, byWork),
  kind('teaching-reform', SUPPORTED, byWork),
  kind('skills-contests', SUPPORTED, [
    `办赛和备赛的支持；获奖选手的奖励另按二（二）。${byWork[0]}`,
    `Holding and preparing contests; rewards to winners follow 2(2). ${byWork[1]}`,
  ]),
  kind('question-bank', '建立开放性的职业技能培训考核题库', byWork),
]
