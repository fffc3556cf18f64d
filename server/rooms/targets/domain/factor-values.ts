import type { DateText } from '#kernel/dates'
import type { ComputedFactor } from '../contract-words.ts'
import type { Trained } from './trained.ts'

/** A person-time that a computed factor counts. */
export interface CountedPerson {
  readonly factor: ComputedFactor
  readonly regionCode: string
  readonly personId: string
  readonly personName: string
  readonly matter: string
  readonly completedOn: DateText
}

/** Each indicator asks one status of the decisive day; they are independent, whoever has both stands in both. */
const STATUS: Readonly<Record<ComputedFactor, string>> = { lifted: 'lifted-out-of-poverty', resettled: 'resettled' }

/** Who is counted, factor by factor, in the one order the hash covers: person-times of subsidised classes (gx-2022-7#9). */
export function countedPeople(completions: readonly Trained[]): CountedPerson[] {
  const subsidised = completions.filter((one) => one.subsidised)
  return (['lifted', 'resettled'] as const).flatMap((factor) =>
    subsidised
      .filter(({ statuses }) => statuses.includes(STATUS[factor]))
      .map(({ regionCode, personId, personName, matter, completedOn }) => ({
        factor,
        regionCode,
        personId,
        personName,
        matter,
        completedOn,
      })),
  )
}

type PerRegion = Readonly<Record<string, number>>

/** How many person-times each region has of one factor; every region has its line. */
export function valuesOf(
  people: readonly CountedPerson[],
  factor: ComputedFactor,
  regions: readonly { readonly code: string; readonly prefix: string }[],
): PerRegion {
  const counted = people.filter((person) => person.factor === factor)
  return perRegion(counted, regions)
}

/** How many person-times stand in both factors, by region. */
export function overlapOf(
  people: readonly CountedPerson[],
  regions: readonly { readonly code: string; readonly prefix: string }[],
): PerRegion {
  const key = ({ personId, matter }: CountedPerson) => `${personId} ${matter}`
  const resettled = new Set(people.filter(({ factor }) => factor === 'resettled').map(key))
  return perRegion(
    people.filter((person) => person.factor === 'lifted' && resettled.has(key(person))),
    regions,
  )
}

const perRegion = (
  people: readonly CountedPerson[],
  regions: readonly { readonly code: string; readonly prefix: string }[],
): PerRegion =>
  Object.fromEntries(
    regions.map(({ code, prefix }) => [code, people.filter(({ regionCode }) => regionCode.startsWith(prefix)).length]),
  )
