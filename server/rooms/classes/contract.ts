import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import type { Fen } from '#kernel/money'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'
import { cooperationKinds, skillLevels, trainingKinds, trainingModes } from '#policy/contract'
import { chosenPayees, termsForm, termsShape } from './contract-terms.ts'

export * from './contract-attendance.ts'
export * from './contract-enrollment.ts'
export * from './contract-terms.ts'

export const classStates = codes('ClassState', {
  draft: ['草稿', 'draft'],
  applied: ['已申报', 'applied'],
  returned: ['退回修改', 'returned'],
  approved: ['已批准', 'approved'],
  'teaching-only': ['只教学不补贴', 'teaching only'],
  'under-way': ['开课中', 'under way'],
  completed: ['已结业', 'completed'],
  cancelled: ['已取消', 'cancelled'],
})
export type ClassState = CodeOf<typeof classStates>

/** What can be done to a class; the table of steps says in which state and by whom. */
export const classActs = codes('ClassAct', {
  edit: ['修改申报', 'edit the application'],
  sign: ['签署承诺', 'sign the commitment'],
  apply: ['申报开班', 'apply'],
  return: ['退回', 'return'],
  approve: ['批准开班', 'approve'],
  'approve-teaching-only': ['批准只教学', 'approve for teaching only'],
  cancel: ['取消', 'cancel'],
  enroll: ['招收学员', 'enroll'],
  withdraw: ['学员退班', 'withdraw a trainee'],
  mark: ['记考勤', 'take attendance'],
  correct: ['更正考勤', 'correct attendance'],
  terms: ['登记学员收费与协议', 'record a trainee’s terms'],
  test: ['录入考核结果', 'record test results'],
  complete: ['结业', 'complete'],
})
export type ClassAct = CodeOf<typeof classActs>

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '时间应为“时:分”，例如 08:30' })

const sessionForm = z.object({
  heldOn: dateShape,
  startsAt: clock,
  endsAt: clock,
  classHours: z.coerce.number().int({ error: '课时应为整数' }).min(1, { error: '课时至少为1' }),
  content: sentence('课程内容', 100),
  teacherName: sentence('授课教师', 50),
  teacherUserId: id.nullish(),
})

const budgetForm = z.object({ item: z.string(), amountFen: amountShape.min(1, { error: '预算金额应大于零' }) })

const planForm = z.object({
  mode: trainingModes.schema,
  kind: trainingKinds.schema,
  regionCode: regionCodeShape,
  tradeCode: z.string().min(1, { error: '请选择职业（工种）' }),
  level: skillLevels.schema.nullish(),
  plannedHeads: z.coerce
    .number()
    .int({ error: '计划人数应为整数' })
    .min(1, { error: '计划人数至少为1' })
    .max(500, { error: '一个班最多500人' }),
})

const classForm = planForm.extend(termsForm.shape).extend({
  title: sentence('班名', 60),
  place: sentence('培训地点', 100),
  sessions: z.array(sessionForm).min(1, { error: '请至少排一次课' }).max(400, { error: '课表最多400次课' }),
  budget: z.array(budgetForm).max(10),
})
export type ClassForm = z.output<typeof classForm>
export type SessionForm = z.output<typeof sessionForm>

const classParams = z.object({ classId: id })
const versioned = z.object({ version: z.int() })
const newState = z.object({ id, state: classStates.schema, version: z.int() })

const classRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  mode: trainingModes.schema,
  kind: trainingKinds.schema,
  regionCode: z.string(),
  regionName: z.string(),
  organizationId: id,
  organizationName: z.string(),
  tradeName: z.string(),
  startsOn: dateShape,
  endsOn: dateShape,
  plannedHeads: z.int(),
  enrolled: z.int(),
  budgetFen: amountShape,
  state: classStates.schema,
  subsidised: z.boolean(),
})
export type ClassRow = z.output<typeof classRow>

export const sessionShape = z.object({
  id,
  heldOn: dateShape,
  startsAt: z.string(),
  endsAt: z.string(),
  classHours: z.int(),
  content: z.string(),
  teacherName: z.string(),
  teacherUserId: id.nullable(),
  marked: z.boolean(),
})

export const estimateItem = z.object({
  item: z.string(),
  label: z.string(),
  source: z.string(),
  sourceLabel: z.string(),
  /** What one trainee who meets everything would get. */
  perHeadFen: amountShape,
  heads: z.int(),
  upperFen: amountShape,
  cites: z.array(z.string()),
})

export const listClasses = endpoint({
  method: 'GET',
  path: '/api/classes',
  summary: '班级列表',
  query: pageQuery.extend({
    state: classStates.schema.optional(),
    kind: trainingKinds.schema.optional(),
    search: z.string().trim().optional(),
  }),
  reply: pageOf(classRow),
})

