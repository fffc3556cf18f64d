import { add, type Fen, max, min, subtract, sum, zeroFen } from '#kernel/money'
import { keys, type Move, move } from '../../server/rooms/funds/domain/moves.ts'
import type { Booking, Journal, LineToPost, Outcome, Transfer } from './bookings.ts'

interface Reservation {
  readonly id: string
  readonly amountFen: Fen
  leftFen: Fen
  spentFen: Fen
  released: boolean
}

type Booked = Move & { readonly month: string }
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
const SOURCE = 'employment-subsidy-fund'
const place = { regionCode: '450225' }

/** The ledger of one class's account as the room #funds describes it, in memory: its legs and keys are the room's own. */
export class PureBooks {
  readonly balances: Record<string, Fen> = {}
  readonly booked: Booked[] = []
  readonly taken = new Map<string, string>()
  #reservations: Reservation[] = []
  #month = 0

  get month(): string {
    return MONTHS[this.#month] ?? ''
  }

  journals(): Journal[] {
    return this.booked.map(({ kind, from, to, amountFen, matterId: matter, month }) => {
      return { kind, from, to, amountFen, matter, month }
    })
  }

  /** One act, whole or not at all. */
  run(booking: Booking): Outcome {
    const before = { balances: { ...this.balances }, reservations: this.#reservations.map((one) => ({ ...one })) }
    const [journals, taken] = [this.booked.length, [...this.taken]]
    try {
      this.#acts[booking.act](booking as never)
      return 'booked'
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.booked.length = journals
      Object.assign(this.balances, before.balances)
      this.#reservations = before.reservations
      this.taken.clear()
      for (const [slot, holder] of taken) this.taken.set(slot, holder)
      return error.code
    }
  }

  readonly #acts: { [A in Booking['act']]: (booking: Of<A>) => void } = {
    allot: ({ amountFen }) =>
      this.#book(
        move('allot', { ...place, amountFen, matterId: 'account', naturalKey: `allot:${this.booked.length}` }),
      ),
    reserve: ({ amountFen }) => this.#reserve(amountFen),
    release: () => {
      for (const one of this.#reservations.filter(({ leftFen }) => leftFen > 0)) this.#release(one)
    },
    approve: ({ lines }) => {
      this.#again(sum(lines.map((one) => one.amountFen)))
      const newest = this.#reservations.at(-1) ?? refuse('reservation-missing')
      if (lines.some((one) => this.#find(postKey(one)))) refuse('already-booked')
      if (sum(lines.map((one) => one.amountFen)) > newest.leftFen) refuse('reservation-exceeded')
      for (const one of lines) this.#post(one, newest)
    },
    reverse: ({ line, revision }) => this.#reverse(line, revision),
    send: ({ items }) => {
      this.#unbooked(items, keys.send)
      if (sum(items.map((one) => one.amountFen)) > this.#balance('payable')) refuse('payable-short')
      for (const { item, amountFen } of items)
        this.#book(move('send', { ...place, amountFen, matterId: item, naturalKey: keys.send(item) }))
    },
    confirm: ({ items }) => this.#settle('confirm', items),
    return: ({ items }) => this.#settle('return', items),
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

  #balance(ledger: string): Fen {
    return this.balances[ledger] ?? zeroFen
  }

  #find(naturalKey: string): Booked | undefined {
    return this.booked.find((one) => one.naturalKey === naturalKey)
  }

  #book(one: Move): void {
    if (this.#find(one.naturalKey)) refuse('already-booked')
    this.balances[one.from] = subtract(this.#balance(one.from), one.amountFen)
    this.balances[one.to] = add(this.#balance(one.to), one.amountFen)
    this.booked.push({ ...one, month: this.month })
  }

  #reserve(amountFen: Fen): void {
    if (this.#reservations.some(({ released }) => !released)) refuse('already-booked')
    if (this.#balance('available') < amountFen) refuse('fund-short')
    const id = `reservation-${this.#reservations.length + 1}`
    this.#reservations.push({ id, amountFen, leftFen: amountFen, spentFen: zeroFen, released: false })
    this.#book(move('reserve', { ...place, amountFen, matterId: 'class', naturalKey: keys.reserve(id) }))
  }

  #again(need: Fen): void {
    const [approved] = this.#reservations
    if (!approved || this.#reservations.some(({ released }) => !released)) return
    const have = subtract(approved.amountFen, sum(this.#reservations.map(({ spentFen }) => spentFen)))
    if (need > have) refuse('reservation-exceeded')
    this.#reserve(max(need, min(have, this.#balance('available'))))
  }

  #release(one: Reservation): void {
    this.#book(
      move('release', { ...place, amountFen: one.leftFen, matterId: 'class', naturalKey: keys.release(one.id) }),
    )
    one.leftFen = zeroFen
    one.released = true
  }

  #post(one: LineToPost, from: Reservation): void {
    const { line: matterId, amountFen } = one
    this.#book(move('post', { ...place, amountFen, matterId, naturalKey: postKey(one), reservationId: from.id }))
    from.leftFen = subtract(from.leftFen, amountFen)
    from.spentFen = add(from.spentFen, amountFen)
  }

  #reverse(line: string, revision: number): void {
    const posted = this.#find(postKey({ line, revision })) ?? refuse('posting-missing')
    const { amountFen, matterId, reservationId } = posted
    if (this.#find(keys.reverse(posted.naturalKey))) refuse('already-booked')
    if (this.#balance('payable') < amountFen) refuse('payable-short')
    const from = this.#reservations.find(({ id }) => id === reservationId)
    if (!from) throw new Error(`no reservation behind ${line}`)
    const to = from.released ? 'available' : 'reserved'
    const naturalKey = keys.reverse(posted.naturalKey)
    this.#book(move('reverse', { ...place, amountFen, matterId, naturalKey, reverses: posted.naturalKey, to }))
    if (!from.released) from.leftFen = add(from.leftFen, amountFen)
    from.spentFen = subtract(from.spentFen, amountFen)
  }

  #settle(kind: 'confirm' | 'return', items: readonly Transfer[]): void {
    this.#unbooked(items, keys.settle)
    for (const { item, amountFen } of items) {
      const sent = this.#find(keys.send(item)) ?? refuse('item-not-sent')
      if (sent.amountFen !== amountFen) refuse('amount-differs')
      this.#book(move(kind, { ...place, amountFen, matterId: item, naturalKey: keys.settle(item) }))
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
    const answers = posted.at(-1)?.naturalKey ?? ''
    this.#book(
      move('recover', { ...place, amountFen, matterId: line, answers, naturalKey: keys.recover(receipt, answers) }),
    )
  }

  #unbooked(items: readonly Transfer[], keyOf: (item: string) => string): void {
    if (items.some(({ item }) => this.#find(keyOf(item)))) refuse('already-booked')
  }
}

const postKey = ({ line, revision }: Pick<LineToPost, 'line' | 'revision'>): string => keys.post(line, revision, SOURCE)
