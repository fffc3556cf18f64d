import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'

const cites = ['lz-2019-63#6-4']

// —— suspensions ——

export const suspensionKinds = codes('SuspensionKind', {
  freeze: ['暂停支付', 'payments frozen'],
  blacklist: ['列入失信名单', 'blacklisted'],
})
export type SuspensionKind = CodeOf<typeof suspensionKinds>

export const suspensionShape = z.object({
  id,
  kind: suspensionKinds.schema,
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  personId: id.nullable(),
  classId: id.nullable(),
  caseId: id,
  reason: z.string(),
  document: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  validFrom: dateShape,
  validUntil: dateShape.nullable(),
  liftedOn: dateShape.nullable(),
  liftReason: z.string().nullable(),
  liftDocument: z.string().nullable(),
})

export const listSuspensions = endpoint({
  method: 'GET',
  path: '/api/organizations/suspensions',
  summary: '暂停支付与失信名单',
  cites,
  query: z.object({ organizationId: id.optional(), state: z.enum(['in-force', 'all']).default('in-force') }),
  reply: z.object({ total: z.int(), suspensions: z.array(suspensionShape) }),
})

export const listBlacklist = endpoint({
  method: 'GET',
  path: '/api/organizations/blacklist',
  summary: '失信机构名单（公开）',
  cites,
  reply: z.object({
    organizations: z.array(
      z.object({
        name: z.string(),
        regionName: z.string(),
        document: z.string(),
        validFrom: dateShape,
        validUntil: dateShape.nullable(),
      }),
    ),
  }),
})

// —— declarations of interest ——

export const interestKinds = codes('InterestKind', {
  none: ['无利害关系', 'nothing to declare'],
  organization: ['有利害关系的机构', 'related organization'],
  person: ['亲属及其他关系人', 'relative or other related person'],
})
export type InterestKind = CodeOf<typeof interestKinds>

export const interestRelations = codes('InterestRelation', {
  self: ['本人', 'oneself'],
  spouse: ['配偶', 'spouse'],
  'parent-or-child': ['父母、子女', 'parent or child'],
  sibling: ['兄弟姐妹', 'brother or sister'],
  'in-law': ['配偶的近亲属', 'in-law'],
  shareholder: ['持股或出资', 'shareholder'],
  'post-held': ['任职或兼职', 'holds a post'],
  'relative-works': ['亲属任职或经营', 'a relative works or trades there'],
  other: ['其他可能影响公正的关系', 'other'],
})
export type InterestRelation = CodeOf<typeof interestRelations>

export const interestShape = z.object({
  id,
  officerName: z.string(),
  regionName: z.string(),
  kind: interestKinds.schema,
  relation: interestRelations.schema.nullable(),
  relatedOrganizationId: id.nullable(),
  relatedName: z.string(),
  note: z.string(),
  declaredOn: dateShape,
  endedOn: dateShape.nullable(),
  endedReason: z.string().nullable(),
  own: z.boolean(),
})

export const listInterests = endpoint({
  method: 'GET',
  path: '/api/interests',
  summary: '廉政申报',
  cites,
  query: z.object({ of: z.enum(['mine', 'all']).default('mine') }),
  reply: z.object({ total: z.int(), interests: z.array(interestShape) }),
})

export const declareInterest = endpoint({
  method: 'POST',
  path: '/api/interests',
  summary: '申报利害关系',
  cites,
  body: z.object({
    kind: interestKinds.schema,
    relation: interestRelations.schema.optional(),
    relatedOrganizationId: id.optional(),
    /** A related person: name and resident id; the id is kept only as a keyed index. */
    relatedName: z.string().trim().max(50).optional(),
    relatedResidentId: z.string().trim().max(20).optional(),
    note: z.string().trim().max(200).default(''),
  }),
  reply: z.object({ id }),
})

export const endInterest = endpoint({
  method: 'POST',
  path: '/api/interests/:interestId/end',
  summary: '终止一项申报',
  cites,
  params: z.object({ interestId: id }),
  body: z.object({ reason: sentence('终止原因', 200) }),
  reply: z.object({ id }),
})
