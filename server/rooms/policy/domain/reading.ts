import type { Labels } from '#kernel/codes'
import { type DateText, isDate } from '#kernel/dates'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { PolicyDocument } from './document.ts'

interface ReadingHead {
  readonly title: Labels
  /** The reading chosen, in one sentence, and why. */
  readonly why: Labels
  /** The clauses that are read; empty where no clause speaks of it. */
  readonly cites: readonly ClauseAnchor[]
  /** Known from practice, not from a clause: `notice` is shown as `practice:notice`. */
  readonly practice?: string
}

/** How many: the bounds are what the clause leaves open. */
interface CountReading extends ReadingHead {
  readonly kind: 'count'
  readonly value: number
  readonly unit: Labels
  readonly least: number
  readonly most: number
}

interface ChoiceReading<C extends string> extends ReadingHead {
  readonly kind: 'choice'
  readonly value: C
  readonly choices: Readonly<Record<C, Labels>>
}

/** A last day, never before the printed one. */
export interface DayReading extends ReadingHead {
  readonly kind: 'day'
  readonly value: DateText
}

/** A share the text leaves to others (`一定比例`): no number until a document of the region sets one; whole percents. */
export interface ShareReading extends ReadingHead {
  readonly kind: 'share'
  readonly value: null
  /** Of an amount the year's figures know, or of work, which is no amount. */
  readonly of: 'training-income' | 'workload'
}

const kindsOfEvidence = {
  'process-and-results': ['过程记录和结果都要', 'records of the course and its results'],
  results: ['以结果为准，过程记录备查', 'results; records are kept for inspection'],
} as const

/** What a document takes as evidence of a class: documents differ, so each has its own. */
export type EvidenceReading = ChoiceReading<keyof typeof kindsOfEvidence>

/** A place where the text is open or silent: the value chosen, and what else it may be. */
export type Reading = CountReading | ChoiceReading<string> | DayReading

/** Every reading a region may set, those included that decide no amount. */
export type AnyReading = Reading | ShareReading

/** What a reading gives to who asks for it. */
export type ValueOf<R> = R extends { kind: 'share' }
  ? number | null
  : R extends { kind: 'count' }
    ? number
    : R extends { kind: 'choice'; choices: Readonly<Record<infer C, Labels>> }
      ? C
      : DateText

export const count = (value: number, head: Omit<CountReading, 'kind' | 'value'>): CountReading => ({
  kind: 'count',
  value,
  ...head,
})

export const choice = <const C extends string>(
  value: NoInfer<C>,
  head: Omit<ChoiceReading<C>, 'kind' | 'value'>,
): ChoiceReading<C> => ({ kind: 'choice', value, ...head })

export const evidence = (
  value: EvidenceReading['value'],
  head: Omit<EvidenceReading, 'kind' | 'value' | 'choices'>,
): EvidenceReading => choice(value, { choices: kindsOfEvidence, ...head })

export const share = (head: Omit<ShareReading, 'kind' | 'value'>): ShareReading => ({
  kind: 'share',
  value: null,
  ...head,
})

/** The end of a document's validity as a reading: a later document may move it, nothing else. */
export const validity = ({ number, validUntil, periodCites, periodReading }: PolicyDocument): DayReading => ({
  kind: 'day',
  value: validUntil,
  title: [`${number}有效期至`, `Last day of ${number}`],
  why: periodReading,
  cites: periodCites,
})

/** What is wrong with a value given for a reading, in one sentence; undefined when it may be chosen. */
export function valueFault(reading: AnyReading, value: unknown): string | undefined {
  switch (reading.kind) {
    case 'count': {
      const { least, most, unit } = reading
      const fits = Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
      return fits ? undefined : `应为 ${least} 至 ${most} 的整数（${unit[0]}）`
    }
    case 'choice': {
      const fits = typeof value === 'string' && Object.hasOwn(reading.choices, value)
      return fits
        ? undefined
        : `应为：${Object.values(reading.choices)
            .map(([zh]) => zh)
            .join('、')}`
    }
    case 'share':
      return Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 100
        ? undefined
        : '应为 1 至 100 的整数（%）'
    case 'day':
      return isDate(value) && value >= reading.value ? undefined : `应为不早于 ${reading.value} 的日期`
  }
}

/** What stands where a share has no number. */
export const notStated: Labels = ['未规定', 'not stated']

/** The value as people read it: `5 个工作日`, `自第三个岗位推介之日起`. */
export function valueWords(reading: AnyReading, value: unknown): string {
  if (reading.kind === 'share') return value === null ? notStated[0] : `${String(value)}%`
  if (reading.kind === 'count') return `${String(value)} ${reading.unit[0]}`
  if (reading.kind === 'choice') return reading.choices[String(value)]?.[0] ?? String(value)
  return String(value)
}

/** A value decided for a region from a day on, with the document that says so. */
export interface Setting {
  readonly regionCode: string
  readonly effectiveFrom: DateText
}

/** The setting in force: the nearest region above speaks first, there the latest; `regions` go from near to far. */
export function settingInForce<S extends Setting>(
  settings: readonly S[],
  regions: readonly string[],
  on: DateText,
): S | undefined {
  for (const region of regions) {
    const here = settings.filter((one) => one.regionCode === region && one.effectiveFrom <= on)
    const latest = here.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
    if (latest) return latest
  }
  return undefined
}
