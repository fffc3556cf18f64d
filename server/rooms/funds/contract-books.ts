import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, done, id, monthShape, regionCodeShape, sentence } from '#kernel/shapes'
import { fundItems, fundSources } from '#policy/language'

const CITES = ['lz-2019-63#6-3'] as const
const year = z.coerce.number().int().min(2000, { error: '年度应为四位年份' }).max(2100, { error: '年度应为四位年份' })
const amount = amountShape.min(1, { error: '金额应大于零' })
const documentNumber = sentence('文号', 60)
const account = z.object({ accountId: id })

export const handDownFunds = endpoint({
  method: 'POST',
  path: '/api/funds/accounts/:accountId/hand-downs',
  summary: '向下级地区下达指标',
  cites: [...CITES],
  params: account,
  body: z.object({ regionCode: regionCodeShape, amountFen: amount, documentNumber }),
  reply: z.object({ accountId: id, journalId: id }),
})

export const takeBackFunds = endpoint({
  method: 'POST',
  path: '/api/funds/accounts/:accountId/take-backs',
  summary: '收回下达给下级地区的指标',
  cites: [...CITES],
  params: account,
  body: z.object({ regionCode: regionCodeShape, amountFen: amount, documentNumber }),
  reply: z.object({ accountId: id, journalId: id }),
})

export const withdrawFunds = endpoint({
  method: 'POST',
  path: '/api/funds/accounts/:accountId/withdrawals',
  summary: '交回上级下达的指标',
  cites: [...CITES],
  params: account,
  body: z.object({ amountFen: amount, documentNumber }),
  reply: z.object({ journalId: id }),
})

export const budgetShape = z.object({
  id,
  accountId: id,
  accountName: z.string(),
  source: fundSources.schema,
  regionCode: z.string(),
  regionName: z.string(),
  year: z.int(),
  item: fundItems.schema,
  amountFen: amountShape,
  /** Reserved in the year for the item, less what was given back. */
  usedFen: amountShape,
  document: z.string(),
  enteredOn: dateShape,
  checkedOn: dateShape.nullable(),
})

export const listBudgets = endpoint({
  method: 'GET',
  path: '/api/funds/budgets',
  summary: '年度预算与已占用',
  cites: [...CITES],
  query: z.object({ year: year.optional(), accountId: id.optional(), regionCode: regionCodeShape.optional() }),
  reply: z.object({ budgets: z.array(budgetShape) }),
})

export const enterBudget = endpoint({
  method: 'POST',
  path: '/api/funds/budgets',
  summary: '录入年度预算，由另一人复核后生效',
  cites: [...CITES],
  body: z.object({
    accountId: id,
    year,
    item: fundItems.schema,
    amountFen: amountShape,
    documentNumber,
  }),
  reply: z.object({ budgetId: id }),
})

export const checkBudget = endpoint({
  method: 'POST',
  path: '/api/funds/budgets/:budgetId/check',
  summary: '复核年度预算：生效，或写明原因退回',
  cites: [...CITES],
  params: z.object({ budgetId: id }),
  body: z.object({ accept: z.boolean(), note: z.string().trim().max(200).default('') }),
  reply: done,
})

export const yearCloseStates = codes('YearCloseState', {
  proposed: ['待决定', 'proposed'],
  closed: ['已结转', 'closed'],
  refused: ['已退回', 'refused'],
})

export const yearShape = z.object({
  accountId: id,
  accountName: z.string(),
  source: fundSources.schema,
  regionCode: z.string(),
  regionName: z.string(),
  /** The year the account reserves in: earlier ones are closed. */
  openYear: z.int(),
  availableFen: amountShape,
  /** Committed already; goes into the next year with its classes. */
  committedFen: amountShape,
  closes: z.array(
    z.object({
      id,
      year: z.int(),
      availableFen: amountShape,
      carriedFen: amountShape,
      returnedFen: amountShape,
      document: z.string(),
      state: yearCloseStates.schema,
      proposedOn: dateShape,
      decidedOn: dateShape.nullable(),
      note: z.string().nullable(),
    }),
  ),
})

export const listYears = endpoint({
  method: 'GET',
  path: '/api/funds/years',
  summary: '各账户的年度与结转决定',
  cites: [...CITES],
  query: z.object({ regionCode: regionCodeShape.optional() }),
  /** `now`: the year of the business date. */
  reply: z.object({ now: z.int(), accounts: z.array(yearShape) }),
})

export const proposeYearClose = endpoint({
  method: 'POST',
  path: '/api/funds/accounts/:accountId/year-closes',
  summary: '提出年终结转：结余结转多少，其余交回',
  cites: [...CITES],
  params: account,
  body: z.object({ year, carriedFen: amountShape, documentNumber }),
  reply: z.object({ yearCloseId: id, returnedFen: amountShape }),
})

export const decideYearClose = endpoint({
  method: 'POST',
  path: '/api/funds/year-closes/:yearCloseId/decision',
  summary: '决定年终结转：同意即封账，或写明原因退回',
  cites: [...CITES],
  params: z.object({ yearCloseId: id }),
  body: z.object({ accept: z.boolean(), note: z.string().trim().max(200).default('') }),
  reply: done,
})

export const monthCloseShape = z.object({
  id,
  regionCode: z.string(),
  regionName: z.string(),
  month: monthShape,
  hash: z.string(),
  closedOn: dateShape,
  reopenedOn: dateShape.nullable(),
  reopenReason: z.string().nullable(),
})

export const listMonths = endpoint({
  method: 'GET',
  path: '/api/funds/months',
  summary: '已结账的月份',
  cites: [...CITES],
  query: z.object({ regionCode: regionCodeShape.optional() }),
  reply: z.object({ months: z.array(monthCloseShape) }),
})

export const reopenMonth = endpoint({
  method: 'POST',
  path: '/api/funds/months/:monthCloseId/reopening',
  summary: '重开已结账的月份（另一人，写明原因）',
  cites: [...CITES],
  params: z.object({ monthCloseId: id }),
  body: z.object({ reason: sentence('原因', 200) }),
  reply: done,
})
