import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, done, id, regionCodeShape, sentence } from '#kernel/shapes'
import * as words from './contract-words.ts'

/** 人才台账: what was won, conferred, recognized or set up; entered, confirmed by another person, corrected by a new record. */

export const memberShape = z.object({
  personId: id,
  name: z.string(),
  township: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  amountFen: amountShape,
  consentedOn: dateShape.nullable(),
})

export const recordShape = z.object({
  id,
  kind: words.recordKinds.schema,
  subject: words.subjects.schema,
  level: z.string(),
  rank: z.string(),
  number: z.string(),
  title: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  itemId: id.nullable(),
  itemTitle: z.string().nullable(),
  contestTitle: z.string().nullable(),
  awardId: id.nullable(),
  representing: z.string(),
  place: z.string(),
  onDay: dateShape,
  untilDay: dateShape.nullable(),
  newly: z.boolean(),
  amountFen: amountShape,
  proof: z.string().nullable(),
  documentNumber: z.string(),
  documentTitle: z.string(),
  state: words.recordStates.schema,
  madeOn: dateShape,
  checkedOn: dateShape.nullable(),
  rejectReason: z.string().nullable(),
  corrects: id.nullable(),
  correctionReason: z.string().nullable(),
  members: z.array(memberShape),
  /** The reader entered it: another person has to confirm. */
  madeByMe: z.boolean(),
})

export const listRecords = endpoint({
  method: 'GET',
  path: '/api/talent/records',
  summary: '人才台账',
  cites: ['gx-2022-7#3-7', 'lz-2019-63#2-2', 'lz-2019-63#5-1'],
  query: pageQuery.extend({
    kind: words.recordKinds.schema.optional(),
    subject: words.subjects.schema.optional(),
    level: z.string().optional(),
    rank: words.awardRanks.schema.optional(),
    state: words.recordStates.schema.optional(),
    itemId: id.optional(),
    organizationId: id.optional(),
    newly: z.enum(['yes', 'no']).optional(),
    from: dateShape.optional(),
    until: dateShape.optional(),
    search: z.string().trim().optional(),
  }),
  reply: pageOf(recordShape),
})

const recordId = z.object({ recordId: id })

export const getRecord = endpoint({
  method: 'GET',
  path: '/api/talent/records/:recordId',
  summary: '一条人才记录',
  params: recordId,
  reply: recordShape,
})

/** What every record rests on. `correctedRecordId`: the record this one takes the place of, with the reason. */
const evidence = {
  number: sentence('编号', 60),
  documentNumber: sentence('文号', 60),
  documentTitle: sentence('文件名称', 120),
  onDay: dateShape,
  correctedRecordId: id.optional(),
  correctionReason: z.string().trim().max(200).optional(),
}

const someone = { name: sentence('姓名', 50), residentId: sentence('居民身份证号', 30) }
/** Evidence of the person's written consent that the name is published. */
const consent = { consented: z.boolean().default(false) }
const people = z.array(z.object(someone)).max(500)
/** The county whose record it is; left out where the maker's own post is of a county. */
const region = { regionCode: regionCodeShape.optional() }
const entered = z.object({ id })

export const enterAward = endpoint({
  method: 'POST',
  path: '/api/talent/awards',
  summary: '录入获奖',
  cites: ['gx-2022-7#3-7', 'lz-2019-63#2-2'],
  body: z.object({
    ...region,
    itemId: id,
    rank: words.awardRanks.schema,
    title: sentence('奖项名称', 100),
    representing: regionCodeShape,
    /** Cash actually granted by the higher level, the whole award; a team's parts sum to it. */
    amountFen: amountShape,
    proof: z.string().trim().max(60).optional(),
    winners: z
      .array(
        z.object({
          ...someone,
          ...consent,
          /** The employer on the day of the contest, by its credit code. */
          employerCode: z.string().trim().optional(),
          amountFen: amountShape.optional(),
        }),
      )
      .min(1, { error: '请至少填写一名获奖人' })
      .max(50),
    ...evidence,
  }),
  reply: entered,
})

export const enterRecognition = endpoint({
  method: 'POST',
  path: '/api/talent/recognitions',
  summary: '录入单位认定',
  cites: ['lz-2019-63#5-1'],
  body: z.object({
    ...region,
    organizationId: id,
    subject: words.recognitions.schema,
    level: words.contestLevels.schema,
    title: sentence('名称', 100),
    /** 新认定；复评、延续为否. */
    newly: z.boolean(),
    untilDay: dateShape.optional(),
    /** Support granted by the level that recognized it. */
    amountFen: amountShape.optional(),
    ...evidence,
  }),
  reply: entered,
})

