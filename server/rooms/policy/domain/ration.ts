import { compareDates, type DateText, type MonthText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Limit, LimitScope } from './limit.ts'
import { recount, replay, type Trace } from './trace.ts'

/** An entitlement as submitted, with what the limits of its rule count by. */
export interface Claim {
  readonly id: string
  /** Opaque key of the natural person. */
  readonly person: string
  readonly effectiveOn: DateText
  readonly submissionNo: number
  /** Calendar year the use counts in: the year of the certificate. */
  readonly year: number
  /** Identity of the occupation over all code versions, or the catalog item of a non-standard trade. */
  readonly occupation: string | null
  readonly level: string | null
  /** What else a limit may count by; a claim without it takes the place of "none". `award`: a recognition too. */
  readonly organizer?: string
  readonly certificate?: string
  readonly award?: string
  readonly trainingClass?: string
  /** The days or months claimed, each once; a limit may take some of them away. */
  readonly days: readonly DateText[]
  readonly months?: readonly MonthText[]
  readonly limits: readonly Limit[]
  /** Slots of 原则上 limits for which an exception was approved; each opens one more place. */
  readonly exceptions?: readonly string[]
  readonly trace: Trace
}

/** What the limits leave of a claim. */
export interface Ration {
  readonly claimId: string
  readonly granted: boolean
  readonly amountFen: Fen
  readonly uncappedFen: Fen
  readonly trace: Trace
  /** Days taken away because the person is already paid for them. */
  readonly cutDays: readonly DateText[]
  readonly cutMonths: readonly MonthText[]
  /** Limits that cut or refused the claim. */
  readonly exceeded: readonly Limit[]
  /** Uses to be reserved, one row each; given back as `taken` by every later rationing. */
  readonly slots: readonly string[]
}

/**
 * The second stage: grants claims within their limits, in order of effective date, then submission number.
 * `taken` are the slots of reservations already granted; they are never displaced, however early a new claim's date.
 */
export function ration(claims: readonly Claim[], taken: readonly string[]): Ration[] {
  const uses = new Map<string, number>()
  const take = (slot: string) => uses.set(slot, (uses.get(slot) ?? 0) + 1)
  taken.forEach(take)
  return claims.toSorted(inOrder).map((claim) => {
    const result = grant(claim, (slot) => uses.get(slot) ?? 0)
    result.slots.forEach(take)
    return result
  })
}

/** The order of application: effective date, then submission number, then the id, so that it is always the same. */
export const inOrder = (a: Claim, b: Claim): number =>
  compareDates(a.effectiveOn, b.effectiveOn) || a.submissionNo - b.submissionNo || (a.id < b.id ? -1 : 1)

type Used = (slot: string) => number

function grant(claim: Claim, used: Used): Ration {
  const whole = wholePlaces(claim).filter(({ limit }) => !countedAlready(limit, claim, used))
  const full = whole.filter(({ slot, atMost }) => used(slot) >= atMost).map(({ limit }) => limit)
  const days = portion('day', claim.days, claim, used)
  const months = portion('month', claim.months ?? [], claim, used)
  const cut = [...days.cut, ...months.cut]
  const granted = full.length === 0 && (cut.length === 0 || days.left.length + months.left.length > 0)
  const taken = {
    ...(days.cut.length > 0 && { day: days.left.length }),
    ...(months.cut.length > 0 && { month: months.left.length }),
  }
  const trace = !granted ? [] : cut.length === 0 ? claim.trace : recount(claim.trace, taken)
  return {
    claimId: claim.id,
    granted,
    ...replay(trace),
    trace,
    cutDays: days.cut,
    cutMonths: months.cut,
    exceeded: [...new Set([...full, ...days.by, ...months.by])],
    slots: granted ? [...whole.map(({ slot }) => slot), ...days.slots, ...months.slots] : [],
  }
}

