import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape, id, sentence } from '#kernel/shapes'
import { type GateCheck, gateChecks } from './contract-words.ts'

/** The checks an approver may let a line pass, each with why that can be right; every other one is hard. */
export const overridable = {
  'account-settled': '变更确由收款人本人提出，经当面核实，不必等满',
  'account-not-shared': '确属同一户共用、收款人都已书面确认的账户',
  'account-corrected': '银行书面答复账户无误，退回是银行的原因',
  'payee-living': '款项属于遗产，继承人已出示公证或法院文书，收款账户经当面核实',
} as const satisfies Partial<Record<GateCheck, string>>
export type OverridableCheck = keyof typeof overridable

export const overrideShape = z.object({
  id,
  lineId: id,
  lineNumber: z.int(),
  check: gateChecks.schema,
  accountTail: z.string(),
  reason: z.string(),
  validUntil: dateShape,
  byName: z.string(),
  madeOn: dateShape,
  /** No longer in force: its day has passed. */
  expired: z.boolean(),
})

export const overrideCheck = endpoint({
  method: 'POST',
  path: '/api/subsidies/lines/:lineId/overrides',
  summary: '对一行放行一项支付前核查',
  cites: ['gx-2022-7#10', 'lz-2019-63#6-3'],
  params: z.object({ lineId: id }),
  body: z.object({ check: gateChecks.schema, reason: sentence('放行原因', 200), validUntil: dateShape }),
  reply: z.object({ id }),
})