export const enterTag = endpoint({
  method: 'POST',
  path: '/api/talent/tags',
  summary: '录入人才入库',
  cites: ['gx-2022-7#preamble'],
  body: z.object({
    ...region,
    ...someone,
    ...consent,
    subject: words.talentTags.schema,
    title: sentence('技艺或职业', 100),
    untilDay: dateShape.optional(),
    ...evidence,
  }),
  reply: entered,
})

export const enterPost = endpoint({
  method: 'POST',
  path: '/api/talent/posts',
  summary: '登记企业高等级技师岗位',
  cites: ['lz-2019-63#2-3'],
  body: z.object({
    ...region,
    ...someone,
    organizationId: id,
    level: words.postLevels.schema,
    title: sentence('岗位名称', 100),
    untilDay: dateShape.optional(),
    ...evidence,
  }),
  reply: entered,
})

export const enterProgramme = endpoint({
  method: 'POST',
  path: '/api/talent/programmes',
  summary: '登记高技能人才项目',
  cites: ['lz-2019-63#2-3'],
  body: z.object({
    ...region,
    subject: words.programmeTypes.schema,
    title: sentence('项目名称', 100),
    organizationId: id.optional(),
    place: sentence('地点', 100),
    untilDay: dateShape,
    budgetFen: amountShape,
    participants: people,
    ...evidence,
  }),
  reply: entered,
})

export const enterJointSchool = endpoint({
  method: 'POST',
  path: '/api/talent/joint-schools',
  summary: '登记企业举办职业院校的人数',
  cites: ['lz-2019-63#5-1'],
  body: z.object({
    ...region,
    organizationId: id,
    subject: words.schoolBases.schema,
    /** The school. */
    title: sentence('院校名称', 100),
    proof: z.string().trim().max(60).optional(),
    people: people.min(1, { error: '请至少填写一人' }),
    ...evidence,
  }),
  reply: entered,
})

export const enterPromotion = endpoint({
  method: 'POST',
  path: '/api/talent/promotions',
  summary: '登记晋升或优先考评资格',
  cites: ['lz-2019-63#2-2'],
  body: z.object({
    awardRecordId: id,
    name: someone.name,
    residentId: someone.residentId,
    subject: words.promotionKinds.schema,
    /** The level held now; the entitlement is to the one above. */
    level: words.talentLevels.schema,
    untilDay: dateShape.optional(),
    ...evidence,
  }),
  reply: entered,
})

const settled = z.object({ id, state: words.recordStates.schema })

export const confirmRecord = endpoint({
  method: 'POST',
  path: '/api/talent/records/:recordId/confirmation',
  summary: '核实人才记录',
  cites: ['lz-2019-63#6-4'],
  params: recordId,
  reply: settled,
})

export const rejectRecord = endpoint({
  method: 'POST',
  path: '/api/talent/records/:recordId/rejection',
  summary: '不予认可人才记录',
  params: recordId,
  body: z.object({ reason: sentence('理由', 200) }),
  reply: settled,
})

export const proveRecord = endpoint({
  method: 'POST',
  path: '/api/talent/records/:recordId/proof',
  summary: '补登凭证',
  cites: ['lz-2019-63#2-2'],
  params: recordId,
  body: z.object({ proof: sentence('凭证编号', 60) }),
  reply: settled,
})

export const consentToPublish = endpoint({
  method: 'POST',
  path: '/api/talent/records/:recordId/consent',
  summary: '同意或不再同意在光荣榜公开姓名',
  cites: ['lz-2019-63#7-3'],
  params: recordId,
  body: z.object({ consented: z.boolean() }),
  reply: done,
})

export const countRecognitions = endpoint({
  method: 'GET',
  path: '/api/talent/recognition-counts',
  summary: '新认定的工作室和培训基地',
  cites: ['lz-2019-63#5-1'],
  reply: z.object({
    counts: z.array(
      z.object({
        subject: words.recognitions.schema,
        level: words.contestLevels.schema,
        since: dateShape,
        count: z.int(),
        target: z.int(),
        clauses: z.array(z.string()),
      }),
    ),
  }),
})

export const honourRoll = endpoint({
  method: 'GET',
  path: '/api/talent/honour-roll',
  summary: '光荣榜',
  cites: ['lz-2019-63#7-3'],
  query: z.object({ language: z.enum(['zh', 'en']).default('zh') }),
  reply: z.object({
    rows: z.array(
      z.object({
        id,
        /** What was won or conferred, in words: the public entry carries no code lists. */
        honour: z.string(),
        level: z.string(),
        title: z.string(),
        name: z.string(),
        regionName: z.string(),
        onDay: dateShape,
      }),
    ),
  }),
})
