import type { z } from 'zod'
import { type FactField, type FieldKind, factFields, fieldAt } from './fact-fields.ts'
import { wordsOf } from './fact-words.ts'
import { type Facts, factsShape } from './facts.ts'
import { nearest } from './nearest.ts'

/** One fault of given facts: where, what, and how to put it right. */
export interface FactsFault {
  /** `trainee.statuses.1`; empty: the whole. */
  readonly path: string
  readonly message: string
  readonly cure: string
}

/**
 * Facts as they were given: read, or every fault at once. A field nobody knows is a fault, for what is misspelt would
 * else be taken for absent.
 */
export function readFacts(given: unknown): { readonly facts: Facts } | { readonly faults: readonly FactsFault[] } {
  const read = factsShape.safeParse(given)
  if (read.success) return { facts: read.data }
  return {
    faults: read.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? unknownFields(issue) : faultOf(issue, given),
    ),
  }
}

type Path = readonly PropertyKey[]

const named = (path: Path): string => path.filter((part) => typeof part !== 'number').join('.')

function faultOf(issue: z.core.$ZodIssue, given: unknown): FactsFault {
  const path = issue.path.map(String).join('.')
  const field = fieldAt(named(issue.path)) ?? fieldAt(named(issue.path.slice(0, 1)))
  if (!field) return { path, message: '应为一个事实对象 { … }', cure: '字段说明：jiangqiao policy facts' }
  const label = `“${wordsOf(field.path).labels[0]}”`
  const value = valueAt(given, issue.path)
  if (value === undefined && issue.code !== 'custom') return { path, message: `缺少${label}`, cure: cureFor(field) }
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const meant = nearest(value, field.codes?.values ?? [])
    return {
      path,
      message: `${label}没有“${value}”这个代码`,
      cure: meant ? `是不是 ${meant}（${field.codes?.label(meant)}）？` : cureFor(field),
    }
  }
  const ours = issue.code === 'custom' || issue.code === 'too_small' || issue.code === 'invalid_format'
  const message = ours ? issue.message : `应为${kindWords[field.kind]}`
  return { path, message: `${label}：${message}`, cure: cureFor(field) }
}

const kindWords: Readonly<Record<FieldKind, string>> = {
  section: '对象 { … }',
  rows: '列表 [ … ]',
  choice: '代码',
  choices: '代码列表 [ … ]',
  'yes-no': '真假值 true 或 false',
  day: '日期，例如 "2024-06-03"',
  month: '月份，例如 "2024-06"',
  months: '月份列表，例如 ["2024-06"]',
  minute: '时间，例如 "2024-06-03T08:30"',
  division: '行政区划代码，例如 "450225"',
  count: '不小于零的整数',
  money: '整数，单位是分',
  text: '文字',
  map: '对象 { … }',
}

function cureFor({ path, kind, codes, nullable }: FactField): string {
  const hint = wordsOf(path).hint?.[0]
  const choices = codes?.values.map((code) => `${code} ${codes.label(code)}`).join('、')
  const what = choices ? `可填：${choices}` : `请填${kindWords[kind]}`
  return [nullable ? `${what}，没有的填 null` : what, hint].filter(Boolean).join('；')
}

function unknownFields({ keys, path }: z.core.$ZodIssueUnrecognizedKeys): FactsFault[] {
  const above = named(path)
  const names = factFields.flatMap((field) => {
    const [name = '', ...sections] = field.path.split('.').toReversed()
    return sections.toReversed().join('.') === above ? [name] : []
  })
  return keys.map((key) => {
    const meant = nearest(key, names)
    const cure = meant ? `是不是 ${meant}？` : `这里的字段有：${names.join('、')}`
    return { path: [...path, key].map(String).join('.'), message: `没有“${key}”这个字段`, cure }
  })
}

const valueAt = (given: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    given,
  )
