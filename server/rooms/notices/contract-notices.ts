import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, id, sentence } from '#kernel/shapes'

export const noticeLineShape = z.object({
  lineNumber: z.int(),
  name: z.string(),
  township: z.string(),
  item: z.string(),
  amountFen: amountShape,
})

export const dayKinds = codes('NoticeDayKind', {
  working: ['个工作日', 'working days'],
  calendar: ['个自然日', 'calendar days'],
})
export type DayKind = CodeOf<typeof dayKinds>

export const firstDays = codes('NoticeFirstDay', {
  'next-day': ['自公示次日起算', 'from the day after publication'],
  'same-day': ['自公示当日起算', 'from the day of publication'],
})
export type FirstDay = CodeOf<typeof firstDays>

const noticeType = { dayKind: dayKinds.schema, firstDay: firstDays.schema }

const noticeHead = z.object({
  id,
  title: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  publishedOn: dateShape,
  startsOn: dateShape,
  endsOn: dateShape,
  /** Objections are taken until the last day, that day included. */
  open: z.boolean(),
  lineCount: z.int(),
  totalFen: amountShape,
})

export const noticeShape = noticeHead.extend({
  /** How many days of the kind. */
  workingDays: z.int(),
  ...noticeType,
  /** Where the length comes from: a clause or `practice:notice`. */
  basis: z.string(),
  listHash: z.string(),
  lines: z.array(noticeLineShape),
})

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  summary: '公示列表',
  cites: ['lz-2019-63#6-4'],
  query: pageQuery.extend({
    regionCode: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    state: z.enum(['open', 'ended']).optional(),
    search: z.string().trim().max(40).optional(),
  }),
  reply: pageOf(noticeHead),
})

export const getNotice = endpoint({
  method: 'GET',
  path: '/api/notices/:noticeId',
  summary: '公示',
  cites: ['lz-2019-63#6-4'],
  params: z.object({ noticeId: id }),
  reply: noticeShape,
})

export const previewNotice = endpoint({
  method: 'POST',
  path: '/api/notices/preview',
  summary: '公示前检查：能不能公开、公示到哪天',
  body: z.object({
    title: sentence('标题', 100),
    workingDays: z.int().min(1).max(60),
    lines: z.array(noticeLineShape.omit({ lineNumber: true })).max(5000),
  }),
  reply: z.object({ ...noticeType, startsOn: dateShape, endsOn: dateShape, totalFen: amountShape }),
})
