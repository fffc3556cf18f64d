import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { leftOutShape } from '#kernel/left-out'
import { dateShape, done, id, monthShape, sentence } from '#kernel/shapes'
import { listShape } from '#people/contract'

/** How a month of social insurance came to be known. */
export const insuredStates = codes('InsuredMonthState', {
  counted: ['已到账', 'paid'],
  'to-check': ['待核对', 'to be checked'],
  declared: ['已申报未到账', 'declared, not paid'],
  struck: ['已剔除', 'struck'],
})
export type InsuredState = CodeOf<typeof insuredStates>

export const insuredTitles = {
  name: '姓名',
  residentId: '居民身份证号',
  employer: '参保单位',
  month: '缴费月份',
  paidOn: '到账日期',
  document: '清单文号',
} as const

/** 特种作业和其他须持证上岗的岗位（按安全生产监管的作业类别）。 */
export const dangerousPosts = codes('DangerousPost', {
  electrical: ['电工作业', 'electrical work'],
  welding: ['焊接与热切割作业', 'welding and thermal cutting'],
  'at-height': ['高处作业', 'work at height'],
  refrigeration: ['制冷与空调作业', 'refrigeration'],
  mining: ['矿山安全作业', 'mine safety'],
  metallurgy: ['冶金生产安全作业', 'metallurgy'],
  'hazardous-chemicals': ['危险化学品安全作业', 'hazardous chemicals'],
  fireworks: ['烟花爆竹安全作业', 'fireworks'],
  'special-equipment': ['特种设备作业', 'special equipment'],
  other: ['其他须安全技能培训合格的岗位', 'other posts that need safety training'],
})
export type DangerousPost = CodeOf<typeof dangerousPosts>

export const passKinds = codes('PassKind', {
  'special-operation': ['特种作业操作证', 'special-operation certificate'],
  'special-equipment': ['特种设备作业人员证', 'special-equipment certificate'],
  'safety-training': ['安全技能培训合格证明', 'proof of safety training passed'],
})
export type PassKind = CodeOf<typeof passKinds>

export const dangerousPostTitles = {
  name: '姓名',
  residentId: '居民身份证号',
  post: '岗位',
  passKind: '证件种类',
  passNumber: '证件编号',
  validUntil: '有效期至',
} as const

export const listInsuredMonths = endpoint({
  method: 'GET',
  path: '/api/employment/insured-months',
  summary: '社会保险到账月份',
  cites: ['gx-2022-7#11'],
  query: z.object({ state: insuredStates.schema.optional(), name: z.string().trim().max(50).optional() }),
  reply: z.object({
    /** How many there are in all; the reply may hold the first of them only. */
    total: z.int(),
    months: z.array(
      z.object({
        id,
        personName: z.string(),
        tail: z.string(),
        employerName: z.string(),
        month: monthShape,
        paidOn: dateShape.nullable(),
        document: z.string(),
        state: insuredStates.schema,
        struckReason: z.string().nullable(),
        /** Entered by the reader: another person checks or strikes it. */
        mine: z.boolean(),
      }),
    ),
  }),
})

export const importInsuredMonths = endpoint({
  method: 'POST',
  path: '/api/employment/insured-months/imports',
  summary: '导入社会保险到账清单',
  cites: ['gx-2022-7#11', 'lz-2019-63#5-2'],
  accepts: 'file',
  reply: listShape,
})

export const enterInsuredMonths = endpoint({
  method: 'POST',
  path: '/api/employment/insured-months',
  summary: '登记社会保险到账月份',
  cites: ['gx-2022-7#11', 'lz-2019-63#5-2'],
  body: z.object({
    name: sentence('姓名', 50),
    residentId: sentence('居民身份证号', 30),
    employer: sentence('参保单位', 80),
    months: z.array(monthShape).min(1, { error: '请填写缴费月份' }).max(24, { error: '一次最多24个月' }),
    paidOn: dateShape,
    document: sentence('缴费凭证', 100),
  }),
  reply: z.object({ entered: z.int() }),
})

const monthIds = z.array(id).min(1, { error: '请选择月份' }).max(200, { error: '一次最多200条' })

export const checkInsuredMonths = endpoint({
  method: 'POST',
  path: '/api/employment/insured-months/checks',
  summary: '核对登记的到账月份',
  cites: ['gx-2022-7#11'],
  body: z.object({ insuredMonthIds: monthIds }),
  reply: z.object({ checked: z.int(), leftOut: z.array(leftOutShape) }),
})

export const strikeInsuredMonth = endpoint({
  method: 'POST',
  path: '/api/employment/insured-months/:insuredMonthId/strike',
  summary: '剔除有误的到账月份',
  params: z.object({ insuredMonthId: id }),
  body: z.object({ reason: sentence('剔除原因', 200) }),
  reply: done,
})

export const importDangerousPosts = endpoint({
  method: 'POST',
  path: '/api/employment/dangerous-posts',
  summary: '报送危险岗位名册',
  cites: ['lz-2019-63#2-1'],
  accepts: 'file',
  reply: listShape,
})

export const checkDangerousPosts = endpoint({
  method: 'GET',
  path: '/api/employment/dangerous-posts',
  summary: '危险岗位没有有效合格证的人员',
  cites: ['lz-2019-63#2-1'],
  query: z.object({ on: dateShape.optional() }),
  reply: z.object({
    on: dateShape,
    rosters: z.array(
      z.object({
        organizationId: id,
        organizationName: z.string(),
        reportedOn: dateShape,
        workers: z.int(),
        withoutPass: z.int(),
      }),
    ),
    /** How many have no valid pass in all; the list may hold the first of them only. */
    total: z.int(),
    withoutPass: z.array(
      z.object({
        id,
        organizationName: z.string(),
        workerName: z.string(),
        tail: z.string(),
        post: dangerousPosts.schema,
        passKind: passKinds.schema.nullable(),
        passNumber: z.string(),
        /** Null: no pass at all. */
        validUntil: dateShape.nullable(),
      }),
    ),
  }),
})
