import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { leftOutShape } from '#kernel/left-out'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, done, id, sentence } from '#kernel/shapes'
import { deathShape } from './contract-deaths.ts'
import { intentKinds, personStatuses, skillLevels } from './contract-words.ts'

export * from './contract-benefits.ts'
export * from './contract-deaths.ts'
export * from './contract-identity.ts'
export * from './contract-lists.ts'
export * from './contract-register.ts'
export * from './contract-uses.ts'
export * from './contract-words.ts'

const intentShape = z.object({
  id,
  kind: intentKinds.schema,
  trade: z.string(),
  level: z.string(),
  timeWindow: z.string(),
  place: z.string(),
  jobWish: z.string(),
  firstStatedOn: dateShape,
  lastConfirmedOn: dateShape,
  closedOn: dateShape.nullable(),
  /** Older than the reading allows: to be asked again. */
  reconfirm: z.boolean(),
})

const personShape = z.object({
  id,
  name: z.string(),
  sex: z.enum(['male', 'female']),
  age: z.int(),
  /** Last two characters of the resident id; the rest never leaves the server but by `revealPerson`. */
  tail: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  townshipCode: z.string(),
  townshipName: z.string(),
  urban: z.boolean(),
  phoneTail: z.string(),
  reviewedOn: dateShape.nullable(),
})

/** What narrows the register, on the page and in its file; `due`: intents to be asked again. */
const peopleFilter = {
  name: z.string().trim().max(50).optional(),
  regionCode: z.string().optional(),
  townshipCode: z.string().optional(),
  status: personStatuses.schema.optional(),
  intent: intentKinds.schema.optional(),
  confirm: z.enum(['due']).optional(),
  review: z.enum(['open', 'done']).optional(),
}

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: '有意愿人员台账',
  cites: ['gx-2022-7#3-1', 'lz-2019-63#7-2'],
  query: pageQuery.extend({ cursor: id.optional(), ...peopleFilter }),
  reply: pageOf(
    personShape.extend({
      statuses: z.array(personStatuses.schema),
      intents: z.array(intentShape.pick({ id: true, kind: true, trade: true, lastConfirmedOn: true, reconfirm: true })),
      version: z.int(),
    }),
  ),
})

export const exportPeople = endpoint({
  method: 'GET',
  path: '/api/people/register.xlsx',
  summary: '导出实名台账',
  query: z.object(peopleFilter),
  reply: z.object({}),
  replies: 'file',
})

const personId = z.object({ personId: id })

const statusShape = z.object({
  id,
  status: personStatuses.schema,
  validFrom: dateShape,
  validUntil: dateShape.nullable(),
  source: z.string(),
  endSource: z.string().nullable(),
  householdNumber: z.string(),
  /** Registered by mistake and taken back: it held on no day. */
  withdrawnOn: dateShape.nullable(),
  withdrawnReason: z.string().nullable(),
  /** The reader may take it back: an office of the register, and not who entered it. */
  mayWithdraw: z.boolean(),
})

export const contractShape = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  personId: id,
  personName: z.string(),
  tail: z.string(),
  number: z.string(),
  startsOn: dateShape,
  endsOn: dateShape.nullable(),
  version: z.int(),
})

export const getPerson = endpoint({
  method: 'GET',
  path: '/api/people/:personId',
  summary: '一人一档',
  cites: ['lz-2019-63#7-2'],
  params: personId,
  reply: personShape.extend({
    birthDate: dateShape,
    ethnicity: z.string(),
    education: z.string(),
    village: z.string(),
    siteId: id.nullable(),
    siteName: z.string().nullable(),
    householdNumber: z.string(),
    graduatedOn: dateShape.nullable(),
    registeredOn: dateShape,
    /** Whether this reader may see categories; if not, `statuses` is empty whatever the person has. */
    statusesShown: z.boolean(),
    statuses: z.array(statusShape),
    /** The newest first; empty for who does not see the register's records of a person. */
    deaths: z.array(deathShape),
    intents: z.array(intentShape),
    contracts: z.array(contractShape),
    version: z.int(),
  }),
})

export const editPerson = endpoint({
  method: 'PATCH',
  path: '/api/people/:personId',
  summary: '修改人员登记',
  params: personId,
  body: z.object({
    version: z.int(),
    name: sentence('姓名', 50),
    ethnicity: z.string().trim(),
    education: z.string().trim(),
    townshipCode: z.string({ error: '请选择户籍乡镇' }),
    village: z.string().trim().max(50, { error: '村（社区）不能超过50个字' }),
    siteId: id.nullable(),
    urban: z.boolean(),
    /** Absent: stays as it is; null: not known. */
    graduatedOn: dateShape.nullish(),
    /** Absent: stays as it is. */
    phone: z.string().trim().optional(),
    householdNumber: z.string().trim().max(30, { error: '户编号不能超过30个字' }),
  }),
  reply: z.object({ id, version: z.int() }),
})

