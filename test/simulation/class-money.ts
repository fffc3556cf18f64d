import { dateText } from '#kernel/dates'
import { type Fen, fen, min, subtract, sum, zeroFen } from '#kernel/money'
import { type Claim, type Ration, ration, type Trace } from '#policy'
import { oncePerPersonDay } from '../../server/rooms/policy/domain/limit.ts'
import { recount } from '../../server/rooms/policy/domain/trace.ts'
import { takePlaces, usesOf } from '../../server/rooms/subsidies/domain/places.ts'
import { required } from '../../server/rooms/subsidies/domain/required.ts'
import type { Booking, Outcome } from './bookings.ts'

export const PERSONS = ['甲', '乙', '丙'] as const
const DAYS = ['2024-05-27', '2024-05-28', '2024-05-29', '2024-05-30'].map(dateText)
const CAP = fen(19_000)
const LIMIT = oncePerPersonDay('living-allowance', 'gx-2022-7#10')

export type LineState = 'claimed' | 'withdrawn' | 'approved' | 'rejected' | 'sent' | 'unknown' | 'paid' | 'returned'

export interface Person {
  readonly name: string
  days: readonly (typeof DAYS)[number][]
  entitled: boolean
  /** Which account the money goes to; a correction is the next. */
  account: number
  revision: number
  /** By the calculation in force: due, and what the limits leave of it. */
  due: Fen
  left: Fen
  /** What the limits took away when the revision was claimed. */
  cut: { readonly revision: number; readonly amountFen: Fen } | null
}

export interface Line {
  readonly id: string
  readonly person: string
  readonly batch: number
  readonly revision: number
  readonly amountFen: Fen
  state: LineState
  recoveredFen: Fen
  item: string | null
  /** The account the bank returned it from. */
  returnedFrom: number | null
}

/** The facts of a class of three, its calculation, lines and transfers; whatever moves money or places is asked of `ask`. */
export class ClassMoney {
  readonly persons: Person[] = PERSONS.map((name) => {
    return { name, days: DAYS, entitled: true, account: 1, revision: 0, due: zeroFen, left: zeroFen, cut: null }
  })
  readonly lines: Line[] = []
  readonly elsewhere = new Set<string>()
  rateFen = fen(5_000)
  items = 0
  batches = 0
  readonly ask: (booking: Booking) => Outcome
  constructor(ask: (booking: Booking) => Outcome) {
    this.ask = ask
  }

  /** What stands of a person's lines: claimed, owed or paid, less what has come back. */
  live(name: string): Fen {
    return sum(this.liveLines(name).map((line) => subtract(line.amountFen, line.recoveredFen)))
  }

  liveLines(name: string): Line[] {
    return this.lines.filter(({ person, state }) => person === name && state !== 'withdrawn' && state !== 'rejected')
  }

  /** What is still to be claimed of a person; negative: what is too much. */
  required(person: Person): number {
    const refused = this.lines.filter(
      (line) => line.person === person.name && line.state === 'rejected' && line.revision === person.revision,
    )
    const live = this.liveLines(person.name)
    const [asked] = required({
      dueFen: subtract(person.left, sum(refused.map((line) => line.amountFen))),
      paidFen: sum(live.map((line) => line.amountFen)),
      repaidFen: sum(live.map((line) => line.recoveredFen)),
      outstandingFen: zeroFen,
      forgivenFen: zeroFen,
    })
    if (!asked) return 0
    return asked.direction === 'recover' ? -asked.amountFen : asked.amountFen
  }

  /** Decides everybody again. @returns for how many something has changed */
  calculate(): number {
    const changed = this.persons.filter((person) => {
      const due = traceOf(person, this.rateFen).at(-1)?.resultFen ?? zeroFen
      const left = this.#rationOf(person).amountFen
      if (person.revision > 0 && due === person.due && left === person.left) return false
      Object.assign(person, { due, left, revision: person.revision + 1 })
      return true
    })
    return changed.length
  }

  /** One batch of what is due and not yet claimed. */
  claim(): void {
    const due = this.persons.filter((person) => this.required(person) > 0)
    for (const person of this.persons.filter((one) => this.required(one) >= 0)) {
      person.cut =
        person.due > person.left ? { revision: person.revision, amountFen: subtract(person.due, person.left) } : null
    }
    const claimed = due.filter((person) => this.#takePlaces(person) === 'booked')
    if (claimed.length === 0) return
    this.batches += 1
    for (const person of claimed) this.lines.push(this.#lineOf(person))
  }

  /** Voids what is not on its way, the last first, then takes back what has been paid: as far as it is too much. */
  correct(most: Fen): void {
    for (const person of this.persons) {
      for (const line of this.liveLines(person.name).toReversed()) if (this.required(person) < 0) this.#void(line)
      for (const line of this.liveLines(person.name).toReversed()) this.#recover(person, line, most)
      this.letGo(person.name)
    }
  }

  /** Nothing of a person stands any more: the places go back. */
  letGo(name: string): void {
    if (this.live(name) > zeroFen || !this.#held.has(name)) return
    if (this.ask({ act: 'free', holder: name }) === 'booked') this.#held.delete(name)
  }

  #void(line: Line): void {
    if (line.state === 'claimed') line.state = 'withdrawn'
    if (line.state !== 'approved' && line.state !== 'returned') return
    if (this.ask({ act: 'reverse', line: line.id, revision: line.revision }) === 'booked') line.state = 'withdrawn'
  }

  #recover(person: Person, line: Line, most: Fen): void {
    const over = fen(Math.max(-this.required(person), 0))
    if (over === zeroFen || line.state !== 'paid') return
    const amountFen = min(over, subtract(line.amountFen, line.recoveredFen), most)
    if (amountFen === zeroFen) return
    const receipt = `receipt-${line.id}-${line.recoveredFen}`
    if (this.ask({ act: 'recover', line: line.id, receipt, amountFen }) === 'booked')
      line.recoveredFen = fen(line.recoveredFen + amountFen)
  }

  #lineOf(person: Person): Line {
    return {
      id: `line-${this.lines.length + 1}`,
      person: person.name,
      batch: this.batches,
      revision: person.revision,
      amountFen: fen(this.required(person)),
      state: 'claimed',
      recoveredFen: zeroFen,
      item: null,
      returnedFrom: null,
    }
  }

  /** The places a claim needs beyond those the person holds already. */
  #takePlaces(person: Person): Outcome {
    const uses = usesOf(this.#rationOf(person), [LIMIT], []).filter(
      ({ slot }) => !this.#held.get(person.name)?.has(slot),
    )
    const places = takePlaces(uses, new Map())
    const outcome = places.length > 0 ? this.ask({ act: 'take', holder: person.name, places }) : 'booked'
    if (outcome === 'booked') {
      const held = this.#held.get(person.name) ?? new Set<string>()
      this.#held.set(person.name, new Set([...held, ...uses.map(({ slot }) => slot)]))
    }
    return outcome
  }
  readonly #held = new Map<string, ReadonlySet<string>>()

  #rationOf(person: Person): Ration {
    const [left] = ration([claimOf(person, this.rateFen)], [...this.elsewhere])
    if (!left) throw new Error('nothing rationed')
    return left
  }
}

/** The slot of a person's day, as the limits name it. */
export const slotOf = (person: Person, day: number): string => {
  const [one] = ration([claimOf({ ...person, days: DAYS.slice(day, day + 1), entitled: true }, fen(1))], [])
  return one?.slots[0] ?? ''
}

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
