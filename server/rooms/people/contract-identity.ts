import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'
import { revealReasons } from './contract-words.ts'

export const identityStates = codes('IdentityCorrectionState', {
  proposed: ['待另一人核对', 'to be checked by another person'],
  confirmed: ['已更正', 'corrected'],
  declined: ['不予更正', 'declined'],
})
export type IdentityState = CodeOf<typeof identityStates>

const cites = ['lz-2019-63#7-2']

const correction = z.object({
  id,
  personId: id,
  personName: z.string(),
  /** The last two characters, before and after: a number in full is never shown. */
  beforeTail: z.string(),
  tail: z.string(),
  reason: z.string(),
  document: z.string(),
  state: identityStates.schema,
  proposedByName: z.string(),
  proposedOn: dateShape,
  decidedByName: z.string().nullable(),
  decidedOn: dateShape.nullable(),
  note: z.string().nullable(),
  /** The reader may decide it: an office of the register, and not who proposed it. */
  mayDecide: z.boolean(),
})

export const revealPerson = endpoint({
  method: 'POST',
  path: '/api/people/:personId/reveal',
  summary: '查看完整证件号和电话',
  params: z.object({ personId: id }),
  body: z.object({ reason: revealReasons.schema }),
  reply: z.object({ residentId: z.string(), phone: z.string().nullable() }),
})

export const listIdentityCorrections = endpoint({
  method: 'GET',
  path: '/api/people/identity-corrections',
  summary: '身份证号更正',
  cites,
  query: z.object({ personId: id.optional(), state: identityStates.schema.optional() }),
  reply: z.object({ total: z.int(), corrections: z.array(correction) }),
})

export const proposeIdentity = endpoint({
  method: 'POST',
  path: '/api/people/:personId/identity-corrections',
  summary: '提出更正身份证号',
  cites,
  params: z.object({ personId: id }),
  body: z.object({
    residentId: sentence('居民身份证号', 30),
    reason: sentence('更正原因', 200),
    document: sentence('所对照的证件和卷宗', 100),
  }),
  reply: z.object({ id }),
})

const correctionId = z.object({ identityCorrectionId: id })

export const confirmIdentity = endpoint({
  method: 'POST',
  path: '/api/people/identity-corrections/:identityCorrectionId/confirmation',
  summary: '核对并更正身份证号',
  cites,
  params: correctionId,
  body: z.object({
    /** Typed once more from the document; it must be what was proposed. */
    residentId: sentence('居民身份证号', 30),
    note: sentence('核对意见', 200),
  }),
  reply: z.object({ id, accountToCheck: z.boolean() }),
})

export const declineIdentity = endpoint({
  method: 'POST',
  path: '/api/people/identity-corrections/:identityCorrectionId/refusal',
  summary: '不予更正身份证号',
  cites,
  params: correctionId,
  body: z.object({ note: sentence('不予更正的理由', 200) }),
  reply: z.object({ id }),
})
