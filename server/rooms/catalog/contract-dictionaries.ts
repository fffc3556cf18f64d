import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape } from '#kernel/shapes'

/** 培训地点类型（柳政规〔2019〕63号 四（一）、五（四）、三（三））。 */
export const placeKinds = codes('TrainingPlaceKind', {
  'resettlement-site': ['易地扶贫搬迁安置点', 'resettlement site'],
  'employment-workshop': ['就业扶贫（帮扶）车间', 'employment workshop'],
  'three-micro-platform': ['“三微”平台', '“three micro” platform'],
  'training-base': ['公共实训基地', 'public training base'],
  school: ['院校、培训机构', 'school or training provider'],
  'enterprise-site': ['企业', 'enterprise'],
  village: ['村（社区）', 'village or community'],
  'closed-place': ['监狱、强制隔离戒毒所等封闭场所', 'prison or another closed place'],
})
export type PlaceKind = CodeOf<typeof placeKinds>

/** 专项行动（柳政规〔2019〕63号 四（二））。 */
export const programmes = codes('TrainingProgramme', {
  'thousand-schools': ['技能脱贫千校行动', 'a thousand schools against poverty'],
  'deep-poverty-skills': ['深度贫困地区技能扶贫行动', 'skills for areas of deep poverty'],
})
export type Programme = CodeOf<typeof programmes>

/** 三（三）的四类专项培训；培训类型各归其一。 */
export const trainingCategories = codes('TrainingCategory', {
  'category-pre-employment': ['劳动预备培训', 'pre-employment training'],
  'category-employment-skills': ['就业技能培训', 'employment-skills training'],
  'category-skills-upgrading': ['职业技能提升培训', 'skills-upgrading training'],
  'category-startup': ['创业培训', 'startup training'],
})
export type TrainingCategory = CodeOf<typeof trainingCategories>

/** 参训地与本人的联系，任一即可（柳政规〔2019〕63号 六（二））。 */
export const placeLinks = codes('PlaceLink', {
  'registered-residence': ['户籍地', 'registered residence'],
  'usual-residence': ['常住地', 'usual residence'],
  work: ['求职就业地', 'place of work or job search'],
})
export type PlaceLink = CodeOf<typeof placeLinks>

/** 证明一个人属于某类群体的材料。 */
export const evidenceKinds = codes('EvidenceKind', {
  'school-record': ['毕业（肄业）证书或学校证明', 'school record'],
  'household-register': ['户口簿', 'household register'],
  'unemployment-registration': ['失业登记（就业创业证）', 'unemployment registration'],
  'veteran-document': ['退役军人证件', 'veteran’s document'],
  'hardship-recognition': ['就业困难人员认定表', 'recognition as hard to employ'],
  'disability-certificate': ['残疾人证', 'disability certificate'],
  'zero-employment-recognition': ['零就业家庭认定表', 'recognition as zero-employment household'],
  'allowance-certificate': ['最低生活保障证', 'minimum-allowance certificate'],
  'poverty-list': ['扶贫部门建档立卡名单', 'list of registered-poor households'],
  'revitalization-list': ['乡村振兴部门名单', 'list of the rural revitalization office'],
  'leads-list': ['致富带头人认定名单', 'list of recognized leads'],
  'employer-statement': ['用人单位证明', 'employer’s statement'],
  'justice-letter': ['司法行政机关函', 'letter of the justice authority'],
  'police-letter': ['强制隔离戒毒场所函', 'letter of the rehabilitation place'],
})
export type EvidenceKind = CodeOf<typeof evidenceKinds>

const entryShape = z.object({
  code: z.string(),
  label: z.string(),
  cites: z.array(z.string()),
  /** By the documents that name it. */
  from: dateShape,
  until: dateShape,
  inForce: z.boolean(),
  note: z.string().nullable(),
})
const labelled = z.object({ code: z.string(), label: z.string() })

export const getDictionaries = endpoint({
  method: 'GET',
  path: '/api/dictionaries',
  summary: '政策字典：群体与证明材料、培训类别、地点类型、专项行动',
  cites: ['lz-2019-63#3-3', 'lz-2019-63#4-1', 'lz-2019-63#4-2', 'lz-2019-63#6-2'],
  query: z.object({ on: dateShape.optional() }),
  reply: z.object({
    on: dateShape,
    groups: z.array(
      entryShape.extend({
        /** Any one of them proves it. */
        evidence: z.array(labelled),
        /** 三（三）：免费培训. */
        trainedFree: z.boolean(),
        /** 项目制培训对象. */
        inProjects: z.boolean(),
        /** Seen only by the county's clerk, the person and the auditor. */
        restricted: z.boolean(),
      }),
    ),
    categories: z.array(entryShape.extend({ kinds: z.array(labelled) })),
    places: z.array(entryShape),
    programmes: z.array(entryShape),
  }),
})
