import { compareDates, type DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Limit } from './language.ts'
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
  /** The days claimed, each once; a limit per day may take some of them away. */
  readonly days: readonly DateText[]
  readonly limits: readonly Limit[]
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
  return claims.toSorted(byOrder).map((claim) => {
    const result = grant(claim, (slot, limit) => (uses.get(slot) ?? 0) < limit.atMost)
    result.slots.forEach(take)
    return result
  })
}

const byOrder = (a: Claim, b: Claim): number =>
  compareDates(a.effectiveOn, b.effectiveOn) || a.submissionNo - b.submissionNo || (a.id < b.id ? -1 : 1)

function grant(claim: Claim, hasRoom: (slot: string, limit: Limit) => boolean): Ration {
  const whole = claim.limits.filter((limit) => limit.per !== 'person-day')
  const daily = claim.limits.filter((limit) => limit.per === 'person-day')
  const full = whole.filter((limit) => !hasRoom(slotOf(limit, claim), limit))
  const cutDays = claim.days.filter((day) => daily.some((limit) => !hasRoom(slotOf(limit, claim, day), limit)))
  const days = claim.days.filter((day) => !cutDays.includes(day))
  const granted = full.length === 0 && (cutDays.length === 0 || days.length > 0)
  const trace = !granted ? [] : cutDays.length === 0 ? claim.trace : recount(claim.trace, days.length)
  return {
    claimId: claim.id,
    granted,
    ...replay(trace),
    trace,
    cutDays,
    exceeded: cutDays.length === 0 ? full : [...full, ...daily],
    slots: granted ? slotsOf(claim, days) : [],
  }
}

const slotsOf = (claim: Claim, days: readonly DateText[]): string[] =>
  claim.limits.flatMap((limit) =>
    limit.per === 'person-day' ? days.map((day) => slotOf(limit, claim, day)) : [slotOf(limit, claim)],
  )

/** The place a claim takes under a limit; a limit holds as many claims per slot as its number says. */
function slotOf(limit: Limit, claim: Omit<Claim, 'days' | 'limits' | 'trace'>, day?: DateText): string {
  const within = {
    'person-year': [claim.year],
    'person-occupation-level': [claim.occupation ?? 'none', claim.level ?? 'none'],
    'person-day': [day],
  }[limit.per]
  return [limit.per, limit.counts, claim.person, ...within].join('|')
}
