import type { DateText } from '#kernel/dates'
import type { Fact } from './count.ts'
import { KEY_GROUPS, type Trained } from './trained.ts'

/** A training intent, as the register gives it. */
export interface Wanted {
  readonly regionCode: string
  readonly personId: string
  readonly personName: string
  readonly trade: string
  readonly statedOn: DateText
  readonly statuses: readonly string[]
}

/**
 * 有培训需求的重点群体至少接受一次免费培训: a fact per person of the listed groups who stated an intent; it counts when they
 * completed a subsidised class in the span, which takes no fee (lz-2019-63#3-3).
 */
export function coverage(intents: readonly Wanted[], completions: readonly Trained[]): Fact[] {
  const trained = Map.groupBy(
    completions.filter(({ subsidised }) => subsidised),
    ({ personId }) => personId,
  )
  const persons = new Map<string, Wanted>()
  for (const intent of intents)
    if (!persons.has(intent.personId) && intent.statuses.some((status) => KEY_GROUPS.has(status)))
      persons.set(intent.personId, intent)
  return [...persons.values()].map(({ regionCode, personId, personName, statedOn, trade }) => {
    const [first] = trained.get(personId) ?? []
    const on = first?.completedOn ?? statedOn
    return {
      regionCode,
      on,
      personId,
      subject: personName,
      matter: first?.matter ?? trade,
      counts: first !== undefined,
    }
  })
}

/** 衔接: a fact per intent that names a trade; it counts when its county taught that trade in the span (lz-2019-63#4-1). */
export function matches(
  intents: readonly Wanted[],
  taught: readonly { regionCode: string; tradeName: string; classNumber: string }[],
): Fact[] {
  const byCounty = Map.groupBy(taught, ({ regionCode }) => regionCode)
  return intents
    .filter(({ trade }) => trade !== '')
    .map(({ regionCode, personId, personName, statedOn, trade }) => {
      const found = byCounty.get(regionCode)?.find(({ tradeName }) => sameTrade(trade, tradeName))
      const matter = found ? `${trade} ← ${found.tradeName} ${found.classNumber}` : trade
      return { regionCode, on: statedOn, personId, subject: personName, matter, counts: found !== undefined }
    })
}

/** The register keeps a trade as people say it (藤编), the catalogue by its full name (藤编半成品编织). */
const sameTrade = (said: string, full: string): boolean => full.includes(said) || said.includes(full)
