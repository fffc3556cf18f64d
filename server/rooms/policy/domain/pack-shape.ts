/** The shape of a pack, for packs that no compiler has seen: every fault with the place where it stands. */
import { z } from 'zod'
import { isAnchor } from '#kernel/policy-anchor'
import { amountShape, dateShape } from '#kernel/shapes'
import { briefingSteps } from './briefing.ts'
import type { Test } from './condition.ts'
import { measures, statedAmounts } from './figures.ts'
import { components, fundItems, payees } from './items.ts'
import { type QuestionName, questionOf, questions } from './questions/index.ts'
import type { Rate } from './rate.ts'
import { askedBesides, type PolicyPack } from './rule.ts'
import * as words from './words.ts'

const labels = z.tuple([z.string().min(1), z.string().min(1)]).readonly()
const anchor = z.string().refine(isAnchor, { error: '不是条款出处，应如 gx-2022-7#10' })
const anchors = z.array(anchor).readonly()
const many = z.int().min(0)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: '应为小写字母、数字和连字符' })
const citing = (error: string) => z.array(anchor).min(1, { error }).readonly()
const oneOf = <K extends string>(table: Readonly<Record<K, unknown>>) => z.enum(Object.keys(table) as [K, ...K[]])
const strict = z.strictObject

const answered = strict({
  question: oneOf(questions),
  anyOf: z.array(z.string()).min(1).readonly(),
  negated: z.literal(true).optional(),
}).superRefine(({ question, anyOf }, context) => {
  const { answers } = questionOf(question as QuestionName)
  for (const answer of anyOf.filter((one) => !answers.values.includes(one))) {
    context.addIssue({ code: 'custom', path: ['anyOf'], message: `${question} 没有答案 ${answer}` })
  }
})
const test: z.ZodType<Test> = z.lazy(() =>
  z.union([
    answered,
    strict({
      measure: oneOf(measures),
      compare: z.enum(['at-least', 'at-most']),
      bound: z.union([z.int(), z.string().min(1)]),
    }),
    strict({ reading: z.string(), value: z.string() }),
    strict({ all: z.array(test).min(1).readonly() }),
    strict({ any: z.array(test).min(1).readonly() }),
  ]),
)
const condition = strict({
  code: slug,
  labels,
  test,
  cites: anchors,
  subject: z.literal(true).optional(),
})

const table = strict({
  id: z.string().min(1),
  title: labels,
  enteredBy: labels,
  cites: anchors,
  gives: z.enum(['rates', 'percents', 'sources']).optional(),
})
const unit = words.units.schema
const of = oneOf(statedAmounts)
const rounding = z.enum(['down', 'up', 'half-up'])
const rate: z.ZodType<Rate> = z.lazy(() =>
  z.discriminatedUnion('op', [
    strict({ op: z.literal('per'), unit, rateFen: amountShape }),
    strict({
      op: z.literal('tiers'),
      unit,
      tiers: z.array(strict({ first: many.nullable(), rateFen: amountShape })).min(1),
    }),
    strict({ op: z.literal('by-level'), levels: z.partialRecord(words.skillLevels.schema, amountShape) }),
    strict({ op: z.literal('from-table'), table }),
    strict({ op: z.literal('share'), of, numerator: many, denominator: z.int().min(1), rounding }),
    strict({ op: z.literal('share-from-table'), table, of, rounding }),
    strict({ op: z.literal('up-to'), capFen: amountShape, of: rate }),
    strict({ op: z.literal('at-least'), floorFen: amountShape, of: rate }),
    strict({ op: z.literal('up-to-stated'), amount: of, of: rate }),
    strict({ op: z.literal('within'), leastFen: amountShape, mostFen: amountShape, of: rate }),
  ]),
)

const head = { title: labels, why: labels, cites: anchors, practice: z.string().optional() }
const reading = z.discriminatedUnion('kind', [
  strict({ kind: z.literal('count'), value: z.int(), unit: labels, least: z.int(), most: z.int(), ...head }),
  strict({ kind: z.literal('choice'), value: z.string(), choices: z.record(z.string(), labels), ...head }),
  strict({ kind: z.literal('day'), value: dateShape, ...head }),
])

