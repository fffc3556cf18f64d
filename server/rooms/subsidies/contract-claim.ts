import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id, sentence } from '#kernel/shapes'
import { matters } from '#policy/contract'
import { matterKey } from './contract-calculation.ts'
import { batchKinds, batchStates } from './contract-words.ts'

const CLAUSE = ['gx-2022-7#10', 'lz-2019-63#6-3']

/** What people know a matter by. */
export const matterFace = {
  matterKind: matters.schema,
  matterNumber: z.string(),
  matterTitle: z.string(),
  claimantName: z.string(),
}
export const batchHead = z.object({
  id,
  number: z.string(),
  matterId: id,
  ...matterFace,
  regionCode: z.string(),
  regionName: z.string(),
  kind: batchKinds.schema,
  fundSource: z.string(),
  state: batchStates.schema,
  listHash: z.string(),
  lineCount: z.int(),
  totalFen: amountShape,
  claimedOn: dateShape,
  /** Since when it waits for its next step, and until when that is to be done; null when nothing waits. */
  waits: z.object({ since: dateShape, dueOn: dateShape, overdue: z.boolean() }).nullable(),
  frozen: z.boolean(),
  version: z.int(),
})

export const claimMatter = endpoint({
  method: 'POST',
  path: '/api/subsidies/matters/:matterKind/:matterId/claim',
  summary: '申报一个事项的补贴',
  cites: ['lz-2019-63#7-2', ...CLAUSE],
  params: z.object(matterKey),
  /** Of a returned batch: what was put right, reason by reason. */
  body: z.object({ note: z.string().trim().max(500, { error: '补正说明不能超过500个字' }).default('') }),
  reply: z.object({
    batches: z.array(batchHead.pick({ id: true, number: true, listHash: true, lineCount: true, totalFen: true })),
    /** Returned batches that ended: nothing of them is due any more. */
    emptied: z.array(z.object({ id, number: z.string(), reason: z.string() })),
    cutLines: z.int(),
    cutFen: amountShape,
  }),
})

export const recordAgreements = endpoint({
  method: 'POST',
  path: '/api/subsidies/matters/:matterKind/:matterId/agreements',
  summary: '登记代为申领协议',
  cites: ['lz-2019-63#7-2', ...CLAUSE],
  params: z.object(matterKey),
  body: z.object({
    agreements: z
      .array(
        z.object({
          personId: id,
          number: sentence('协议编号', 60),
          fileReference: sentence('卷宗', 100),
          signedOn: dateShape,
        }),
      )
      .min(1, { error: '请至少登记一份协议' })
      .max(200),
  }),
  reply: z.object({ recorded: z.int() }),
})
