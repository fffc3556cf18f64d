import { add, drawn, type Fen, max, min, subtract, sum, zeroFen } from '#kernel/money'
import { keys, type Move, move } from '../../server/rooms/funds/domain/moves.ts'
import type { SourceLeft } from '../../server/rooms/subsidies/domain/parts.ts'
import type { Booking, Journal, LineToPost, Outcome, Source, Transfer } from './bookings.ts'

interface Reservation {
  readonly id: string
  readonly matter: string
  readonly source: Source
  readonly amountFen: Fen
  leftFen: Fen
  spentFen: Fen
  released: boolean
}

type Booked = Move & { readonly month: string; readonly source: Source }
type Of<A extends Booking['act']> = Extract<Booking, { act: A }>

class Refused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}
const refuse = (code: string): never => {
  throw new Refused(code)
}

const MONTHS = ['2024-06', '2024-07', '2024-08', '2024-09']
const place = { regionCode: '450225' }

/** The ledger of a county's two accounts as the room #funds describes it, in memory: its legs and keys are the room's own. */
export class PureBooks {
  /** By account: what stands in each ledger. An account is opened by its first allotment. */
  readonly accounts = new Map<Source, Readonly<Record<string, Fen>>>()
  readonly booked: Booked[] = []
  readonly taken = new Map<string, string>()
  #reservations: Reservation[] = []
  /** The sources in their order, month by month; and the month whose order a class goes by. */
  readonly #orders: (readonly Source[])[] = []
  readonly #begun = new Map<string, number>()
  #month = 0

