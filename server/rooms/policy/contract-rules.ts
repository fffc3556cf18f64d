import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { dateShape } from '#kernel/shapes'
import { cited, language } from './contract-words.ts'

const tableShape = z.object({
  id: z.string(),
  title: z.string(),
  /** Who sets the rates and who enters them. */
  enteredBy: z.string(),
  /** What has been entered and checked; empty: to be entered. */
  entered: z.array(
    z.object({
      regionName: z.string(),
      documentNumber: z.string(),
      from: dateShape,
      until: dateShape.nullable(),
    }),
  ),
})

/** The page of a rule, generated from the rule object. */
export const ruleShape = z.object({
  ruleId: z.string(),
  title: z.string(),
  document: z.object({ number: z.string(), title: z.string(), version: z.string() }),
  validity: z.object({ from: dateShape, until: dateShape, reading: z.string() }),
  clauses: z.array(z.object({ cite: z.string(), name: z.string() })),
  about: z.array(z.string()),
  component: z.string(),
  payee: z.string(),
  conditions: z.array(cited),
  rates: z.array(z.object({ from: dateShape, until: dateShape.nullable(), sentence: z.string() })),
  limits: z.array(cited),
  fund: cited.extend({ sources: z.array(z.string()), basis: z.enum(['text', 'reading', 'rate-table']) }),
  tables: z.array(tableShape),
  yieldsTo: z.array(z.string()),
  readings: z.array(z.string()),
  notModelled: z.array(z.string()),
})

/** A word in both languages. */
const labels = z.object({ zh: z.string(), en: z.string() })

/** One field of the facts: what it holds, whether it must stand, the codes it takes. */
export const fieldShape = z.object({
  path: z.string(),
  kind: z.enum([
    'section',
    'rows',
    'choice',
    'choices',
    'yes-no',
    'day',
    'month',
    'months',
    'minute',
    'division',
    'count',
    'money',
    'text',
    'map',
  ]),
  required: z.boolean(),
  nullable: z.boolean(),
  labels,
  hint: labels.nullable(),
  codes: z.array(labels.extend({ code: z.string() })),
})

const given = z.object({ name: z.string(), value: z.string() })

/** A rule's page with everything behind it: what is asked, readings and their alternatives, examples, a form to try. */
export const rulePageShape = ruleShape.extend({
  /** The sentence of the public notice, as of the last day on which the rule holds. */
  notice: z.string(),
  /** What an officer checks, condition by condition. */
  checklist: z.array(cited.extend({ asks: z.array(z.string()), cure: z.string() })),
  comesFirst: z.array(z.object({ ruleId: z.string(), title: z.string() })),
  openReadings: z.array(
    z.object({
      /** Of the setting that changes it; null where the text leaves no choice to the region. */
      key: z.string().nullable(),
      title: z.string().nullable(),
      words: z.string(),
      chosen: z.string().nullable(),
      alternatives: z.array(z.string()),
    }),
  ),
  fields: z.array(fieldShape),
  examples: z.object({
    /** What the first example gives; the others change it. */
    given: z.array(given),
    rows: z.array(
      z.object({
        title: z.string(),
        changed: z.array(given),
        amount: z.string().nullable(),
        refusedFor: z.string().nullable(),
      }),
    ),
  }),
  /** The facts of the first example, to begin a trial with; null where there is none. */
  sample: z.record(z.string(), z.unknown()).nullable(),
})

export const listRules = endpoint({
  method: 'GET',
  path: '/api/policy/rules',
  summary: '补贴规则（由规则生成）',
  query: language.extend({ documentId: z.string().optional() }),
  reply: z.object({ rules: z.array(ruleShape) }),
})

export const getRule = endpoint({
  method: 'GET',
  path: '/api/policy/rules/:pack/:place/:rule',
  summary: '一条规则：条件、标准、限额、读法、例表、公示文字',
  cites: ['lz-2019-63#7-3'],
  params: z.object({ pack: z.string(), place: z.string(), rule: z.string() }),
  query: language,
  reply: rulePageShape,
})

export const getFactsSchema = endpoint({
  method: 'GET',
  path: '/api/policy/facts-schema',
  summary: '事实的 JSON Schema：试算和对接所用的每个字段和代码',
  reply: z.record(z.string(), z.unknown()),
})

export const listFactFields = endpoint({
  method: 'GET',
  path: '/api/policy/facts-fields',
  summary: '事实的字段和代码，中英文',
  reply: z.object({ fields: z.array(fieldShape) }),
})
