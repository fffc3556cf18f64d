import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id } from '#kernel/shapes'
import { itemStates } from './contract-words.ts'

const CITES = ['gx-2022-7#10', 'lz-2019-63#6-3'] as const
const params = z.object({ payeeKind: z.enum(['person', 'organization']), payeeId: id })
/** Sent between two days, both included. */
const query = z.object({ sentFrom: dateShape.optional(), sentUntil: dateShape.optional() })

export const getPayeeStatement = endpoint({
  method: 'GET',
  path: '/api/subsidies/payees/:payeeKind/:payeeId/statement',
  summary: '收款人对账单：付了什么、为什么、何时、银行怎么答复',
  cites: [...CITES],
  params,
  query,
  reply: z.object({
    /** Null: nothing was ever sent to the payee in the caller's reach, whatever the period. */
    payeeName: z.string().nullable(),
    paidFen: amountShape,
    transfers: z.array(
      z.object({
        id,
        batchId: id,
        orderNumber: z.string(),
        sequence: z.int(),
        accountTail: z.string(),
        amountFen: amountShape,
        sentOn: dateShape,
        state: itemStates.schema,
        bankReason: z.string().nullable(),
        settledOn: dateShape.nullable(),
        /** Sent back after it had arrived. */
        returnedOn: dateShape.nullable(),
        lines: z.array(
          z.object({
            lineNumber: z.int(),
            matter: z.string(),
            subjectName: z.string(),
            item: z.string(),
            serviceFrom: dateShape,
            serviceUntil: dateShape,
            amountFen: amountShape,
            sentence: z.string(),
            clauses: z.array(z.string()),
            /** That this transfer pays the line a second time, and what comes next. */
            twice: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
})

export const exportPayeeStatement = endpoint({
  method: 'POST',
  path: '/api/subsidies/payees/:payeeKind/:payeeId/statement/file',
  summary: '导出收款人对账单',
  cites: [...CITES],
  params,
  body: query,
  reply: z.object({}),
  replies: 'file',
})
