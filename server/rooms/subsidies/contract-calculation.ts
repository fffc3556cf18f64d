import { z } from 'zod'
import { fundItems, journalKinds } from '#funds/contract'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id } from '#kernel/shapes'
import { matters } from '#policy/contract'
import { linePlaces } from './contract-words.ts'

const CLAUSE = ['gx-2022-7#10', 'lz-2019-63#6-3']

/** Which matter. */
export const matterKey = { matterKind: matters.schema, matterId: id }

const checklistLine = z.object({
  condition: z.string(),
  label: z.string(),
  met: z.boolean(),
  found: z.string(),
  clauses: z.array(z.string()),
  cites: z.array(z.string()),
  cure: z.string(),
})

/** An amount or a refusal in words, generated from the stored decision. */
export const explanationShape = z.object({
  decisionId: id,
  subjectName: z.string(),
  title: z.string(),
  entitled: z.boolean(),
  amountFen: amountShape,
  uncappedFen: amountShape,
  sentence: z.string(),
  steps: z.array(z.object({ text: z.string(), resultFen: amountShape })),
  checklist: z.array(checklistLine),
  refusals: z.array(checklistLine.extend({ sentence: z.string() })),
  clauses: z.array(z.string()),
  cites: z.array(z.string()),
  readings: z.array(z.string()),
  payee: z.string(),
  packVersion: z.string(),
  revision: z.int(),
  decidedOn: dateShape,
  /** Recomputed from the stored facts now: the same decision came out. */
  replays: z.boolean(),
  /** What a limit took away, if any. */
  cut: z.object({ amountFen: amountShape, reason: z.string(), cites: z.array(z.string()) }).nullable(),
  /** What an advance had paid of it: 应补 − 已预拨 = 本次. */
  settlement: z.object({ advanceFen: amountShape, amountFen: amountShape, sentence: z.string() }).nullable(),
})

const calculationLine = z.object({
  decisionId: id,
  subjectId: id,
  subjectName: z.string(),
  township: z.string(),
  ruleId: z.string(),
  title: z.string(),
  payee: z.string(),
  entitled: z.boolean(),
  amountFen: amountShape,
  sentence: z.string(),
  revision: z.int(),
  place: linePlaces.schema,
  reason: z.string().nullable(),
  batchId: id.nullable(),
  cutFen: amountShape,
  /** What an advance has paid of it. */
  advanceFen: amountShape,
  /** What the register has taken back since the line was claimed. */
  correction: z.string().nullable(),
})

/**
 * A batch that was sent back, or ended after that: claimed again it must say how each reason was met. What was ended is due
 * anew, and counted with what can be claimed.
 */
export const returnedBatch = z.object({
  id,
  number: z.string(),
  state: z.enum(['returned', 'lapsed']),
  totalFen: amountShape,
  /** Why it came back, or was ended. */
  reasons: z.array(z.string()),
})

export const getMatterCalculation = endpoint({
  method: 'GET',
  path: '/api/subsidies/matters/:matterKind/:matterId',
  summary: '事项核算',
  cites: CLAUSE,
  params: z.object(matterKey),
  reply: z.object({
    ...matterKey,
    number: z.string(),
    title: z.string(),
    organizationId: id.nullable(),
    regionCode: z.string(),
    packId: z.string(),
    /** What of the evidence is still missing; null when it can be claimed. */
    notReady: z.string().nullable(),
    /** A signed commitment for the claim is there. */
    commitmentSigned: z.boolean(),
    claimableFen: amountShape,
    /** What came back and may be claimed again, with its lines as they stood. */
    returned: z.array(
      returnedBatch.extend({
        lines: z.array(z.object({ id, name: z.string(), item: z.string(), amountFen: amountShape })),
      }),
    ),
    /** Who may be claimed for by the asking organization, and under which agreement; empty where it claims in its own name. */
    agency: z.array(
      z.object({
        personId: id,
        name: z.string(),
        agreement: z
          .object({ number: z.string(), fileReference: z.string(), signedOn: dateShape, organizationName: z.string() })
          .nullable(),
      }),
    ),
    /** What an approval keeps for the matter, and how it came and went; the steps are the bureaus' business. */
    reserved: z.object({
      keptFen: amountShape,
      steps: z.array(
        z.object({
          id,
          kind: journalKinds.schema,
          item: fundItems.schema,
          amountFen: amountShape,
          document: z.string(),
          bookedOn: dateShape,
          responsible: z.string(),
        }),
      ),
    }),
    lines: z.array(calculationLine),
    totals: z.array(z.object({ ruleId: z.string(), title: z.string(), people: z.int(), amountFen: amountShape })),
    refusals: z.array(
      z.object({
        ruleId: z.string(),
        title: z.string(),
        sentence: z.string(),
        cure: z.string(),
        cites: z.array(z.string()),
        people: z.array(z.object({ decisionId: id, subjectName: z.string(), found: z.string() })),
      }),
    ),
  }),
})

export const calculateMatter = endpoint({
  method: 'POST',
  path: '/api/subsidies/matters/:matterKind/:matterId/calculation',
  summary: '核算一个事项的补贴',
  cites: CLAUSE,
  params: z.object(matterKey),
  reply: z.object({ decided: z.int(), written: z.int(), unchanged: z.int() }),
})

export const explainDecision = endpoint({
  method: 'GET',
  path: '/api/subsidies/decisions/:decisionId',
  summary: '一笔钱的来历',
  cites: CLAUSE,
  params: z.object({ decisionId: id }),
  reply: explanationShape,
})
