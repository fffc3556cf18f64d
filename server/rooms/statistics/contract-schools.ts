import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, fenShape, id, sentence } from '#kernel/shapes'
import { fundItems } from '#policy/language'

/** Which kind of work an income comes from; the clause takes both together. */
export const incomeKinds = codes('IncomeKind', {
  training: ['培训收入', 'training income'],
  assessment: ['鉴定收入', 'assessment income'],
})

const cites = ['lz-2019-63#5-2', 'gx-2022-7#12']
const yearShape = z.coerce.number().int().min(2019, { error: '平台的数据自2019年起' }).max(2100)
const schoolYear = z.object({ organizationId: id, year: yearShape })

const incomeShape = z.object({
  trainingFen: amountShape,
  assessmentFen: amountShape,
  totalFen: amountShape,
  /** The part from the work in counties the school is paired with. */
  pairingFen: amountShape,
})

/** A confirmed transfer to the school, by fund item. */
const paymentShape = z.object({
  itemId: id,
  settledOn: dateShape,
  regionCode: z.string(),
  regionName: z.string(),
  orderNumber: z.string(),
  batchId: id,
  batchNumber: z.string(),
  classNumber: z.string().nullable(),
  classTitle: z.string().nullable(),
  item: fundItems.schema,
  kind: incomeKinds.schema,
  people: z.int(),
  inPairing: z.boolean(),
  amountFen: amountShape,
})

const receiptShape = z.object({
  id,
  kind: incomeKinds.schema,
  receivedOn: dateShape,
  amountFen: amountShape,
  payer: z.string(),
  document: z.string(),
  inPairing: z.boolean(),
  withdrawnReason: z.string().nullable(),
})

/** What a rule says of the year: the figure with its sentence, or why there is none. */
const figureShape = z.object({
  ruleId: z.string(),
  title: z.string(),
  cites: z.array(z.string()),
  baseFen: amountShape,
  amountFen: amountShape.nullable(),
  sentence: z.string(),
  readings: z.array(z.string()),
})

/** A share that the clause names without a number; null until a cited document of the region sets it. */
const shareShape = z.object({
  key: z.string(),
  title: z.string(),
  cites: z.array(z.string()),
  percent: z.number().nullable(),
  amountFen: amountShape.nullable(),
})

export const getSchoolYear = endpoint({
  method: 'GET',
  path: '/api/statistics/schools/:organizationId/years/:year',
  summary: '院校年度测算',
  cites,
  params: schoolYear,
  reply: z.object({
    organizationId: id,
    organizationName: z.string(),
    regionName: z.string(),
    year: z.int(),
    /** The reader reaches every county that may have paid; otherwise it is the part paid in the own counties. */
    whole: z.boolean(),
    income: incomeShape,
    payments: z.array(paymentShape),
    receipts: z.array(receiptShape),
    figures: z.array(figureShape),
    shares: z.array(shareShape),
    payBase: z.object({ amountFen: amountShape, document: z.string() }).nullable(),
    /** Base and raise of this year together; the raise stands in no later base. */
    raisedFen: fenShape.nullable(),
    nextBaseFen: fenShape.nullable(),
  }),
})

export const exportSchoolYear = endpoint({
  method: 'GET',
  path: '/api/statistics/schools/:organizationId/years/:year/export',
  summary: '导出院校年度测算',
  cites,
  params: schoolYear,
  reply: z.any(),
  replies: 'file',
})

export const listSchoolYears = endpoint({
  method: 'GET',
  path: '/api/statistics/schools',
  summary: '各院校的年度收入',
  cites,
  query: z.object({ year: yearShape }),
  reply: z.object({
    schools: z.array(incomeShape.extend({ organizationId: id, organizationName: z.string(), regionName: z.string() })),
  }),
})

export const recordReceipt = endpoint({
  method: 'POST',
  path: '/api/statistics/school-receipts',
  summary: '登记平台外的培训和鉴定收入',
  cites,
  body: z.object({
    kind: incomeKinds.schema,
    receivedOn: dateShape,
    amountFen: amountShape.refine((amount) => amount > 0, { error: '金额应大于零' }),
    payer: sentence('付款单位', 100),
    document: sentence('凭证', 100),
    inPairing: z.boolean(),
  }),
  reply: z.object({ id }),
})

export const withdrawReceipt = endpoint({
  method: 'POST',
  path: '/api/statistics/school-receipts/:receiptId/withdraw',
  summary: '作废一笔登记的收入',
  cites,
  params: z.object({ receiptId: id }),
  body: z.object({ reason: sentence('作废原因', 200) }),
  reply: z.object({ id }),
})

export const recordPayBase = endpoint({
  method: 'PUT',
  path: '/api/statistics/school-pay-base',
  summary: '登记当年绩效工资核定基数',
  cites: ['lz-2019-63#5-2'],
  body: z.object({ year: yearShape, amountFen: amountShape, document: sentence('核定文件', 100) }),
  reply: z.object({ year: z.int() }),
})