export const getClass = endpoint({
  method: 'GET',
  path: '/api/classes/:classId',
  summary: '班级档案',
  cites: ['gx-2022-7#10'],
  params: classParams,
  reply: classRow.extend({
    packId: z.string(),
    tradeCode: z.string(),
    level: skillLevels.schema.nullable(),
    place: z.string(),
    appliedOn: dateShape.nullable(),
    approvedOn: dateShape.nullable(),
    completedOn: dateShape.nullable(),
    decisionNote: z.string(),
    ...termsShape.shape,
    /** One of the four categories of 三（三）, by the kind of training. */
    category: z.string(),
    /** How many trainees have said that nothing was taken. */
    feesConfirmed: z.int(),
    version: z.int(),
    sessions: z.array(sessionShape),
    budget: z.array(
      z.object({
        item: z.string(),
        label: z.string(),
        source: z.string(),
        sourceLabel: z.string(),
        amountFen: amountShape,
      }),
    ),
    commitment: z.object({ briefingVersion: z.int(), signedAt: z.string(), hash: z.string() }).nullable(),
    briefing: z.object({ id, version: z.int(), text: z.string(), commitmentText: z.string() }).nullable(),
    /** What the caller may do now. */
    acts: z.array(classActs.schema),
  }),
})

export const getCheckSheet = endpoint({
  method: 'GET',
  path: '/api/classes/:classId/check-sheet',
  summary: '开班检查表（逐项事实与结论，已预先核算）',
  cites: ['gx-2022-7#10', 'lz-2019-63#7-2'],
  params: classParams,
  reply: z.object({
    checks: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        fact: z.string(),
        met: z.boolean(),
        cites: z.array(z.string()),
      }),
    ),
    estimate: z.array(estimateItem),
  }),
})

export const estimateClass = endpoint({
  method: 'GET',
  path: '/api/class-estimate',
  summary: '预算测算（按政策标准的上限）',
  cites: ['gx-2022-7#10'],
  query: planForm.extend({
    startsOn: dateShape,
    endsOn: dateShape.optional(),
    days: z.coerce.number().int().min(1).max(400),
    cooperation: cooperationKinds.schema.optional(),
    paidTo: chosenPayees.schema.optional(),
    feeFen: z.coerce
      .number()
      .int()
      .min(0)
      .transform((fen) => fen as Fen)
      .optional(),
  }),
  reply: z.object({ packId: z.string(), items: z.array(estimateItem) }),
})

export const createClass = endpoint({
  method: 'POST',
  path: '/api/classes',
  summary: '新建开班申报',
  cites: ['gx-2022-7#10'],
  body: classForm,
  reply: newState,
})

export const editClass = endpoint({
  method: 'PUT',
  path: '/api/classes/:classId',
  summary: '修改开班申报',
  cites: ['gx-2022-7#10'],
  params: classParams,
  body: classForm.extend({ version: z.int().optional() }),
  reply: newState,
})

export const signClassCommitment = endpoint({
  method: 'POST',
  path: '/api/classes/:classId/commitment',
  summary: '阅读一次性告知并签署开班承诺',
  cites: ['lz-2019-63#7-2'],
  params: classParams,
  body: z.object({ briefingId: id, signerName: sentence('签署人姓名', 50) }),
  reply: z.object({ id }),
})

export const applyToOpen = endpoint({
  method: 'POST',
  path: '/api/classes/:classId/apply',
  summary: '申报开班',
  cites: ['gx-2022-7#10', 'lz-2019-63#7-2'],
  params: classParams,
  body: versioned,
  reply: newState,
})

export const returnOpening = endpoint({
  method: 'POST',
  path: '/api/classes/:classId/return',
  summary: '退回开班申报',
  params: classParams,
  body: versioned.extend({ note: sentence('退回原因', 500) }),
  reply: newState,
})

export const approveOpening = endpoint({
  method: 'POST',
  path: '/api/classes/:classId/approve',
  summary: '批准开班（同时预留预算）',
  cites: ['gx-2022-7#10'],
  params: classParams,
  body: versioned.extend({
    /** Only for a late application: it may be taught, not subsidised. */
    teachingOnly: z.boolean().default(false),
    note: z.string().trim().max(500).default(''),
  }),
  reply: newState,
})

export const cancelClass = endpoint({
  method: 'POST',
  path: '/api/classes/:classId/cancel',
  summary: '取消班级（退回预留的预算）',
  params: classParams,
  body: versioned.extend({ note: sentence('取消原因', 500) }),
  reply: newState,
})
