import { type Completion, completions, tradesTaught } from '#classes'
import type { DateText } from '#kernel/dates'
import { type TrainingIntent, trainingIntents } from '#people'
import type { Tx } from '#platform/db'
import { contestItems, newRecognitions, type TalentItem } from '#talent'
import type { Indicator } from './contract-words.ts'
import { type Fact, inOrder } from './domain/count.ts'
import { apprentices, factOf, trainedBy } from './domain/trained.ts'
import { coverage, matches } from './domain/wanted.ts'

/** Days in a region, both included. */
export interface Span {
  /** Significant digits of its code: `4502`. */
  readonly regionPrefix: string
  readonly from: DateText
  readonly until: DateText
}

/** What the rooms above keep, each read once however many indicators ask. */
interface Records {
  completions(): Promise<readonly Completion[]>
  intents(): Promise<readonly TrainingIntent[]>
  taught(): ReturnType<typeof tradesTaught>
  contestItems(): Promise<readonly TalentItem[]>
  recognized(what: 'master-studio' | 'training-base'): Promise<readonly TalentItem[]>
}

type Provider = (records: Records) => Promise<readonly Fact[]>

const trained =
  (which: (one: Completion) => boolean): Provider =>
  async (records) =>
    (await records.completions()).filter(which).map(factOf)

const itemFacts = (items: readonly TalentItem[]): Fact[] =>
  items.map((item) => ({ ...item, personId: null, counts: true }))

/** Where each indicator's facts come from. */
const providers: Readonly<Record<Indicator, Provider>> = {
  training: trained(trainedBy.training),
  'enterprise-training': trained(trainedBy.enterprise),
  'key-group-training': trained(trainedBy.keyGroup),
  'poor-training': trained(trainedBy.poor),
  apprentices: async (records) => apprentices(await records.completions()),
  coverage: async (records) => coverage(await records.intents(), await records.completions()),
  match: async (records) => matches(await records.intents(), await records.taught()),
  'contest-items': async (records) => itemFacts(await records.contestItems()),
  studios: async (records) => itemFacts(await records.recognized('master-studio')),
  bases: async (records) => itemFacts(await records.recognized('training-base')),
}

export type ReadFacts = (indicator: Indicator, span: Span) => Promise<readonly Fact[]>

/** Reads the facts behind indicators, in order. */
export function factReader(tx: Tx): ReadFacts {
  const spans = new Map<string, Records>()
  return async (indicator, span) => {
    const key = `${span.regionPrefix} ${span.from} ${span.until}`
    const records = spans.get(key) ?? recordsOf(tx, span)
    spans.set(key, records)
    return inOrder(await providers[indicator](records))
  }
}

const recordsOf = (tx: Tx, span: Span): Records => ({
  completions: once(() => completions(tx, span)),
  intents: once(() => trainingIntents(tx, span)),
  taught: once(() => tradesTaught(tx, span)),
  contestItems: once(() => contestItems(tx, span)),
  recognized: (what) => newRecognitions(tx, span, what),
})

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
