import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'
import * as words from './contract-words.ts'

/** What is entered into the ledger, kind by kind; a correction is entered as the same kind. */

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
