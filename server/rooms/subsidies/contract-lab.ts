import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, fenShape } from '#kernel/shapes'

const change = z.union([
  z.strictObject({ ruleId: z.string(), path: z.string(), value: z.int({ error: '应为整数（金额以分计）' }) }),
  z.strictObject({ ruleId: z.string(), drop: z.string() }),
])

const period = z.object({
  /** Classes whose first session falls in this period, both days included. */
  from: dateShape,
  until: dateShape,
  changes: z.array(change).min(1, { error: '请至少改动一处' }).max(50),
})

const side = z.object({ people: z.int(), amountFen: amountShape })

const slice = z.object({
  key: z.string(),
  label: z.string(),
  before: side,
  after: side,
  differenceFen: fenShape,
})
export type LabSlice = z.output<typeof slice>

export const listKnobs = endpoint({
  method: 'GET',
  path: '/api/policy-lab/rules',
  summary: '政策试验：可以改动的数和条件',
  reply: z.object({
    /** The day the first document took effect: no history lies before it. */
    since: dateShape,
    rules: z.array(
      z.object({
        ruleId: z.string(),
        title: z.string(),
        document: z.string(),
        knobs: z.array(
          z.object({ path: z.string(), label: z.string(), kind: z.enum(['amount', 'count']), value: z.int() }),
        ),
        conditions: z.array(z.object({ code: z.string(), label: z.string() })),
      }),
    ),
  }),
})

export const runLab = endpoint({
  method: 'POST',
  path: '/api/policy-lab/runs',
  summary: '政策试验：按改动后的规则重算一段历史，不写任何账',
  body: period,
  reply: z.object({
    /** Enrolments decided again. */
    enrolments: z.int(),
    milliseconds: z.int(),
    before: side,
    after: side,
    differenceFen: fenShape,
    winners: side,
    losers: side,
    unchanged: z.int(),
    byCounty: z.array(slice),
    byGroup: z.array(slice),
    byRule: z.array(slice),
    /** The largest differences; all of them are in the workbook. */
    differences: z.array(
      z.object({
        personName: z.string(),
        county: z.string(),
        className: z.string(),
        rule: z.string(),
        beforeFen: amountShape,
        afterFen: amountShape,
        differenceFen: fenShape,
        why: z.string(),
      }),
    ),
    differenceCount: z.int(),
    /** Due by neither side, and counted in none of the sums: taken away by a decided case, or resting on lapsed evidence. */
    apart: z.object({
      barred: z.object({ people: z.int(), dues: z.int() }),
      lapsed: z.object({ people: z.int() }),
    }),
  }),
})

export const exportLab = endpoint({
  method: 'POST',
  path: '/api/policy-lab/differences',
  summary: '政策试验：导出差异清单',
  body: period,
  replies: 'file',
  reply: z.unknown(),
})