const share = strict({
  kind: z.literal('share'),
  value: z.null(),
  of: z.enum(['training-income', 'workload']),
  ...head,
})

const limit = z.looseObject({
  per: z.string(),
  counts: z.union([components.schema, z.literal('either')]),
  atMost: z.int().min(1),
  labels,
  cites: citing('限额须写明条款'),
})

const rule = strict({
  id: z.string().regex(/^[^/]+\/[^/]+\/[^/]+$/, { error: '应为“包/条/文件”，如 gx-2022-7/10/workshop-training' }),
  title: labels,
  cites: citing('规则须写明条款'),
  about: z.array(words.matters.schema).min(1),
  component: components.schema,
  payee: payees.schema,
  requires: z.array(condition),
  yieldsTo: z.array(z.string()).optional(),
  rate: z.array(strict({ from: dateShape, until: dateShape.nullable(), value: rate })).min(1),
  fund: strict({
    item: fundItems.schema,
    sources: z.union([
      z.array(words.fundSources.schema),
      z.literal('from-rate-table'),
      z.literal('as-approved'),
      table,
    ]),
    basis: z.enum(['text', 'reading', 'rate-table']),
    cites: anchors,
  }),
  limits: z.array(limit),
  readings: z.record(z.string(), z.union([labels, reading])),
  besides: z.record(z.string().regex(/^[^/]+\/[^/]+\/[^/]+-share$/), share).optional(),
  notModelled: z.array(labels),
})

const document = z.looseObject({
  id: slug,
  number: z.string().min(1),
  title: labels,
  issuer: labels,
  addressees: z.array(z.string()),
  signedOn: dateShape,
  publishedOn: dateShape.nullable(),
  effectiveFrom: dateShape,
  validUntil: dateShape,
  periodCites: anchors,
  periodReading: labels,
  disclosure: z.string(),
  territory: z.string().regex(/^\d{2,12}$/, { error: '应为行政区划代码的前几位' }),
  chapters: many,
  wording: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: '应为原文的 SHA-256' })
    .optional(),
})

const points = z.array(z.string().min(1)).min(1).readonly()
const briefing = strict({ step: z.enum(briefingSteps), cites: anchors, told: points, promised: points })

const pack = strict({
  version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: '应为三段的版本号，如 1.0.0' }),
  document,
  rules: z.array(rule),
  briefings: z.array(briefing).optional(),
  asks: z.partialRecord(z.enum(askedBesides), anchor).optional(),
  evidence: reading.optional(),
})

/** Who writes a pack reads these, not a clerk: zod's own words name the values that may stand. */
const inChinese = z.locales.zhCN().localeError

/** What is not as a pack should be, one sentence for each place; empty when every word of it is a word of the language. */
export function shapeFaults(value: PolicyPack): string[] {
  const read = pack.safeParse(value, { error: inChinese })
  return read.success ? [] : read.error.issues.flatMap(told).map(({ path, message }) => placeOf(path, value) + message)
}

/** Of several shapes a part may have, the one it is nearest to says what is wrong. */
function told(issue: z.core.$ZodIssue): readonly Pick<z.core.$ZodIssue, 'path' | 'message'>[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [nearest] = issue.errors.toSorted((a, b) => a.length - b.length || depth(b) - depth(a))
  const inside = (nearest ?? []).flatMap(told)
  return inside.length > 0 ? inside.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) : [issue]
}

const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map(({ path }) => path.length))

/** `rules[0].rate…` told by the rule's id where it has one. */
function placeOf(path: readonly PropertyKey[], value: PolicyPack): string {
  const [head, index, ...rest] = path
  const id = head === 'rules' && typeof index === 'number' ? value.rules[index]?.id : undefined
  const place = id ? [id, ...rest] : [value.document?.id ?? '政策包', ...path]
  return `${place.map(String).join(' · ')}：`
}
