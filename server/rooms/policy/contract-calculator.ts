import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape } from '#kernel/shapes'
import { checklistLine, language } from './contract-words.ts'

const optionShape = z.object({ value: z.string(), label: z.string(), hint: z.string().nullable() })

export const questionShape = z.object({
  /** Key of the answer. */
  name: z.string(),
  kind: z.enum(['place', 'day', 'one', 'several', 'count', 'money']),
  ask: z.string(),
  hint: z.string().nullable(),
  /** What a count counts. */
  unit: z.string().nullable(),
  options: z.array(optionShape),
  answered: z.boolean(),
  /** The answer given is not offered any more, because an earlier one changed. */
  stale: z.boolean(),
})

export const resultShape = z.object({
  ruleId: z.string(),
  title: z.string(),
  /** `rate-missing`: everything fits, but nobody has entered the rate; `within-reach`: what lacks can be brought about. */
  outcome: z.enum(['granted', 'rate-missing', 'within-reach', 'no']),
  /** Of `within-reach`: as it would be. */
  amountFen: amountShape.nullable(),
  sentence: z.string().nullable(),
  standard: z.string(),
  payee: z.string(),
  toPerson: z.boolean(),
  sources: z.array(z.string()),
  clauses: z.array(z.object({ cite: z.string(), name: z.string() })),
  lacking: z.array(checklistLine),
  /** What was answered with “I do not know”, and how it was taken. */
  assumed: z.array(z.object({ ask: z.string(), answer: z.string() })),
  limits: z.array(z.string()),
  bring: z.array(z.string()),
  go: z.string(),
})

/** Codes of one or several choices, a number, fen, a day, a place; `@none` and `@unsure` where they are offered. */
const answerShape = z.union([
  z.string().max(60),
  z.int().min(0).max(100_000_000_000),
  z.array(z.string().max(60)).max(20),
])

export const whatCanIGet = endpoint({
  method: 'POST',
  path: '/api/policy/calculator',
  summary: '我能领什么：一问一答，逐条给出结果',
  cites: ['lz-2019-63#7-3'],
  query: language,
  body: z.object({ answers: z.record(z.string().max(60), answerShape).default({}) }),
  reply: z.object({
    /** The questions in turn; the last is the one to be answered, unless there are results. */
    questions: z.array(questionShape),
    results: z.array(resultShape).nullable(),
    /** The documents of the place, and whether they hold on the day. */
    documents: z.array(
      z.object({ number: z.string(), title: z.string(), from: dateShape, until: dateShape, inForce: z.boolean() }),
    ),
  }),
})
