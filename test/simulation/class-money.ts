import { type Fen, fen, min, share, spread, subtract, sum, zeroFen } from '#kernel/money'
import { cover } from '../../server/rooms/subsidies/domain/cover.ts'
import { partsOf } from '../../server/rooms/subsidies/domain/parts.ts'
import { takePlaces, usesOf } from '../../server/rooms/subsidies/domain/places.ts'
import { required } from '../../server/rooms/subsidies/domain/required.ts'
import type { Booking, Outcome, Source } from './bookings.ts'
import { coveredBy, earnedOf, heldOf, isLive, isUnderWay, type Line, newPart, type Part, wholeOf } from './lines.ts'
import { dueOf, LIMIT, newPerson, type Person, rationOf, type Subject } from './persons.ts'
import type { PureBooks } from './pure-books.ts'

/** The most of what was approved that may be had in advance, in percent (lz-2019-63#6-2). */
const IN_ADVANCE = 60

/** What stands of a class at a time: whoever looks at it changes nothing. */
export type ClassState = Readonly<
  Pick<ClassMoney, 'matter' | 'organizer' | 'persons' | 'parts' | 'lines' | 'elsewhere' | 'settled'>
>

/** Everybody of whom something may be due: the persons, then the parts of the advance. */
export const subjectsOf = ({ persons, parts }: Pick<ClassState, 'persons' | 'parts'>): Subject[] => [
  ...persons,
  ...parts,
]

/** A line before it has a source. */
interface Wanted {
  readonly id: string
  readonly subject: Subject
  readonly amountFen: Fen
  readonly advanceFen: Fen
  readonly part: string | null
  readonly sources: readonly Source[]
}

/** The facts of a class of three, its calculation, lines and transfers; whatever moves money or places is asked of `ask`. */
export class ClassMoney {
  readonly matter: string
  readonly persons: Person[]
  readonly parts: Part[] = []
  readonly lines: Line[] = []
  readonly elsewhere = new Set<string>()
  /** Which account a payee's money goes to; a correction is the next. */
  readonly accounts = new Map<string, number>()
  readonly organizer: string
  rateFen = fen(5_000)
  items = 0
  batches = 0
  cancelled = false
  /** Nothing more of the class was to come when its advance was set against it. */
  settled = false
  readonly #ask: (booking: Booking) => Outcome
  readonly #books: PureBooks
  constructor(matter: string, names: readonly string[], books: PureBooks, ask: (booking: Booking) => Outcome) {
    this.matter = matter
    this.persons = names.map(newPerson)
    this.organizer = `${matter}-单位`
    this.#books = books
    this.#ask = ask
  }

  get subjects(): Subject[] {
    return subjectsOf(this)
  }

  /** As it stands now. */
  snapshot(): ClassState {
    const { matter, organizer, persons, parts, lines, elsewhere, settled } = this
    return structuredClone({ matter, organizer, persons, parts, lines, elsewhere, settled })
  }

  accountOf(payee: string): number {
    return this.accounts.get(payee) ?? 1
  }

  liveLines(name: string): Line[] {
    return this.lines.filter((line) => line.subject === name && isLive(line))
  }

  /** What stands of somebody's lines: claimed, owed or paid, also ahead, less what has come back. */
  live(name: string): Fen {
    return sum(this.liveLines(name).map((line) => subtract(wholeOf(line), line.recoveredFen)))
  }

  /** What is still to be claimed of somebody; negative: what is too much. */
  required(subject: Subject): number {
    const refused = this.lines.filter(
      (line) => line.subject === subject.name && line.state === 'rejected' && line.revision === subject.revision,
    )
    const live = this.liveLines(subject.name)
    const gone = sum([coveredBy(live), ...refused.map(wholeOf)])
    const [asked] = required({
      dueFen: gone > subject.left ? zeroFen : subtract(subject.left, gone),
      paidFen: sum(live.map((line) => line.amountFen)),
      repaidFen: sum(live.map((line) => line.recoveredFen)),
      outstandingFen: zeroFen,
      forgivenFen: zeroFen,
    })
    if (!asked) return 0
    return asked.direction === 'recover' ? -asked.amountFen : asked.amountFen
  }

