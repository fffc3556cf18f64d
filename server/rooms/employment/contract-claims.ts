import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, done, id, monthShape, sentence } from '#kernel/shapes'
import { listShape } from '#people/contract'
import { skillLevels } from '#policy/contract'

/** What a list can be claimed for. */
export const claimKinds = codes('ClaimListKind', {
  placement: ['安置名单', 'placement list'],
  'training-through-work': ['以工代训名册', 'roster of training through work'],
})
export type ClaimKind = CodeOf<typeof claimKinds>

export const claimStates = codes('ClaimListState', {
  draft: ['填报中', 'being written'],
  submitted: ['待县（区）核对', 'to be checked by the county'],
  returned: ['已退回', 'returned'],
  confirmed: ['已核对确认', 'confirmed'],
  cancelled: ['已作废', 'cancelled'],
})
export type ClaimState = CodeOf<typeof claimStates>

export const claimActs = codes('ClaimListAct', {
  edit: ['增减人员', 'edit'],
  submit: ['提交核对', 'submit'],
  return: ['退回', 'return'],
  confirm: ['核对确认', 'confirm'],
  cancel: ['作废', 'cancel'],
})
export type ClaimAct = CodeOf<typeof claimActs>

export const placementTitles = {
  name: '姓名',
  residentId: '居民身份证号',
  employer: '用人单位',
  contractFrom: '劳动合同起始日期',
  level: '技能等级',
  agreement: '校企共同培养协议',
} as const

export const workMonthTitles = {
  name: '姓名',
  residentId: '居民身份证号',
  month: '以工代训月份',
  wage: '工资（元）',
  paidOn: '工资发放日期',
  proof: '发放凭证号',
} as const

const listRow = z.object({
  id,
  kind: claimKinds.schema,
  number: z.string(),
  organizationId: id,
  organizationName: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  monthFrom: monthShape,
  monthUntil: monthShape,
  state: claimStates.schema,
  returnReason: z.string(),
  submittedOn: dateShape.nullable(),
  confirmedOn: dateShape.nullable(),
  people: z.int(),
  version: z.int(),
})

export const listClaimLists = endpoint({
  method: 'GET',
  path: '/api/employment/claim-lists',
  summary: '安置名单和以工代训名册',
  cites: ['gx-2022-7#11', 'lz-2019-63#6-1'],
  query: z.object({ kind: claimKinds.schema.optional(), state: claimStates.schema.optional() }),
  reply: z.object({ total: z.int(), lists: z.array(listRow) }),
})

const listId = z.object({ listId: id })

export const getClaimList = endpoint({
  method: 'GET',
  path: '/api/employment/claim-lists/:listId',
  summary: '一份名单：人员、合同、到账月份、还缺什么',
  cites: ['gx-2022-7#11', 'lz-2019-63#5-2', 'lz-2019-63#6-1'],
  params: listId,
  reply: listRow.extend({
    acts: z.array(claimActs.schema),
    /** Null: the evidence is complete and the list can be claimed for. */
    notReady: z.string().nullable(),
    persons: z.array(
      z.object({
        id,
        personName: z.string(),
        tail: z.string(),
        township: z.string(),
        employerName: z.string(),
        contractFrom: dateShape,
        contractUntil: dateShape.nullable(),
        level: skillLevels.schema.nullable(),
        jointlyTrained: z.boolean(),
        /** Months whose social insurance is paid, after the contract began, at this employer. */
        insuredMonths: z.array(monthShape),
        /** Months of training through work with contract and paid wage. */
        workMonths: z.array(monthShape),
        missing: z.string().nullable(),
      }),
    ),
  }),
})

export const openClaimList = endpoint({
  method: 'POST',
  path: '/api/employment/claim-lists',
  summary: '建立安置名单或以工代训名册',
  cites: ['gx-2022-7#11', 'lz-2019-63#6-1'],
  body: z.object({ kind: claimKinds.schema, regionCode: z.string(), monthFrom: monthShape, monthUntil: monthShape }),
  reply: z.object({ id, number: z.string(), version: z.int() }),
})

export const addPlacements = endpoint({
  method: 'POST',
  path: '/api/employment/claim-lists/:listId/placements',
  summary: '导入安置人员',
  cites: ['gx-2022-7#11', 'lz-2019-63#5-2'],
  params: listId,
  accepts: 'file',
  reply: listShape,
})

export const addWorkMonths = endpoint({
  method: 'POST',
  path: '/api/employment/claim-lists/:listId/work-months',
  summary: '导入以工代训月份',
  cites: ['lz-2019-63#6-1'],
  params: listId,
  accepts: 'file',
  reply: listShape,
})

export const removeListPerson = endpoint({
  method: 'POST',
  path: '/api/employment/claim-lists/:listId/removals',
  summary: '从名单中移出一人',
  params: listId,
  body: z.object({ listPersonId: id }),
  reply: done,
})

const versioned = z.object({ version: z.int() })
const stepReply = z.object({ state: claimStates.schema, version: z.int() })

export const submitClaimList = endpoint({
  method: 'POST',
  path: '/api/employment/claim-lists/:listId/submission',
  summary: '提交名单核对',
  cites: ['gx-2022-7#11', 'lz-2019-63#6-1'],
  params: listId,
  body: versioned,
  reply: stepReply,
})

export const returnClaimList = endpoint({
  method: 'POST',
  path: '/api/employment/claim-lists/:listId/return',
  summary: '退回名单',
  params: listId,
  body: versioned.extend({ reason: sentence('退回原因', 300) }),
  reply: stepReply,
})

export const confirmClaimList = endpoint({
  method: 'POST',
  path: '/api/employment/claim-lists/:listId/confirmation',
  summary: '核对确认名单',
  cites: ['gx-2022-7#11', 'lz-2019-63#6-1'],
  params: listId,
  body: versioned,
  reply: stepReply,
})

export const cancelClaimList = endpoint({
  method: 'POST',
  path: '/api/employment/claim-lists/:listId/cancellation',
  summary: '作废名单',
  params: listId,
  body: versioned,
  reply: stepReply,
})

export const downloadClaimTemplate = endpoint({
  method: 'GET',
  path: '/api/employment/list-templates/:listKind',
  summary: '下载安置、以工代训、到账月份、危险岗位的模板',
  params: z.object({ listKind: z.enum(['placements', 'work-months', 'insured-months', 'dangerous-posts']) }),
  reply: z.unknown(),
  replies: 'file',
})
