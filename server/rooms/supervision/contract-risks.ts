import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'
import { riskSeverities, signalStates } from './contract-words.ts'

const cites = ['gx-2022-7#10', 'lz-2019-63#6-4']
const labels = z.tuple([z.string(), z.string()])

export const ruleShape = z.object({
  id: z.string(),
  title: labels,
  /** Why the pattern is worth a look, and what honest explanation it may have. */
  why: labels,
  severity: riskSeverities.schema,
  cites: z.array(z.string()),
  /** The settings it compares with, as they hold in the region asked for. */
  thresholds: z.array(z.object({ key: z.string(), title: labels, unit: labels, value: z.int() })),
  open: z.int(),
})

export const listRiskRules = endpoint({
  method: 'GET',
  path: '/api/supervision/risk-rules',
  summary: '风险规则',
  cites,
  query: z.object({ regionCode: regionCodeShape.optional() }),
  reply: z.object({ rules: z.array(ruleShape) }),
})

export const runRisks = endpoint({
  method: 'POST',
  path: '/api/supervision/risk-runs',
  summary: '运行风险规则',
  cites,
  body: z.object({ regionCode: regionCodeShape.optional() }),
  reply: z.object({ id, rules: z.int(), found: z.int(), fresh: z.int() }),
})

const signalHead = z.object({
  id,
  ruleId: z.string(),
  ruleTitle: labels,
  severity: riskSeverities.schema,
  regionCode: z.string(),
  regionName: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  sentence: z.string(),
  state: signalStates.schema,
  foundOn: dateShape,
  seenOn: dateShape,
  people: z.int(),
  version: z.int(),
})

export const listSignals = endpoint({
  method: 'GET',
  path: '/api/supervision/signals',
  summary: '风险提示',
  cites,
  query: pageQuery.extend({
    state: signalStates.schema.optional(),
    severity: riskSeverities.schema.optional(),
    ruleId: z.string().max(40).optional(),
    organizationId: id.optional(),
  }),
  reply: pageOf(signalHead),
})

const signal = z.object({ signalId: id })

export const getSignal = endpoint({
  method: 'GET',
  path: '/api/supervision/signals/:signalId',
  summary: '一条风险提示的依据',
  cites,
  params: signal,
  reply: signalHead.extend({
    why: labels,
    cites: z.array(z.string()),
    details: z.array(z.string()),
    classes: z.array(z.object({ id, number: z.string(), title: z.string() })),
    persons: z.array(z.object({ id, name: z.string() })),
    dismissedReason: z.string().nullable(),
    checks: z.array(z.object({ id, state: z.string(), dueOn: dateShape })),
  }),
})

export const dismissSignal = endpoint({
  method: 'POST',
  path: '/api/supervision/signals/:signalId/dismissal',
  summary: '排除一条风险提示',
  cites,
  params: signal,
  body: z.object({ reason: sentence('排除的理由', 500), version: z.int() }),
  reply: z.object({ id }),
})
