import type { Facts, PastCase } from '#policy'
import { rates } from './rates.ts'
import {
  certificates,
  type Day,
  days,
  kinds,
  levels,
  modes,
  occupations,
  organizers,
  regions,
  statuses,
  weekday,
  yearOf,
} from './words.ts'

/**
 * A training history, made by counting: enrolment `n` is always the same. Every person is enrolled once; of the further
 * enrolments more than half are of one person in ten, so that the yearly limit and repeated occupations are met.
 */
export interface World {
  readonly enrolments: number
  readonly people: number
}

/** A whole number from 0 to below `sides`, from two numbers alone. */
function hashed(n: number, salt: number, sides: number): number {
  let mixed = Math.imul(n ^ Math.imul(salt, 0x9e37_79b9), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a_2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) % sides
}

/** What stands in for the answers, by number: what the anchors are given. Days are places in `days`. */
export interface Enrolment {
  readonly person: number
  readonly region: number
  readonly mode: number
  readonly kind: number
  readonly organizer: number
  readonly listed: boolean
  /** −1: none. */
  readonly occupation: number
  readonly level: number
  /** Bits of `statuses`. */
  readonly statuses: number
  readonly first: number
  /** Bit `n`: attended on the n-th day after the first; then the 32 days after those. */
  readonly attended: readonly [low: number, high: number]
  readonly attendedDays: readonly number[]
  readonly approval: 'in-time' | 'late' | 'none'
  readonly contract: 'in-force' | 'starts-late' | 'other-employer' | 'none'
  readonly certificate: number
  readonly issued: number
  readonly fee: 'no' | 'yes' | 'unrecorded'
}

export function enrolmentOf({ people }: World, n: number): Enrolment {
  const h = (salt: number, sides: number) => hashed(n, salt, sides)
  const person = n < people ? n : h(1, 100) < 55 ? h(2, Math.max(1, Math.floor(people / 10))) : h(2, people)
  const p = (salt: number, sides: number) => hashed(person, salt, sides)
  const sort = h(3, 100)
  const organizer = sort < 55 ? 0 : sort < 78 ? 1 : 2
  const mode = organizer === 0 ? (h(4, 20) === 0 ? 1 : 0) : h(4, 10) < 8 ? 1 : 0
  const kind = organizer === 0 ? 2 + h(5, 4) : h(5, 10) < 7 ? 0 : h(5, 10) < 8 ? 1 : 2
  // One in eight takes up again what the person has done before.
  const again = h(6, 8) === 0
  const occupation = organizer === 1 && h(7, 10) < 8 ? -1 : again ? p(8, 200) : h(8, 200)
  const first = 10 + h(9, 2_600)
  const sessions = 5 + h(10, 26)
  const { attended, attendedDays } = attendanceFrom(first, sessions, n)
  return {
    person,
    region: p(11, 12) === 0 ? h(11, regions.length) : p(12, regions.length - (p(13, 30) === 0 ? 0 : 2)),
    mode,
    kind,
    organizer,
    listed: occupation >= 0,
    occupation,
    level: again ? p(14, 6) - 1 : h(14, 6) - 1,
    statuses: statusesOf(p(15, 100), p(16, 100)),
    first,
    attended,
    attendedDays,
    approval: h(17, 20) === 0 ? 'late' : h(17, 50) === 1 ? 'none' : 'in-time',
    contract:
      organizer === 2 ? 'none' : ((['starts-late', 'other-employer', 'none'] as const)[h(18, 40)] ?? 'in-force'),
    certificate: h(19, 100) < 88 ? h(20, certificates.length) : -1,
    issued: (attendedDays.at(-1) ?? first) + 3 + h(21, 20),
    fee: (['yes', 'unrecorded', 'unrecorded'] as const)[h(22, 12)] ?? 'no',
  }
}

function statusesOf(one: number, other: number): number {
  const main = one < 26 ? 1 : one < 31 ? 2 : one < 38 ? 4 : one < 39 ? 8 : one < 55 ? 16 : 0
  return main | (other < 3 ? 32 : 0) | (other === 99 ? 5 : 0)
}

