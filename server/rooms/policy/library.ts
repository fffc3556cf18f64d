import type { DateText } from '#kernel/dates'
import { zeroFen } from '#kernel/money'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { packs, readings } from '#policies'
import { basicWorks } from '#policies/basic-work'
import { asking } from './domain/asking.ts'
import type { RateEntry } from './domain/facts.ts'
import {
  type AskedBesides,
  type FundItem,
  type PolicyDocument,
  type PolicyPack,
  type RateTable,
  type Rule,
  settingsOf,
} from './domain/language.ts'
import { fixedSources, sourceTables, tablesOf } from './domain/rate-tables.ts'
import { type AnyReading, type Reading, settingInForce, type ValueOf } from './domain/reading.ts'
import { regionsAbove } from './domain/regions-above.ts'
import { ruleOf } from './domain/registry.ts'
import { say } from './domain/sentences.ts'
import { type RateTableRow, selectCheckedRates, selectRatesInForce, selectSettings } from './store.ts'

export type ReadingKey = keyof typeof readings
export type ReadingValue<K extends ReadingKey> = ValueOf<(typeof readings)[K]>

/** Readings inside rules that a region may set otherwise, by `<rule id>/<code>`. */
const ruleReadings: Readonly<Record<string, Reading>> = Object.fromEntries(
  packs.flatMap((pack) =>
    pack.rules.flatMap((rule) => settingsOf(rule).map(([code, reading]) => [`${rule.id}/${code}`, reading])),
  ),
)

/** Every reading that may be set, by key: those of the rooms, then those of the rules. */
export const allReadings: Readonly<Record<string, AnyReading>> = { ...readings, ...ruleReadings }

/**
 * The readings of rules that a region has set otherwise, as facts carry them.
 * @param on the day the facts are decided for
 */
export async function settingsFor(tx: Tx, regionCode: string, on: DateText): Promise<Record<string, string | number>> {
  const regions = regionsAbove(regionCode)
  const all = Map.groupBy(await selectSettings(tx, regions), ({ key }) => key)
  const settings: Record<string, string | number> = {}
  for (const [key, own] of all) {
    const setting = Object.hasOwn(ruleReadings, key) && settingInForce(own, regions, on)
    // A setting is written only after `valueFault` has found nothing wrong with it.
    if (setting) settings[key] = setting.value as string | number
  }
  return settings
}

/**
 * The value of a reading in a region: the nearest setting made under a document, else the pack's own.
 * @param on the day it is asked for; the business date unless told
 */
export async function readReading<K extends ReadingKey>(
  tx: Tx,
  key: K,
  regionCode: string,
  on: DateText = tx.today,
): Promise<ReadingValue<K>> {
  return (await readReadings(tx, [key], regionCode, on))[key]
}

/** Several readings at once, in one query. */
export async function readReadings<const K extends ReadingKey>(
  tx: Tx,
  keys: readonly K[],
  regionCode: string,
  on: DateText = tx.today,
): Promise<{ readonly [P in K]: ReadingValue<P> }> {
  const regions = regionsAbove(regionCode)
  const all = Map.groupBy(keys.length > 0 ? await selectSettings(tx, regions, keys) : [], ({ key }) => key)
  const inForce = (key: K): unknown => {
    const own: AnyReading | undefined = readings[key]
    if (!own) throw new Error(`there is no reading ${key}`)
    return settingInForce(all.get(key) ?? [], regions, on)?.value ?? own.value
  }
  // A setting is written only after `valueFault` has found nothing wrong with it.
  return Object.fromEntries(keys.map((key) => [key, inForce(key)])) as { [P in K]: ReadingValue<P> }
}

/** Whether a document asks something of the classes under it. */
export const asksOfClass = (documentId: string, asked: AskedBesides): boolean =>
  packs.some(({ document, asks }) => document.id === documentId && asks?.[asked] !== undefined)

/** The documents that ask something in a region, their periods as they hold there; where none does, no query is made. */
export async function documentsAsking(tx: Tx, asked: AskedBesides, regionCode: string): Promise<PolicyDocument[]> {
  const ids = new Set(asking(packs, asked, regionCode).map(({ document }) => document.id))
  if (ids.size === 0) return []
  return (await packsFor(tx, regionCode)).map(({ document }) => document).filter(({ id }) => ids.has(id))
}

