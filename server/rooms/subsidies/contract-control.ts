import { z } from 'zod'
import { basicWorkTotalShape } from '#funds/contract'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, fenShape, id, regionCodeShape } from '#kernel/shapes'
import { linePlaces } from './contract-words.ts'

/** Where everything due is. */
export const bucketShape = z.object({
  entitledFen: amountShape,
  paidFen: amountShape,
  toPayFen: amountShape,
  heldFen: amountShape,
  rejectedFen: amountShape,
  cutFen: amountShape,
  /** Paid in advance, and set against what is due. */
  advancedFen: amountShape,
  recoveredFen: amountShape,
  stillToRecoverFen: amountShape,
  /** Claimed, no longer due and not paid: to be refused, not recovered. */
  toVoidFen: amountShape,
  /** Paid too much and by decision not recovered. */
  forgivenFen: amountShape,
  /** entitled − (paid + to pay + held + rejected + cut + advanced − recovered − still to recover − to void − forgiven); anything but zero is a fault. */
  differenceFen: fenShape,
  lines: z.int(),
  parts: z.array(
    z.object({ place: linePlaces.schema, reason: z.string().nullable(), lines: z.int(), amountFen: amountShape }),
  ),
})

/** With the advances in a line of their own; the difference is that of both together. */
const totalShape = bucketShape.extend({
  advances: z.object({
    paidFen: amountShape,
    /** Between claim and bank. */
    toPayFen: amountShape,
    heldFen: amountShape,
    rejectedFen: amountShape,
    /** Set against what classes were due. */
    settledFen: amountShape,
    recoveredFen: amountShape,
    stillToRecoverFen: amountShape,
    forgivenFen: amountShape,
    /** paid − settled − recovered − still to recover − forgiven. */
    outstandingFen: fenShape,
  }),
})

export const controlTotal = endpoint({
  method: 'GET',
  path: '/api/subsidies/control-total',
  summary: '控制总数',
  cites: ['lz-2019-63#6-3'],
  query: z.object({ regionCode: regionCodeShape.optional(), batchId: id.optional() }),
  reply: z.object({
    asOf: dateShape,
    total: totalShape,
    regions: z.array(totalShape.extend({ regionCode: z.string(), regionName: z.string() })),
    /** 基础工作, in a line of their own: no person is due them, so they are no part of the total. */
    basicWorks: basicWorkTotalShape,
    /** Where a difference lies: the line claimed last for the due amount that does not add up. */
    uneven: z.array(
      z.object({
        batchId: id,
        batchNumber: z.string(),
        lineNumber: z.int(),
        subjectName: z.string(),
        differenceFen: fenShape,
      }),
    ),
  }),
})
