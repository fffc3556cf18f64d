/** Conditions and readings that several rules of this document share. */
import type { Labels } from '#kernel/codes'
import { is, type Rule, share, when } from '#policy/language'

export const assistedHousehold = when(
  'assisted-household',
  ['帮扶家庭劳动力', 'labor of an assisted household'],
  is('trainee-status', 'lifted-out-of-poverty', 'relapse-monitored'),
  'gx-2022-7#10',
  'gx-2022-7#2',
)

export const transportIncluded: Rule['readings'] = {
  'transport-included': [
    '含交通费，同日不再另发交通补贴',
    'Transport is included; no second transport subsidy for the same day.',
  ],
}

/** Document No. 3 of 2022 knows groups that this one does not name. */
export const otherGroups: Labels = [
  '桂人社规〔2022〕3号规定的其他对象',
  'Other groups under document No. 3 of 2022, which is not in the library.',
]

/** （十二）“一定比例”：no number in the text; whole percents by `readReading`, null while no document sets one. */
export const schoolFundShare = {
  'gx-2022-7/12/school-fund-share': share({
    of: 'training-income',
    title: ['社会化技能培训收入纳入学校公用经费的比例', 'Share of training income for the school’s running costs'],
    why: [
      '原文为“一定比例”，没有写数；由确定比例的文件设定，没有设定的不测算',
      'The text says “a certain share”; a document must set it, or there is no figure.',
    ],
    cites: ['gx-2022-7#12'],
  }),
} as const
export const workloadShare = {
  'gx-2022-7/12/workload-share': share({
    of: 'workload',
    title: ['教师培训工作量折算全日制学生培养工作量的比例', 'Share by which training counts as full-time teaching'],
    why: [
      '原文为“可按一定比例折算”，没有写数；由确定比例的文件设定，没有设定的不折算',
      'The text says “by a certain share”; a document must set it, or nothing is converted.',
    ],
    cites: ['gx-2022-7#12'],
  }),
} as const
