import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'

const cites = ['lz-2019-63#6-4']

/** What the holder of the account says about its change. */
export const accountAnswers = codes('AccountAnswer', {
  mine: ['是我办的', 'it was me'],
  'not-mine': ['不是我办的', 'it was not me'],
})
export type AccountAnswer = CodeOf<typeof accountAnswers>

const notice = z.object({
  id,
  payeeKind: z.enum(['person', 'organization']),
  payeeId: id,
  holderName: z.string(),
  oldBank: z.string(),
  oldTail: z.string(),
  newBank: z.string(),
  newTail: z.string(),
  /** The county that entered the new account and looks into a report. */
  regionName: z.string(),
  changedOn: dateShape,
  /** Last digits of the phone on the register then. */
  contactTail: z.string().nullable(),
  /** The day of the payee's death, where it is recorded and came after the change: no answer is waited for. */
  payeeDiedOn: dateShape.nullable(),
  answer: accountAnswers.schema.nullable(),
  answeredOn: dateShape.nullable(),
  answerNote: z.string().nullable(),
  clearedByName: z.string().nullable(),
  clearedOn: dateShape.nullable(),
  finding: z.string().nullable(),
})

export const listAccountNotices = endpoint({
  method: 'GET',
  path: '/api/account-notices',
  summary: '收款账户变更的告知',
  cites,
  query: z.object({ state: z.enum(['open', 'disputed', 'all']).default('all') }),
  reply: z.object({ total: z.int(), notices: z.array(notice) }),
})

const params = z.object({ accountNoticeId: id })

export const answerAccountNotice = endpoint({
  method: 'POST',
  path: '/api/account-notices/:accountNoticeId/answer',
  summary: '答复收款账户变更是不是本人办的',
  cites,
  params,
  body: z.object({
    answer: accountAnswers.schema,
    note: z.string().trim().max(200, { error: '说明不能超过200个字' }).default(''),
  }),
  reply: z.object({ id }),
})

export const clearAccountDispute = endpoint({
  method: 'POST',
  path: '/api/account-notices/:accountNoticeId/clearance',
  summary: '查清账户变更异议，解除停付',
  cites,
  params,
  body: z.object({ finding: sentence('核查情况', 500) }),
  reply: z.object({ id }),
})
