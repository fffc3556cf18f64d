import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, fenShape, id } from '#kernel/shapes'
import { fundItems, fundSources } from '#policy/language'
import { batchStates } from './contract-words.ts'

const CLAUSE = ['lz-2019-63#5-1', 'lz-2019-63#6-2']
const classParams = z.object({ classId: id })

/** Where an advance's money is: paid = set against lines + come back + to come back + let go + not settled yet. */
const advance = z.object({
  id,
  number: z.string(),
  askedFen: amountShape,
  askedOn: dateShape,
  settledOn: dateShape.nullable(),
  batchId: id.nullable(),
  batchNumber: z.string().nullable(),
  batchState: batchStates.schema.nullable(),
  paidFen: amountShape,
  coveredFen: amountShape,
  recoveredFen: amountShape,
  stillToRecoverFen: amountShape,
  forgivenFen: amountShape,
  /** Less than nothing where the bank sent back what had been set against lines already. */
  outstandingFen: fenShape,
})

export const getClassAdvance = endpoint({
  method: 'GET',
  path: '/api/subsidies/classes/:classId/advance',
  summary: '一个班的先行拨付',
  cites: CLAUSE,
  params: classParams,
  reply: z.object({
    classNumber: z.string(),
    /** What the rule gives at most, in words; null where the class's document knows no advance. */
    title: z.string().nullable(),
    sentence: z.string().nullable(),
    clauses: z.array(z.string()),
    /** Why nothing may be asked for; null where something may. */
    refusal: z.string().nullable(),
    approvedFen: amountShape,
    mostFen: amountShape,
    parts: z.array(
      z.object({
        item: fundItems.schema,
        source: fundSources.schema,
        approvedFen: amountShape,
        mostFen: amountShape,
      }),
    ),
    advance: advance.nullable(),
    /** The caller may ask now, or change the amount. */
    askable: z.boolean(),
  }),
})

export const askAdvance = endpoint({
  method: 'POST',
  path: '/api/subsidies/classes/:classId/advance',
  summary: '申请先行拨付',
  cites: CLAUSE,
  params: classParams,
  body: z.object({ askedFen: amountShape.refine((fen) => fen > 0, { error: '金额应大于零' }) }),
  reply: z.object({ id, number: z.string(), askedFen: amountShape }),
})
