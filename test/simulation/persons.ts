import { dateText } from '#kernel/dates'
import { type Fen, fen, zeroFen } from '#kernel/money'
import { type Claim, type Ration, ration, type Trace } from '#policy'
import { oncePerPersonDay } from '../../server/rooms/policy/domain/limit.ts'
import { recount } from '../../server/rooms/policy/domain/trace.ts'

const DAYS = ['2024-05-27', '2024-05-28', '2024-05-29', '2024-05-30'].map(dateText)
const CAP = fen(19_000)
export const LIMIT = oncePerPersonDay('living-allowance', 'gx-2022-7#10')

/** Somebody, or a part of an advance, of whom something may be due. */
export interface Subject {
  readonly name: string
  revision: number
  /** By the calculation in force: due, and what the limits leave of it. */
  due: Fen
  left: Fen
  /** What the limits took away when the revision was claimed. */
  cut: { readonly revision: number; readonly amountFen: Fen } | null
}

export interface Person extends Subject {
  days: readonly (typeof DAYS)[number][]
  entitled: boolean
}

export const newSubject = (name: string): Subject => ({ name, revision: 0, due: zeroFen, left: zeroFen, cut: null })

export const newPerson = (name: string): Person => ({ ...newSubject(name), days: DAYS, entitled: true })

/** What a person is due before the limits. */
export const dueOf = (person: Person, rateFen: Fen): Fen => traceOf(person, rateFen).at(-1)?.resultFen ?? zeroFen

/** What the limits leave of it, with the places it takes. */
export function rationOf(person: Person, rateFen: Fen, taken: Iterable<string>): Ration {
  const [left] = ration([claimOf(person, rateFen)], [...taken])
  if (!left) throw new Error('nothing rationed')
  return left
}

/** The slot of a person's day, as the limits name it. */
export const slotOf = (person: Person, day: number): string =>
  rationOf({ ...person, days: DAYS.slice(day, day + 1), entitled: true }, fen(1), []).slots[0] ?? ''

/** Attendance corrected: a day is added or taken away. */
export const turnDay = (person: Person, day: number): void => {
  const one = DAYS[day % DAYS.length]
  const without = person.days.filter((own) => own !== one)
  person.days = without.length < person.days.length || !one ? without : [...person.days, one].toSorted()
}

function traceOf({ days, entitled }: Person, rateFen: Fen): Trace {
  if (!entitled || days.length === 0) return []
  const uncapped = { op: 'times', rateFen, unit: 'day', quantity: days.length, document: null } as const
  return recount([
    { ...uncapped, resultFen: zeroFen },
    { op: 'up-to', capFen: CAP, resultFen: zeroFen },
  ])
}

const claimOf = (person: Person, rateFen: Fen): Claim => ({
  id: person.name,
  person: person.name,
  effectiveOn: dateText('2024-05-30'),
  submissionNo: 1,
  year: 2024,
  occupation: null,
  level: null,
  days: person.entitled ? person.days : [],
  limits: [LIMIT],
  trace: traceOf(person, rateFen),
})
