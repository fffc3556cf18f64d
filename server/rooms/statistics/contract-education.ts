import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id, sentence } from '#kernel/shapes'

/** What the education fund of an enterprise was used for. */
export const educationItems = codes('EducationFundItem', {
  'front-line-training': ['一线职工培训', 'training of front-line workers'],
  'mentor-allowance': ['“师带徒”津贴', 'mentors’ allowance'],
  'management-training': ['管理和技术人员培训', 'training of managers and engineers'],
  facilities: ['培训设施和教材', 'facilities and materials'],
  other: ['其他', 'other'],
})

export const educationReportStates = codes('EducationFundReportState', {
  draft: ['草稿', 'draft'],
  submitted: ['已报送', 'submitted'],
  received: ['已接收', 'received'],
})

/** What a year's report of an enterprise says, for the list of who falls short. */
export const educationStandings = codes('EducationFundStanding', {
  missing: ['未报送', 'missing'],
  'below-share': ['低于比例', 'below the share'],
  'in-share': ['达到比例', 'reaches the share'],
  'not-judged': ['当年没有执行中的文件', 'no document in force that year'],
})

const cites = ['lz-2019-63#6-3']
const yearShape = z.coerce.number().int().min(2019, { error: '平台的数据自2019年起' }).max(2100)
const reportParams = z.object({ educationReportId: id })

const figureShape = z.object({
  ruleId: z.string(),
  title: z.string(),
  cites: z.array(z.string()),
  baseFen: amountShape,
  amountFen: amountShape.nullable(),
  sentence: z.string(),
  readings: z.array(z.string()),
})

const headShape = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  regionName: z.string(),
  year: z.int(),
  version: z.int(),
  state: educationReportStates.schema,
  extractedFen: amountShape,
  usedFen: amountShape,
  frontLineFen: amountShape,
  wagesFen: amountShape,
  evidence: z.string(),
  correctionReason: z.string().nullable(),
  submittedOn: dateShape.nullable(),
  receivedOn: dateShape.nullable(),
})

/** A class of the enterprise for which subsidies were claimed or paid. */
const subsidisedShape = z.object({
  classId: id,
  number: z.string(),
  title: z.string(),
  subsidyFen: amountShape,
  /** What the report charges to the education fund for the same class. */
  chargedFen: amountShape,
  /** What the class’s own file says is charged there; null where nothing was said. */
  declaredFen: amountShape.nullable(),
})

export const getEducationReport = endpoint({
  method: 'GET',
  path: '/api/statistics/education-fund/:educationReportId',
  summary: '企业职工教育经费年报',
  cites,
  params: reportParams,
  reply: headShape.extend({
    items: z.array(
      z.object({
        id,
        kind: educationItems.schema,
        content: z.string(),
        amountFen: amountShape,
        frontLine: z.boolean(),
        classId: id.nullable(),
        classNumber: z.string().nullable(),
      }),
    ),
    /** The share of what was used, in whole percent, rounded down; null where nothing was used. */
    frontLinePercent: z.int().nullable(),
    figures: z.array(figureShape),
    subsidised: z.array(subsidisedShape),
    /** The deductible part and what is carried forward: information only. */
    tax: z.object({ deductibleFen: amountShape, carriedFen: amountShape }).nullable(),
  }),
})

export const listEducationReports = endpoint({
  method: 'GET',
  path: '/api/statistics/education-fund',
  summary: '企业职工教育经费年报清单',
  cites,
  query: z.object({ year: yearShape, standing: educationStandings.schema.optional() }),
  reply: z.object({
    rows: z.array(
      z.object({
        organizationId: id,
        organizationName: z.string(),
        regionName: z.string(),
        standing: educationStandings.schema,
        frontLinePercent: z.int().nullable(),
        report: headShape.nullable(),
      }),
    ),
  }),
})

const content = z.object({
  extractedFen: amountShape,
  wagesFen: amountShape,
  evidence: sentence('凭据', 200),
  items: z
    .array(
      z.object({
        kind: educationItems.schema,
        content: sentence('内容', 100),
        amountFen: amountShape.refine((amount) => amount > 0, { error: '金额应大于零' }),
        classId: id.nullable().optional(),
      }),
    )
    .max(200),
})

/** Begins the report of a year, or a new version of one that was submitted. */
export const draftEducationReport = endpoint({
  method: 'POST',
  path: '/api/statistics/education-fund',
  summary: '填写企业职工教育经费年报',
  cites,
  body: content.extend({ year: yearShape, correctionReason: sentence('更正原因', 300).optional() }),
  reply: z.object({ id, version: z.int() }),
})

export const reviseEducationReport = endpoint({
  method: 'PUT',
  path: '/api/statistics/education-fund/:educationReportId',
  summary: '修改年报草稿',
  cites,
  params: reportParams,
  body: content,
  reply: z.object({ id }),
})

export const submitEducationReport = endpoint({
  method: 'POST',
  path: '/api/statistics/education-fund/:educationReportId/submit',
  summary: '报送企业职工教育经费年报',
  cites,
  params: reportParams,
  reply: z.object({ id }),
})

export const receiveEducationReport = endpoint({
  method: 'POST',
  path: '/api/statistics/education-fund/:educationReportId/receive',
  summary: '接收企业职工教育经费年报',
  cites,
  params: reportParams,
  reply: z.object({ id }),
})

/** 8 % of wages: a calculator for anybody, nothing is kept. */
export const calculateTaxLimit = endpoint({
  method: 'GET',
  path: '/api/statistics/education-fund/tax-limit',
  summary: '职工教育经费税前扣除测算',
  cites,
  query: z.object({
    year: yearShape,
    wagesFen: z.coerce.number().pipe(amountShape),
    usedFen: z.coerce.number().pipe(amountShape),
  }),
  reply: z.object({ deductibleFen: amountShape.nullable(), carriedFen: amountShape.nullable(), sentence: z.string() }),
})
