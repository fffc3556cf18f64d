import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, done, fenShape, id, monthShape, regionCodeShape, sentence } from '#kernel/shapes'

const CITES = ['lz-2019-63#6-3'] as const

/** How bank, ledger and business disagree. */
export const differenceKinds = codes('DifferenceKind', {
  'in-bank-only': ['银行有，账上没有', 'in the bank, not in the books'],
  'in-books-only': ['账上有，银行没有', 'in the books, not in the bank'],
  'amount-differs': ['金额不一致', 'amounts differ'],
  'outcome-unknown': ['结果不明', 'outcome unknown'],
})
export type DifferenceKind = CodeOf<typeof differenceKinds>

const params = z.object({ regionCode: regionCodeShape, month: monthShape })

export const getReconciliation = endpoint({
  method: 'GET',
  path: '/api/subsidies/reconciliations/:regionCode/:month',
  summary: '按月对账：银行、资金账、业务',
  cites: [...CITES],
  params,
  reply: z.object({
    regionCode: z.string(),
    regionName: z.string(),
    month: monthShape,
    closed: z.boolean(),
    statements: z.array(
      z.object({
        id,
        /** Of whose books: the region's own, or of one below it. */
        regionCode: z.string(),
        bankAccount: z.string(),
        revision: z.int(),
        entries: z.int(),
        importedOn: dateShape,
        byName: z.string(),
      }),
    ),
    matched: z.int(),
    /** Less than nothing where more came back than was paid. */
    matchedFen: fenShape,
    /** Differences without a word on how they were resolved: none may be left at the month's close. */
    open: z.int(),
    differences: z.array(
      z.object({
        key: z.string(),
        kind: differenceKinds.schema,
        words: z.string(),
        bankFen: fenShape,
        bookFen: fenShape,
        ledgerFen: fenShape,
        /** The batch whose payment it is; null: an entry nobody knows. */
        batchId: id.nullable(),
        note: z.object({ note: z.string(), byName: z.string(), notedOn: dateShape }).nullable(),
      }),
    ),
    /** Entitled less everything it is in: zero, or the month cannot be closed. */
    controlFen: fenShape,
  }),
})

export const importBankStatement = endpoint({
  method: 'POST',
  path: '/api/subsidies/reconciliations/:regionCode/:month/statements',
  summary: '导入银行对账单',
  cites: [...CITES],
  params,
  accepts: 'file',
  body: z.object({ bankAccount: sentence('银行账户的名称', 60) }),
  reply: z.object({
    statementId: id,
    entries: z.int(),
    revision: z.int(),
    /** The same file had been imported as the latest; nothing was done again. */
    repeated: z.boolean(),
  }),
})

export const noteDifference = endpoint({
  method: 'POST',
  path: '/api/subsidies/reconciliations/:regionCode/:month/notes',
  summary: '写明一项对账差异的处理',
  cites: [...CITES],
  params,
  body: z.object({ difference: z.string().min(1).max(300), note: sentence('处理说明', 300) }),
  reply: done,
})

export const closeRegionMonth = endpoint({
  method: 'POST',
  path: '/api/subsidies/reconciliations/:regionCode/:month/closing',
  summary: '月末结账：控制总数为零、对账没有未处理的差异',
  cites: [...CITES],
  params,
  reply: z.object({ monthCloseId: id }),
})