/** What each document takes as evidence of a class in a region, in words, by its id. */
export async function evidenceIn(tx: Tx, regionCode: string): Promise<ReadonlyMap<string, string>> {
  const own = packs.flatMap(({ document, evidence }) => (evidence ? [{ id: document.id, evidence }] : []))
  const keyOf = (id: string) => `evidence.${id}` as const
  const set = await readReadings(
    tx,
    own.map(({ id }) => keyOf(id)),
    regionCode,
  )
  return new Map(
    own.map(({ id, evidence }) => [id, say(evidence.choices[set[keyOf(id)] ?? evidence.value], 'zh')] as const),
  )
}

/** The packs whose printed period covers the day, of all regions or of those that hold in one. */
export function packsOn(date: DateText, regionCode?: string): readonly PolicyPack[] {
  return packs.filter(
    ({ document }) =>
      document.effectiveFrom <= date &&
      date <= document.validUntil &&
      (regionCode === undefined || regionCode.startsWith(document.territory)),
  )
}

/** Every pack as it holds in a region, its period extended where a document says so: what `entitle` is asked with. */
export async function packsFor(tx: Tx, regionCode: string): Promise<readonly PolicyPack[]> {
  const keyOf = (pack: PolicyPack) => `validity.${pack.document.id}` as const
  const periods = await readReadings(tx, packs.map(keyOf), regionCode)
  return packs.map((pack) => {
    const validUntil = periods[keyOf(pack)] ?? pack.document.validUntil
    return { ...pack, document: { ...pack.document, validUntil } }
  })
}

/** A table of rates that some rule or basic work asks for, with its pack. */
export interface WantedTable {
  readonly table: RateTable
  readonly pack: PolicyPack
  /** Its document says where the money comes from; otherwise the rule does, or nothing is paid. */
  readonly namesSources: boolean
}

/** Every table once; it names sources as soon as one of the rules that share it leaves them to it. */
export const wantedTables: readonly WantedTable[] = [
  ...Map.groupBy(
    packs.flatMap((pack) => [
      ...pack.rules.flatMap((rule) =>
        tablesOf(rule).map((table) => ({ table, pack, namesSources: fixedSources(rule.fund) === undefined })),
      ),
      ...basicWorks
        .filter(({ document }) => document === pack.document.id)
        .flatMap(({ fund }) => sourceTables(fund).map((table) => ({ table, pack, namesSources: true }))),
    ]),
    ({ table }) => table.id,
  ).values(),
].flatMap(([first, ...others]) =>
  first ? [{ ...first, namesSources: [first, ...others].some(({ namesSources }) => namesSources) }] : [],
)

/** The rules whose amounts a table gives; none of one that names the fund alone. */
export const rulesRatedBy = (tableId: string): string[] =>
  packs
    .flatMap(({ rules }) => rules)
    .filter((rule) => tablesOf(rule).some(({ id, gives }) => id === tableId && gives !== 'sources'))
    .map(({ id }) => id)

/** What a table that only names the fund says of the amount: nothing. */
const fundOnly = { kind: null, occupation: null, level: null, unit: 'person', rateFen: zeroFen } as const

/** The checked rates that hold in a region on a day, as the facts carry them; regions above included. */
export async function ratesFor(tx: Tx, regionCode: string, on: DateText): Promise<RateEntry[]> {
  return (await selectRatesInForce(tx, regionsAbove(regionCode), on)).flatMap(entriesOf)
}

/** Every checked rate of all regions and times: what a whole history is decided by. */
export async function everyRate(tx: Tx): Promise<RateEntry[]> {
  return (await selectCheckedRates(tx)).flatMap(entriesOf)
}

const entriesOf = (table: RateTableRow): RateEntry[] =>
  (table.lines.length > 0 ? table.lines : [fundOnly]).map((line) => ({
    ...line,
    table: table.key,
    document: table.documentNumber,
    region: scopePrefix(table.regionCode as RegionCode),
    from: table.effectiveFrom,
    until: table.effectiveUntil,
    sources: table.fundSources,
  }))

/**
 * Where the money of a rule, or of every rule of a fund item, may come from.
 * `sources: 'from-rate-table'`: named by the document of the rate, which the decision carries.
 */
export function fundSourcesFor(ruleOrItem: string): Rule['fund'] {
  const paying = [...packs.flatMap((pack) => pack.rules), ...basicWorks]
  const found = paying.find(({ fund }) => fund.item === (ruleOrItem as FundItem))
  return (found ?? ruleOf(ruleOrItem, packs).rule).fund
}
