import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'
import { organizationKinds, organizationShape, recheckReasons } from './contract-words.ts'

export * from './contract-account-notices.ts'
export * from './contract-integrity.ts'
export * from './contract-register.ts'
export * from './contract-words.ts'

export const listOrganizations = endpoint({
  method: 'GET',
  path: '/api/organizations',
  summary: '机构目录',
  cites: ['lz-2019-63#7-2'],
  query: z.object({
    kind: organizationKinds.schema.optional(),
    /** Several kinds, a comma between them. */
    kinds: z.string().trim().max(200).optional(),
    /** The region and all below it. */
    regionCode: z.string().optional(),
    /** Part of the name, or of the credit code. */
    search: z.string().trim().max(100).optional(),
    /** The one that was chosen before: what an address or a draft holds is its id alone. */
    id: id.optional(),
    /** As many as a list shows, or as a picker does. */
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  reply: z.object({ total: z.int(), organizations: z.array(organizationShape) }),
})

const payee = z.object({ payeeKind: z.enum(['person', 'organization']), payeeId: id })

export const accountShape = payee.extend({
  id,
  /** The county that entered it: another person there checks it. */
  regionCode: z.string(),
  regionName: z.string(),
  holderName: z.string(),
  bankName: z.string(),
  bankCode: z.string().nullable(),
  accountTail: z.string(),
  enteredOn: dateShape,
  checkedOn: dateShape.nullable(),
  /** Why it is to be checked once more: what it had been checked against has changed; null where it never has. */
  recheckBecause: recheckReasons.schema.nullable(),
  replacedAt: z.string().nullable(),
})

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/payee-accounts',
  summary: '收款账户（含历次变更）',
  query: payee,
  reply: z.object({ accounts: z.array(accountShape) }),
})

export const listUncheckedAccounts = endpoint({
  method: 'GET',
  path: '/api/payee-accounts/unchecked',
  summary: '待核实的收款账户',
  reply: z.object({ total: z.int(), accounts: z.array(accountShape) }),
})

export const changeAccount = endpoint({
  method: 'POST',
  path: '/api/payee-accounts',
  summary: '录入或变更收款账户',
  cites: ['lz-2019-63#6-4'],
  body: payee.extend({
    holderName: sentence('户名', 50),
    bankName: sentence('开户银行', 80),
    /** 联行号, only where the bank asks for it. */
    bankCode: z
      .string()
      .trim()
      .regex(/^\d{12}$/, { error: '开户行行号应为12位数字' })
      .nullish(),
    accountNumber: sentence('账号', 40),
  }),
  reply: z.object({ id }),
})

export const checkAccount = endpoint({
  method: 'POST',
  path: '/api/payee-accounts/:accountId/check',
  summary: '核实收款账户',
  cites: ['lz-2019-63#6-4'],
  params: z.object({ accountId: id }),
  reply: z.object({ id }),
})