/** The limits in which the claim as a whole takes a place; one that counts by certificate waits until there is one. */
const asked = ({ limits, certificate }: Claim): readonly Limit[] =>
  limits.filter(({ per }) => !(per in portionOf) && !(per === 'person-certificate' && certificate === undefined))

const countedAlready = (limit: Limit, claim: Claim, used: Used): boolean =>
  limit.unlessIn !== undefined && used(slotOf({ ...limit, per: limit.unlessIn }, claim)) > 0

/** The places a claim asks for as a whole: what an enrollment can hold before days or months are known. */
export const wholePlaces = (claim: Claim): { limit: Limit; slot: string; atMost: number }[] =>
  asked(claim).map((limit) => {
    const slot = slotOf(limit, claim)
    return { limit, slot, atMost: placesOf(limit, claim, slot) }
  })

/** How many places the claim's slot has: what the limit allows, and one for each approved exception. */
export function placesOf(limit: Limit, claim: Claim, slot = slotOf(limit, claim)): number {
  const opened = limit.exceptional ? (claim.exceptions ?? []).filter((one) => one === slot).length : 0
  return limit.atMost + opened
}

/** Scopes of which each day or month takes a place of its own; what finds none is cut, the rest stands. */
const portionOf: Partial<Record<LimitScope, 'day' | 'month'>> = {
  'person-day': 'day',
  'person-month': 'month',
  'person-months': 'month',
  'person-organizer-months': 'month',
}

/** Whether a limit may take some days or months away and leave the rest. */
export const takesPart = ({ per }: Limit): boolean => per in portionOf

/** Takes the days or months one by one, the earliest first, as long as every limit on them has room. */
function portion<P extends DateText | MonthText>(unit: 'day' | 'month', all: readonly P[], claim: Claim, used: Used) {
  const limits = claim.limits.filter(({ per }) => portionOf[per] === unit)
  const slots: string[] = []
  const [left, cut, by]: [P[], P[], Limit[]] = [[], [], []]
  const isFull = (limit: Limit, slot: string) => used(slot) + slots.filter((own) => own === slot).length >= limit.atMost
  for (const one of limits.length > 0 ? all.toSorted() : all) {
    const wanted = limits.map((limit) => ({ limit, slot: slotOf(limit, claim, one) }))
    const full = wanted.filter(({ limit, slot }) => isFull(limit, slot))
    by.push(...full.map(({ limit }) => limit))
    if (full.length > 0) cut.push(one)
    else {
      left.push(one)
      slots.push(...wanted.map(({ slot }) => slot))
    }
  }
  return { left, cut, by, slots }
}

const none = 'none'

/** What a slot is named by, beside scope and count. */
const within: Readonly<Record<LimitScope, (claim: Claim, at?: DateText | MonthText) => readonly (string | number)[]>> =
  {
    'person-year': (c) => [c.person, c.year],
    'person-occupation-level': (c) => [c.person, c.occupation ?? none, c.level ?? none],
    'person-level': (c) => [c.person, c.level ?? none],
    'person-award': (c) => [c.person, c.award ?? none],
    'person-class': (c) => [c.person, c.trainingClass ?? none],
    'person-certificate': (c) => [c.person, c.certificate ?? none],
    'person-day': (c, day) => [c.person, day ?? none],
    'person-month': (c, month) => [c.person, month ?? none],
    'person-months': (c) => [c.person],
    'person-organizer-months': (c) => [c.person, c.organizer ?? none],
    person: (c) => [c.person],
    class: (c) => [c.trainingClass ?? none],
    organizer: (c) => [c.organizer ?? none],
    'organizer-award': (c) => [c.organizer ?? none, c.award ?? none],
    'organizer-year': (c) => [c.organizer ?? none, c.year],
  }

/** The place a claim takes under a limit; a limit holds as many claims per slot as its number says. */
export const slotOf = (limit: Limit, claim: Claim, at?: DateText | MonthText): string =>
  [limit.per, limit.counts, ...within[limit.per](claim, at)].join('|')