  get month(): string {
    return MONTHS[this.#month] ?? ''
  }

  journals(): Journal[] {
    return this.booked.map(({ kind, source, from, to, amountFen, matterId: matter, month }) => {
      return { kind, source, from, to, amountFen, matter, month }
    })
  }

  /** The sources a class may be paid from, in the order of the month it was approved in. */
  sourcesOf(matter: string): readonly Source[] {
    return this.#orders[this.#begun.get(matter) ?? this.#month] ?? []
  }

  /** What a class's approval committed and no line has drawn, source by source. */
  committed(matter: string): SourceLeft[] {
    const own = Map.groupBy(this.#of(matter), ({ source }) => source)
    return [...own].map(([source, all]) => {
      return { source, leftFen: subtract(all[0]?.amountFen ?? zeroFen, sum(all.map(({ spentFen }) => spentFen))) }
    })
  }

  /** What of a class is reserved now. */
  open(matter: string): { readonly source: Source; readonly amountFen: Fen }[] {
    return this.#of(matter).filter(({ released }) => !released)
  }

  /** One act, whole or not at all. */
  run(booking: Booking): Outcome {
    const before = { accounts: [...this.accounts], reservations: this.#reservations.map((one) => ({ ...one })) }
    const [journals, taken] = [this.booked.length, [...this.taken]]
    try {
      this.#acts[booking.act](booking as never)
      return 'booked'
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.booked.length = journals
      for (const [source, balances] of before.accounts) this.accounts.set(source, balances)
      this.#reservations = before.reservations
      this.taken.clear()
      for (const [slot, holder] of taken) this.taken.set(slot, holder)
      return error.code
    }
  }

  readonly #acts: { [A in Booking['act']]: (booking: Of<A>) => void } = {
    'name-sources': ({ sources }) => void this.#orders.push(sources),
    allot: ({ source, amountFen }) =>
      this.#book(
        source,
        move('allot', { ...place, amountFen, matterId: source, naturalKey: `allot:${this.booked.length}` }),
      ),
    reserve: ({ matter, amountFen }) => this.#reserveAcross(matter, amountFen),
    release: ({ matter }) => {
      for (const one of this.#of(matter).filter(({ leftFen }) => leftFen > 0)) this.#release(one)
    },
    approve: ({ matter, source, lines }) => {
      this.#again(matter, source, sum(lines.map((one) => one.amountFen)))
      const newest = this.#of(matter, source).at(-1) ?? refuse('reservation-missing')
      if (lines.some((one) => this.#find(postKey(one, source)))) refuse('already-booked')
      if (sum(lines.map((one) => one.amountFen)) > newest.leftFen) refuse('reservation-exceeded')
      for (const one of lines) this.#post(one, newest)
    },
    reverse: ({ source, line, revision }) => this.#reverse(source, line, revision),
    send: ({ source, items }) => {
      this.#unbooked(items, keys.send)
      if (sum(items.map((one) => one.amountFen)) > this.#balance(source, 'payable')) refuse('payable-short')
      for (const { item, amountFen } of items)
        this.#book(source, move('send', { ...place, amountFen, matterId: item, naturalKey: keys.send(item) }))
    },
    confirm: ({ source, items }) => this.#settle('confirm', source, items),
    return: ({ source, items }) => this.#settle('return', source, items),
    'send-back': ({ source, items }) => this.#sendBack(source, items),
    recover: ({ line, receipt, amountFen }) => this.#recover(line, receipt, amountFen),
    take: ({ holder, places }) => {
      for (const one of places) {
        const key = `${one.slot}#${one.place}`
        if (this.taken.has(key)) refuse('taken')
        this.taken.set(key, holder)
      }
    },
    free: ({ holder }) => {
      for (const [key, by] of this.taken) if (by === holder) this.taken.delete(key)
    },
    close: () => {
      this.#month += 1
    },
  }

  #of(matter: string, source?: Source): Reservation[] {
    return this.#reservations.filter((one) => one.matter === matter && (!source || one.source === source))
  }

  #balance(source: Source, ledger: string): Fen {
    return this.accounts.get(source)?.[ledger] ?? zeroFen
  }

  #find(naturalKey: string): Booked | undefined {
    return this.booked.find((one) => one.naturalKey === naturalKey)
  }

  #book(source: Source, one: Move): void {
    if (this.#find(one.naturalKey)) refuse('already-booked')
    this.accounts.set(source, {
      ...this.accounts.get(source),
      [one.from]: subtract(this.#balance(source, one.from), one.amountFen),
      [one.to]: add(this.#balance(source, one.to), one.amountFen),
    })
    this.booked.push({ ...one, source, month: this.month })
  }

  #reserveAcross(matter: string, amountFen: Fen): void {
    if (!this.#begun.has(matter)) this.#begun.set(matter, this.#month)
    const able = this.sourcesOf(matter)
      .filter((source) => this.accounts.has(source))
      .map((source) => ({ source, leftFen: this.#balance(source, 'available') }))
    if (able.length === 0) refuse('account-missing')
    if (sum(able.map((one) => one.leftFen)) < amountFen) refuse('fund-short')
    for (const { source, drawFen } of drawn(able, amountFen)) this.#reserve(matter, source, drawFen)
  }

  #reserve(matter: string, source: Source, amountFen: Fen): void {
    if (this.#of(matter, source).some(({ released }) => !released)) refuse('already-booked')
    if (this.#balance(source, 'available') < amountFen) refuse('fund-short')
    const id = `reservation-${this.#reservations.length + 1}`
    this.#reservations.push({ id, matter, source, amountFen, leftFen: amountFen, spentFen: zeroFen, released: false })
    this.#book(source, move('reserve', { ...place, amountFen, matterId: matter, naturalKey: keys.reserve(id) }))
  }

  #again(matter: string, source: Source, need: Fen): void {
    const own = this.#of(matter, source)
    const [approved] = own
    const open = own.find(({ released }) => !released)
    if (!approved || (open && open.leftFen >= need)) return
    const have = subtract(approved.amountFen, sum(own.map(({ spentFen }) => spentFen)))
    if (need > have) refuse('reservation-exceeded')
    if (open) this.#commit(open, subtract(need, open.leftFen))
    else this.#reserve(matter, source, max(need, min(have, this.#balance(source, 'available'))))
  }

  /** Its payees have given money back: what is missing in the open reservation is committed to it. */
  #commit(one: Reservation, amountFen: Fen): void {
    const { id, matter, source } = one
    if (this.#balance(source, 'available') < amountFen) refuse('fund-short')
    const naturalKey = keys.reserveAgain(id, String(this.booked.length))
    this.#book(source, move('reserve', { ...place, amountFen, matterId: matter, naturalKey }))
    one.leftFen = add(one.leftFen, amountFen)
  }

  #release(one: Reservation): void {
    const { id, matter, source, leftFen: amountFen } = one
    this.#book(source, move('release', { ...place, amountFen, matterId: matter, naturalKey: keys.release(id) }))
    one.leftFen = zeroFen
    one.released = true
  }

  #post(one: LineToPost, from: Reservation): void {
    const { line: matterId, amountFen } = one
    const naturalKey = postKey(one, from.source)
    this.#book(from.source, move('post', { ...place, amountFen, matterId, naturalKey, reservationId: from.id }))
    from.leftFen = subtract(from.leftFen, amountFen)
    from.spentFen = add(from.spentFen, amountFen)
  }

  #reverse(source: Source, line: string, revision: number): void {
    const posted = this.#find(postKey({ line, revision }, source)) ?? refuse('posting-missing')
    const { amountFen, matterId, reservationId } = posted
    const naturalKey = keys.reverse(posted.naturalKey)
    if (this.#find(naturalKey)) refuse('already-booked')
    if (this.#balance(source, 'payable') < amountFen) refuse('payable-short')
    const from = this.#reservations.find(({ id }) => id === reservationId)
    if (!from) throw new Error(`no reservation behind ${line}`)
    const to = from.released ? 'available' : 'reserved'
    this.#book(source, move('reverse', { ...place, amountFen, matterId, naturalKey, reverses: posted.naturalKey, to }))
    if (!from.released) from.leftFen = add(from.leftFen, amountFen)
    from.spentFen = subtract(from.spentFen, amountFen)
  }

  #settle(kind: 'confirm' | 'return', source: Source, items: readonly Transfer[]): void {
    this.#unbooked(items, keys.settle)
    for (const { item, amountFen } of items) {
      const sent = this.#find(keys.send(item)) ?? refuse('item-not-sent')
      if (sent.amountFen !== amountFen) refuse('amount-differs')
      this.#book(source, move(kind, { ...place, amountFen, matterId: item, naturalKey: keys.settle(item) }))
    }
  }

  #sendBack(source: Source, items: readonly Transfer[]): void {
    this.#unbooked(items, keys.sendBack)
    for (const { item, amountFen } of items) {
      const arrived = this.#find(keys.settle(item))
      if (arrived?.kind !== 'confirm') refuse('item-not-confirmed')
      if (this.#balance(source, 'paid') < amountFen) refuse('balance-short')
      const back = { amountFen, matterId: item, reverses: keys.settle(item), naturalKey: keys.sendBack(item) }
      this.#book(source, move('send-back', { ...place, ...back }))
    }
  }

  #recover(line: string, receipt: string, amountFen: Fen): void {
    const reversed = new Set(this.booked.map(({ reverses }) => reverses))
    const posted = this.booked.filter(
      ({ kind, matterId, naturalKey }) => kind === 'post' && matterId === line && !reversed.has(naturalKey),
    )
    const back = this.booked.filter(({ kind, matterId }) => kind === 'recover' && matterId === line)
    const fens = (some: readonly Booked[]) => sum(some.map((one) => one.amountFen))
    if (amountFen > subtract(fens(posted), fens(back))) refuse('recover-exceeds')
    const { naturalKey: answers, source, reservationId } = posted.at(-1) ?? refuse('recover-exceeds')
    const from = this.#reservations.find(({ id }) => id === reservationId)
    if (from) from.spentFen = subtract(from.spentFen, amountFen)
    this.#book(
      source,
      move('recover', { ...place, amountFen, matterId: line, answers, naturalKey: keys.recover(receipt, answers) }),
    )
  }

  #unbooked(items: readonly Transfer[], keyOf: (item: string) => string): void {
    if (items.some(({ item }) => this.#find(keyOf(item)))) refuse('already-booked')
  }
}

const postKey = ({ line, revision }: Pick<LineToPost, 'line' | 'revision'>, source: Source): string =>
  keys.post(line, revision, source)