/** Sessions on weekdays from the first day on; nineteen in twenty are attended. */
function attendanceFrom(first: number, sessions: number, n: number): Pick<Enrolment, 'attended' | 'attendedDays'> {
  const attendedDays: number[] = []
  const attended: [number, number] = [0, 0]
  for (let [offset, held] = [0, 0]; held < sessions; offset++) {
    if (weekday(first + offset) > 5) continue
    held++
    if (hashed(n, 1_000 + offset, 20) === 0) continue
    attendedDays.push(first + offset)
    if (offset < 32) attended[0] |= 1 << offset
    else attended[1] |= 1 << (offset - 32)
  }
  return { attended, attendedDays }
}

const dayOf = (number: number): Day => days[number] ?? (days.at(-1) as Day)

const contracts: Readonly<Record<Enrolment['contract'], (first: number) => NonNullable<Facts['trainee']>['contract']>> =
  {
    'in-force': (first) => ({ from: dayOf(Math.max(0, first - 200)), until: null, withOrganizer: true }),
    'starts-late': (first) => ({ from: dayOf(first + 1), until: null, withOrganizer: true }),
    'other-employer': (first) => ({ from: dayOf(Math.max(0, first - 200)), until: null, withOrganizer: false }),
    none: () => null,
  }

/** The enrolment as the product knows it; one shape for all, or the engine of JavaScript slows everybody down. */
export function caseOf(enrolment: Enrolment, n: number): PastCase {
  const { person, first, certificate, issued, attendedDays } = enrolment
  const [region, on] = [regions[enrolment.region] ?? '', dayOf(first)]
  const effective = effectiveOf(enrolment)
  const code =
    enrolment.occupation < 0
      ? (trades[tradeOf(enrolment) - occupations.length] ?? null)
      : (occupations[enrolment.occupation] ?? null)
  const level = levels[enrolment.level] ?? null
  const facts: Facts = {
    matter: 'training',
    decisiveOn: on,
    region,
    trainingClass: {
      mode: modes[enrolment.mode] ?? 'ordinary',
      kind: kinds[enrolment.kind] ?? 'safety',
      openingApprovedAt: approvedAt(enrolment),
      firstSessionAt: `${on}T09:00`,
    },
    organizer: { kind: organizers[enrolment.organizer] ?? 'enterprise' },
    occupation: { nationallyListed: enrolment.listed, code, level },
    trainee: {
      statuses: statusLists[enrolment.statuses] ?? [],
      contract: contracts[enrolment.contract](first),
      feeFen: feeOf(enrolment.fee),
    },
    attendance: {
      days: attendedDays.length,
      lastCountedOn: attendedDays.length > 0 ? dayOf(attendedDays.at(-1) ?? 0) : null,
    },
    certificate: certificate < 0 ? null : { kind: certificates[certificate] ?? 'skill-level', issuedOn: dayOf(issued) },
    rates,
  }
  const claim: PastCase['claim'] = {
    person: String(person),
    effectiveOn: dayOf(effective),
    submissionNo: n,
    year: yearOf(effective),
    occupation: code,
    level,
    days: attendedDays.map(dayOf),
  }
  return { facts, claim }
}

/** The day a claim is ordered by: of the certificate, or the last day where there is none. */
export const effectiveOf = ({ certificate, issued, attendedDays, first }: Enrolment): number =>
  certificate < 0 ? (attendedDays.at(-1) ?? first) : issued

/** Forty trades that stand in no national list. */
const trades = Array.from({ length: 40 }, (_, index) => `trade-${index}`)

/** The number of the trade: of a listed occupation its own, else one after those. */
export const tradeOf = ({ occupation, person }: Enrolment): number =>
  occupation < 0 ? occupations.length + (person % trades.length) : occupation

const approvedAt = ({ approval, first }: Enrolment): `${string}T${string}` | null =>
  approval === 'none' ? null : `${dayOf(approval === 'late' ? first : Math.max(0, first - 5))}T10:00`

type Fee = NonNullable<Facts['trainee']>['feeFen']
const feeOf = (fee: Enrolment['fee']): Fee => (fee === 'unrecorded' ? undefined : ((fee === 'yes' ? 5_000 : 0) as Fee))

/** The statuses by their bits, one list for all who have the same. */
const statusLists = Array.from({ length: 1 << statuses.length }, (_, bits) =>
  statuses.filter((_, index) => (bits & (1 << index)) !== 0),
)
