import { z } from 'zod'
import { codes } from '#kernel/codes'
import { readCreditCode } from '#kernel/credit-code'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { id, regionCodeShape, sentence } from '#kernel/shapes'
import { organizationKinds, organizationShape, ownerships } from './contract-words.ts'

export const organizationStates = codes('OrganizationState', {
  active: ['正常', 'active'],
  suspended: ['已暂停', 'suspended'],
})

/** An organization as who keeps the register sees it. */
export const registeredShape = organizationShape.extend({
  townshipCode: z.string().nullable(),
  townshipName: z.string().nullable(),
  /** Registered, last changed, or its account entered by who asks: somebody else activates it. */
  handledByMe: z.boolean(),
  version: z.int(),
})

export const listRegister = endpoint({
  method: 'GET',
  path: '/api/organizations/register',
  summary: '机构登记簿',
  query: pageQuery.extend({
    kind: organizationKinds.schema.optional(),
    state: organizationStates.schema.optional(),
    regionCode: z.string().trim().max(9).optional(),
    /** Part of the name, or the credit code. */
    search: z.string().trim().max(100).optional(),
  }),
  reply: pageOf(registeredShape),
})

/** Demonstration codes are told apart by the server, which knows where it runs. */
const creditCodeShape = z.string({ error: '请填写统一社会信用代码' }).superRefine((text, context) => {
  const reading = readCreditCode(text, { demo: true })
  if (!reading.ok) context.addIssue({ code: 'custom', message: reading.message })
})

const townshipCode = z.string().trim().max(9).optional()
const ownership = ownerships.schema.optional()

export const registerOrganization = endpoint({
  method: 'POST',
  path: '/api/organizations',
  summary: '登记机构',
  body: z.object({
    kind: organizationKinds.schema,
    name: sentence('机构名称', 100),
    creditCode: creditCodeShape,
    regionCode: regionCodeShape,
    townshipCode,
    ownership,
  }),
  reply: z.object({ id }),
})

const organization = z.object({ organizationId: id })
const version = z.int()
const changed = z.object({ id, version })

export const editOrganization = endpoint({
  method: 'PUT',
  path: '/api/organizations/:organizationId',
  summary: '修改机构登记',
  params: organization,
  body: z.object({ name: sentence('机构名称', 100), creditCode: creditCodeShape, townshipCode, ownership, version }),
  reply: changed,
})

export const suspendOrganization = endpoint({
  method: 'POST',
  path: '/api/organizations/:organizationId/suspend',
  summary: '暂停机构',
  params: organization,
  body: z.object({ reason: sentence('原因', 200), version }),
  reply: changed,
})

export const activateOrganization = endpoint({
  method: 'POST',
  path: '/api/organizations/:organizationId/activate',
  summary: '恢复机构（另一人）',
  cites: ['lz-2019-63#6-4'],
  params: organization,
  body: z.object({ version }),
  reply: changed,
})
