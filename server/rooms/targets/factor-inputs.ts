import { completions } from '#classes'
import type { DateText } from '#kernel/dates'
import { regionLevel, scopePrefix } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { canonical, sha256 } from '#platform/secrets'
import { findRegion, regionsBelow } from '#regions'
import type { ComputedFactor } from './contract-words.ts'
import { type CountedPerson, countedPeople, overlapOf, valuesOf } from './domain/factor-values.ts'
import { refuse } from './refusals.ts'
import type { Draft } from './store-allocations.ts'

/** The two indicators of the clause over a span, computed from the records, and everybody behind them. */
export interface Gathered {
  readonly regionCode: string
  readonly regionName: string
  readonly places: readonly { readonly regionCode: string; readonly regionName: string }[]
  readonly values: Readonly<Record<ComputedFactor, Readonly<Record<string, number>>>>
  readonly overlap: Readonly<Record<string, number>>
  readonly people: readonly CountedPerson[]
}

/** Counts 脱贫人口 and 易地安置区劳动力 in training below a region (gx-2022-7#9). @throws Refusal `period-backwards`, `region-childless` */
export async function gather(
  tx: Tx,
  regionCode: string,
  { from, until }: { from: DateText; until: DateText },
): Promise<Gathered> {
  if (from > until) throw refuse('period-backwards', { from, until })
  const region = await findRegion(tx, regionCode)
  if (!region || regionLevel(region.code as never) === 'county') {
    throw refuse('region-childless', { region: region?.name ?? regionCode })
  }
  const below = await regionsBelow(tx, region.code)
  const regions = below.map(({ code }) => ({ code, prefix: scopePrefix(code as never) }))
  const span = { regionPrefix: scopePrefix(region.code as never), from, until }
  const people = countedPeople(await completions(tx, span))
  return {
    regionCode: region.code,
    regionName: region.name,
    places: below.map(({ code, name }) => ({ regionCode: code, regionName: name })),
    values: { lifted: valuesOf(people, 'lifted', regions), resettled: valuesOf(people, 'resettled', regions) },
    overlap: overlapOf(people, regions),
    people,
  }
}

/** The hash of an allocation: what it rests on, everybody behind it, and what each region gets. */
export const hashOf = (
  { regionCode, title, source, from, until, amountFen, documentNumber, inputs }: Draft,
  people: readonly CountedPerson[],
  shares: Readonly<Record<string, number>>,
): string =>
  sha256(canonical({ regionCode, title, source, from, until, amountFen, documentNumber, inputs, people, shares }))