  /** Decides everybody again, and what of the advance is due. @returns for how many something has changed */
  calculate(): number {
    const persons = this.persons.filter((person) => {
      if (this.cancelled) person.entitled = false
      return decide(person, dueOf(person, this.rateFen), rationOf(person, this.rateFen, this.elsewhere).amountFen)
    })
    const known = this.cancelled || this.settled
    const parts = this.parts.filter((part) => {
      const due = known ? earnedOf(part, this.persons, this.lines) : part.askedFen
      return decide(part, due, due)
    })
    return persons.length + parts.length
  }

  /** 先行拨付: a part of what the approval reserved, from each source its share; before anything of the class is claimed. */
  askAdvance(percent: number): void {
    if (this.parts.length > 0 || this.lines.length > 0 || this.cancelled || this.settled) return
    const most = this.#books.open(this.matter).map(({ source, amountFen }) => {
      return { source, leftFen: share(amountFen, IN_ADVANCE, 100, 'down') }
    })
    const asked = share(sum(most.map((one) => one.leftFen)), percent, 100, 'down')
    for (const { source, drawFen } of spread(most, asked))
      this.parts.push(newPart(`${this.matter}-预拨-${source}`, source, drawFen))
    this.calculate()
    this.claim()
  }

  /** What is due and not yet claimed, one batch a source. */
  claim(): void {
    for (const part of this.parts.filter((one) => this.required(one) > 0)) {
      this.batches += 1
      this.#add({ ...this.#wanted(part, [part.source]), advanceFen: zeroFen }, part.source, this.organizer)
    }
    if (this.parts.some(({ name }) => this.liveLines(name).some(isUnderWay))) return
    const due = this.persons.filter((person) => this.required(person) > 0)
    for (const person of this.persons.filter((one) => this.required(one) >= 0)) {
      person.cut =
        person.due > person.left ? { revision: person.revision, amountFen: subtract(person.due, person.left) } : null
    }
    const claimed = due.filter((person) => this.#takePlaces(person) === 'booked')
    const sources = this.#books.sourcesOf(this.matter)
    const wanted = this.#setAgainst(claimed.map((person) => this.#wanted(person, sources)))
    const bySource = Map.groupBy(partsOf(wanted, this.#committedLeft()), ({ source }) => source as Source)
    const known = new Set<Wanted>()
    for (const [source, own] of bySource) {
      this.batches += 1
      for (const { line, amountFen } of own) {
        const first = !known.has(line)
        known.add(line)
        this.#add({ ...line, amountFen, ...(!first && { advanceFen: zeroFen, part: null }) }, source, line.subject.name)
      }
    }
  }

  /** Voids what is not on its way, the last first, then takes back what has been paid: as far as it is too much. */
  correct(most: Fen): void {
    for (const subject of this.subjects) {
      const own = () => this.liveLines(subject.name).toReversed()
      for (const line of own()) if (this.required(subject) < 0) this.#void(line)
      for (const line of own()) this.#recover(subject, line, most)
      this.letGo(subject.name)
    }
  }

  /** 班级取消, before anything of it is claimed: what was had in advance has not been earned. */
  cancel(): void {
    if (this.lines.some((line) => this.persons.some(({ name }) => name === line.subject))) return
    this.cancelled = true
    this.#ask({ act: 'release', matter: this.matter })
  }

  /** 结算: nothing more is to come; what of the advance stands against nothing is too much. */
  settle(): void {
    const open = this.lines.some(isUnderWay) || this.subjects.some((subject) => this.required(subject) > 0)
    if (open || this.cancelled) return
    this.settled = true
    this.calculate()
    this.#ask({ act: 'release', matter: this.matter })
  }

  /** Nothing of a person stands any more: the places go back. */
  letGo(name: string): void {
    if (this.live(name) > zeroFen || !this.#held.has(name)) return
    if (this.#ask({ act: 'free', holder: name }) === 'booked') this.#held.delete(name)
  }

  #void(line: Line): void {
    if (line.state === 'claimed') line.state = 'withdrawn'
    if (line.state !== 'approved' && line.state !== 'returned') return
    const { source, id, revision, amountFen } = line
    const outcome = amountFen === zeroFen ? 'booked' : this.#ask({ act: 'reverse', source, line: id, revision })
    if (outcome === 'booked') line.state = 'withdrawn'
  }

  #recover(subject: Subject, line: Line, most: Fen): void {
    const over = fen(Math.max(-this.required(subject), 0))
    if (over === zeroFen || line.state !== 'paid') return
    const amountFen = min(over, subtract(line.amountFen, line.recoveredFen), most)
    if (amountFen === zeroFen) return
    const receipt = `receipt-${line.id}-${line.recoveredFen}`
    if (this.#ask({ act: 'recover', line: line.id, receipt, amountFen }) === 'booked')
      line.recoveredFen = fen(line.recoveredFen + amountFen)
  }

  #wanted(subject: Subject, sources: readonly Source[]): Wanted {
    const id = `${this.matter}-${subject.name}-${subject.revision}-${this.lines.length}`
    return { id, subject, amountFen: fen(this.required(subject)), advanceFen: zeroFen, part: null, sources }
  }

  /** What is held in advance stands against what is claimed. */
  #setAgainst(wanted: readonly Wanted[]): Wanted[] {
    const held = this.parts.map((part) => ({ partId: part.name, leftFen: heldOf(part, this.lines) }))
    const covered = cover(wanted, held)
    return wanted.map((line) => {
      const { partId, fen: advanceFen } = covered.get(line.id) ?? { partId: null, fen: zeroFen }
      return { ...line, amountFen: subtract(line.amountFen, advanceFen), advanceFen, part: partId }
    })
  }

  /** What the approval committed to each source and no line has drawn or claimed. */
  #committedLeft() {
    return this.#books.committed(this.matter).map(({ source, leftFen }) => {
      const claimed = this.lines.filter((line) => line.state === 'claimed' && line.source === source)
      return { source, leftFen: fen(Math.max(leftFen - sum(claimed.map((line) => line.amountFen)), 0)) }
    })
  }

  #add({ subject, amountFen, advanceFen, part }: Omit<Wanted, 'id'>, source: Source, payee: string): void {
    this.lines.push({
      id: `${this.matter}-line-${this.lines.length + 1}`,
      subject: subject.name,
      payee,
      source,
      batch: this.batches,
      revision: subject.revision,
      amountFen,
      advanceFen,
      part,
      state: 'claimed',
      recoveredFen: zeroFen,
      item: null,
      returnedFrom: null,
      late: false,
      arrived: false,
    })
  }

  /** The places a claim needs beyond those the person holds already. */
  #takePlaces(person: Person): Outcome {
    const wanted = usesOf(rationOf(person, this.rateFen, this.elsewhere), [LIMIT], [])
    const uses = wanted.filter(({ slot }) => !this.#held.get(person.name)?.has(slot))
    const places = takePlaces(uses, new Map())
    const outcome = places.length > 0 ? this.#ask({ act: 'take', holder: person.name, places }) : 'booked'
    if (outcome === 'booked') {
      const held = this.#held.get(person.name) ?? new Set<string>()
      this.#held.set(person.name, new Set([...held, ...uses.map(({ slot }) => slot)]))
    }
    return outcome
  }
  readonly #held = new Map<string, ReadonlySet<string>>()
}

/** @returns whether the calculation in force has changed */
function decide(subject: Subject, due: Fen, left: Fen): boolean {
  if (subject.revision > 0 && due === subject.due && left === subject.left) return false
  Object.assign(subject, { due, left, revision: subject.revision + 1 })
  return true
}
