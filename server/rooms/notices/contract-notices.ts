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

/** A line on a notice: when its own days run; those of a replaced list that did not change keep theirs. */
const runningLine = noticeLineShape.extend({ startsOn: dateShape, endsOn: dateShape })

export const changeKinds = codes('NoticeChange', {
  changed: ['更正', 'corrected'],
  added: ['补列', 'added'],
  removed: ['撤下', 'taken out'],
})

const said = z.object({ name: z.string(), township: z.string() }).nullable()

export const lineChangeShape = z.object({
  kind: changeKinds.schema,
  lineNumber: z.int(),
  before: said,
  after: said,
})
export type LineChange = z.output<typeof lineChangeShape>

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
  /** The notice that was put in its place; then it takes no objections and holds no line. */
  replacedBy: id.nullable(),
  /** The notice whose place it takes. */
  replaces: id.nullable(),
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
  lines: z.array(runningLine),
  /** What was wrong with the notice it replaces, and what differs from it. */
  fault: z.string().nullable(),
  changes: z.array(lineChangeShape),
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

const lineNumbers = z.array(z.int()).max(500).default([])

const correction = {
  params: z.object({ noticeId: id }),
  body: z.object({
    fault: sentence('更正原因', 300),
    /** Names and townships that were written wrong: number by number, as they should read. */
    corrections: z
      .array(z.object({ lineNumber: z.int(), name: sentence('姓名', 60), township: z.string().trim().max(30) }))
      .max(500)
      .default([]),
    /** Lines that should not stand on the notice. */
    removed: lineNumbers,
    /** Lines that an earlier notice of the list showed and this one does not. */
    restored: lineNumbers,
  }),
}

export const previewCorrection = endpoint({
  method: 'POST',
  path: '/api/notices/:noticeId/correction-preview',
  summary: '更正公示前检查：差别在哪里，哪些行重新公示到哪天',
  cites: ['lz-2019-63#6-4'],
  ...correction,
  reply: z.object({ changes: z.array(lineChangeShape), kept: z.int(), startsOn: dateShape, endsOn: dateShape }),
})

export const correctNotice = endpoint({
  method: 'POST',
  path: '/api/notices/:noticeId/correction',
  summary: '发布更正公示，替换有错的一份',
  cites: ['lz-2019-63#6-4'],
  ...correction,
  reply: z.object({ noticeId: id, startsOn: dateShape, endsOn: dateShape }),
})