export const getHousehold = endpoint({
  method: 'GET',
  path: '/api/people/:personId/household',
  summary: '某日是否帮扶家庭劳动力',
  cites: ['gx-2022-7#2'],
  params: personId,
  query: z.object({ on: dateShape.optional() }),
  reply: z.object({
    on: dateShape,
    assisted: z.boolean(),
    /** Whose status says so: the person's own, or another member's of the household. */
    through: z.enum(['own', 'household']).nullable(),
  }),
})

export const addStatus = endpoint({
  method: 'POST',
  path: '/api/people/:personId/statuses',
  summary: '登记身份类别',
  cites: ['gx-2022-7#2'],
  params: personId,
  body: z.object({
    status: personStatuses.schema,
    validFrom: dateShape,
    validUntil: dateShape.nullable().default(null),
    source: sentence('依据', 100),
    householdNumber: z.string().trim().max(30, { error: '户编号不能超过30个字' }).default(''),
  }),
  reply: z.object({ id }),
})

export const endStatus = endpoint({
  method: 'POST',
  path: '/api/people/statuses/:statusId/end',
  summary: '登记身份类别终止',
  cites: ['gx-2022-7#2'],
  params: z.object({ statusId: id }),
  body: z.object({ validUntil: dateShape, source: sentence('终止依据', 100) }),
  reply: done,
})

export const withdrawStatus = endpoint({
  method: 'POST',
  path: '/api/people/statuses/:statusId/withdrawal',
  summary: '撤销录错的身份类别',
  cites: ['gx-2022-7#2'],
  params: z.object({ statusId: id }),
  body: z.object({ reason: sentence('撤销原因', 200) }),
  reply: done,
})

export const stateIntent = endpoint({
  method: 'POST',
  path: '/api/people/:personId/intents',
  summary: '登记意愿',
  cites: ['gx-2022-7#3-1'],
  params: personId,
  body: z.object({
    kind: intentKinds.schema,
    trade: z.string().trim().max(30, { error: '意向工种不能超过30个字' }).default(''),
    level: skillLevels.schema.or(z.literal('')).default(''),
    timeWindow: z.string().trim().max(50, { error: '可参加时间不能超过50个字' }).default(''),
    place: z.string().trim().max(50, { error: '意向地点不能超过50个字' }).default(''),
    jobWish: z.string().trim().max(100, { error: '求职意愿不能超过100个字' }).default(''),
  }),
  reply: z.object({ id }),
})

const intentId = z.object({ intentId: id })

export const confirmIntent = endpoint({
  method: 'POST',
  path: '/api/people/intents/:intentId/confirm',
  summary: '再次确认意愿',
  cites: ['gx-2022-7#3-1'],
  params: intentId,
  reply: done,
})

export const confirmIntents = endpoint({
  method: 'POST',
  path: '/api/people/intents/confirmations',
  summary: '再次确认多人的意愿',
  cites: ['gx-2022-7#3-1'],
  body: z.object({
    intentIds: z.array(id).min(1, { error: '请选择意愿' }).max(200, { error: '一次最多确认200条意愿' }),
  }),
  reply: z.object({ confirmed: z.int(), leftOut: z.array(leftOutShape) }),
})

export const closeIntent = endpoint({
  method: 'POST',
  path: '/api/people/intents/:intentId/close',
  summary: '意愿已了结',
  params: intentId,
  reply: done,
})

export const listContracts = endpoint({
  method: 'GET',
  path: '/api/labor-contracts',
  summary: '劳动合同',
  query: pageQuery.extend({
    cursor: id.optional(),
    name: z.string().trim().max(50).optional(),
    organizationId: id.optional(),
    state: z.enum(['in-force', 'ended']).optional(),
  }),
  reply: pageOf(contractShape),
})

export const recordContract = endpoint({
  method: 'POST',
  path: '/api/labor-contracts',
  summary: '登记劳动合同',
  cites: ['gx-2022-7#10'],
  body: z.object({
    name: sentence('姓名', 50),
    residentId: sentence('居民身份证号', 30),
    number: sentence('合同编号', 50),
    startsOn: dateShape,
    endsOn: dateShape.nullable().default(null),
  }),
  reply: z.object({ id }),
})

export const endContract = endpoint({
  method: 'POST',
  path: '/api/labor-contracts/:contractId/end',
  summary: '登记劳动合同终止',
  params: z.object({ contractId: id }),
  body: z.object({ version: z.int(), endsOn: dateShape }),
  reply: done,
})
