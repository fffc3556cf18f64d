import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, done, id, sentence } from '#kernel/shapes'
import { listShape } from './contract-lists.ts'

/** Programmes of other departments; what they pay is recorded here, never computed. */
export const initiatives = codes('Initiative', {
  'rain-and-dew': ['雨露计划', 'Rain and Dew'],
  'disabled-federation': ['残联培训项目', "disabled persons' federation"],
  agriculture: ['农业部门培训项目', 'agriculture department'],
  'vocational-aid': ['中等职业教育资助', 'aid for secondary vocational education'],
  'technical-schooling-household': ['子女接受技工教育家庭补助', 'household benefit for technical schooling'],
})
export type Initiative = CodeOf<typeof initiatives>

export const benefitItems = codes('BenefitItem', {
  'tuition-waiver': ['免学费', 'tuition waiver'],
  'state-grant': ['国家助学金', 'state grant'],
  'training-support': ['培训补助', 'training support'],
  'living-support': ['生活补助', 'living support'],
  'household-support': ['家庭补助', 'household support'],
})
export type BenefitItem = CodeOf<typeof benefitItems>

/** What a school records for each term (桂人社发〔2022〕7号 三（四）). */
export const studentAidItems = ['tuition-waiver', 'state-grant'] as const satisfies readonly BenefitItem[]

export const benefitStatuses = codes('BenefitStatus', {
  entitled: ['符合条件', 'entitled'],
  applied: ['已申请', 'applied for'],
  granted: ['已享受', 'granted'],
  'not-granted': ['未获批准', 'not granted'],
})
export type BenefitStatus = CodeOf<typeof benefitStatuses>

/** `2024-autumn`. */
export const termShape = z
  .string()
  .regex(/^\d{4}-(spring|autumn)$/, { error: '学期应为“年份-spring”或“年份-autumn”' })
  .meta({ description: '学期，如 2024-autumn' })

export const benefitTitles = {
  name: '姓名',
  residentId: '居民身份证号',
  initiative: '补助项目',
  item: '补助内容',
  from: '起始日期',
  until: '截止日期',
  household: '户编号',
  amount: '金额（元）',
  document: '依据文件',
  asOf: '数据截至日期',
} as const

export const studentAidTitles = {
  name: '姓名',
  residentId: '居民身份证号',
  startsOn: '入学日期',
  endsOn: '学制终止日期',
  term: '学期',
  item: '资助项目',
  status: '状态',
  document: '依据文件',
} as const

const benefitShape = z.object({
  id,
  personId: id,
  personName: z.string(),
  tail: z.string(),
  initiative: initiatives.schema,
  item: benefitItems.schema,
  status: benefitStatuses.schema,
  term: z.string(),
  from: dateShape,
  until: dateShape,
  householdNumber: z.string(),
  amountFen: amountShape.nullable(),
  document: z.string(),
  asOf: dateShape,
  schoolName: z.string().nullable(),
  withdrawnOn: dateShape.nullable(),
  withdrawnReason: z.string().nullable(),
  /** The reader may take it back: not who entered it. */
  mayWithdraw: z.boolean(),
})

export const downloadBenefitTemplate = endpoint({
  method: 'GET',
  path: '/api/people/benefit-templates/:listKind',
  summary: '下载其他补助、学生资助的模板',
  params: z.object({ listKind: z.enum(['other-benefits', 'student-aid']) }),
  reply: z.unknown(),
  replies: 'file',
})

export const importBenefits = endpoint({
  method: 'POST',
  path: '/api/people/benefits',
  summary: '导入其他部门的补助清单',
  cites: ['lz-2019-63#4-2'],
  accepts: 'file',
  reply: listShape,
})

export const importStudentAid = endpoint({
  method: 'POST',
  path: '/api/people/student-aid',
  summary: '登记学生免学费和助学金',
  cites: ['gx-2022-7#3-4', 'lz-2019-63#4-2'],
  accepts: 'file',
  reply: listShape,
})

export const listBenefits = endpoint({
  method: 'GET',
  path: '/api/people/benefits',
  summary: '其他部门的补助',
  cites: ['lz-2019-63#4-2'],
  query: pageQuery.extend({
    cursor: id.optional(),
    initiative: initiatives.schema.optional(),
    name: z.string().trim().max(50).optional(),
    householdNumber: z.string().trim().max(30).optional(),
  }),
  reply: pageOf(benefitShape),
})

export const listBenefitsOf = endpoint({
  method: 'GET',
  path: '/api/people/:personId/benefits',
  summary: '一个人的其他补助',
  cites: ['lz-2019-63#4-2'],
  params: z.object({ personId: id }),
  reply: z.object({ benefits: z.array(benefitShape) }),
})

export const withdrawBenefit = endpoint({
  method: 'POST',
  path: '/api/people/benefits/:benefitId/withdrawal',
  summary: '撤销录错的补助登记',
  params: z.object({ benefitId: id }),
  body: z.object({ reason: sentence('撤销原因', 200) }),
  reply: done,
})

export const listHouseholds = endpoint({
  method: 'GET',
  path: '/api/people/household-benefits',
  summary: '按户查看技工教育家庭补助',
  cites: ['lz-2019-63#4-2'],
  query: pageQuery.extend({ householdNumber: z.string().trim().max(30).optional() }),
  reply: pageOf(
    z.object({
      regionCode: z.string(),
      householdNumber: z.string(),
      /** Everybody of the register with this number. */
      members: z.array(z.object({ personId: id, name: z.string() })),
      benefits: z.array(
        benefitShape.pick({ id: true, personName: true, item: true, from: true, until: true, document: true }),
      ),
    }),
  ),
})

export const listStudentAid = endpoint({
  method: 'GET',
  path: '/api/people/student-aid',
  summary: '学生一学期的免学费和助学金，缺登记的排在前面',
  cites: ['gx-2022-7#3-4', 'lz-2019-63#4-2'],
  query: pageQuery.extend({ term: termShape, gaps: z.enum(['yes']).optional() }),
  reply: pageOf(
    z.object({
      id,
      personName: z.string(),
      tail: z.string(),
      schoolName: z.string(),
      /** Null: nothing is recorded for the term. */
      tuitionWaiver: benefitStatuses.schema.nullable(),
      stateGrant: benefitStatuses.schema.nullable(),
    }),
  ).extend({
    term: z.string(),
    from: dateShape,
    until: dateShape,
    /** Students of the term without a record of one item or both. */
    missing: z.int(),
  }),
})

export const checkOverlaps = endpoint({
  method: 'POST',
  path: '/api/people/benefit-overlaps',
  summary: '查一名学员在培训期间有没有其他部门的补助',
  cites: ['lz-2019-63#4-2'],
  body: z.object({
    name: sentence('姓名', 50),
    residentId: sentence('居民身份证号', 30),
    from: dateShape,
    until: dateShape,
  }),
  reply: z.object({
    overlaps: z.array(
      benefitShape.pick({ initiative: true, item: true, status: true, from: true, until: true, document: true }),
    ),
  }),
})
