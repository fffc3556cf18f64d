import { type Fen, fen, sum, yuan, zeroFen } from '#kernel/money'
import { readReceipts } from '../../server/rooms/subsidies/domain/receipts.ts'
import { shippedReceipts as receipts } from '../../server/rooms/subsidies/layouts/shipped.ts'
import { type Dice, dice } from '../dice.ts'
import type { Booking, Outcome, Transfer } from './bookings.ts'
import { ClassMoney, type Line, PERSONS, slotOf, turnDay } from './class-money.ts'
import { PureBooks } from './pure-books.ts'
import { checkAlways, checkAtEnd, checkClosed } from './truths.ts'

const PHASES = 3
const RATES = [4_000, 5_000, 6_000] as const
/** The bank's words: half of the transfers arrive, the others come back or stay unclear. */
const ANSWERS = ['成功', '退回', '不明', '成功'] as const

/** What was asked of the books, with what they answered. */
export interface Asked {
  readonly booking: Booking
  readonly outcome: Outcome
}

/** One class's money from the opening to the last settlement, in months. */
export class History {
  readonly books = new PureBooks()
  readonly phases: Asked[][] = [[]]
  readonly money = new ClassMoney((booking) => this.#ask(booking))
  readonly #dice: Dice
  constructor(seed: number) {
    this.#dice = dice(seed)
  }

  #ask(booking: Booking): Outcome {
    const outcome = this.books.run(booking)
    this.phases.at(-1)?.push({ booking, outcome })
    return outcome
  }

  /** Random acts, a month at a time; the truths are asked for after each. */
  run(most: number): this {
    const classFen = yuan(this.#dice.one([600, 720, 3_000]))
    this.#ask({ act: 'allot', amountFen: yuan(this.#dice.one([700, 3_000])) })
    this.#ask({ act: 'reserve', amountFen: classFen })
    if (this.books.booked.length < 2) {
      this.#ask({ act: 'allot', amountFen: classFen })
      this.#ask({ act: 'reserve', amountFen: classFen })
    }
    for (let phase = 1; phase <= PHASES; phase++) {
      if (phase > 1) this.#closeMonth()
      for (let number = 0; number < most; number++) {
        this.#dice.one(this.#acts)()
        checkAlways(this)
      }
    }
    this.#settleAll()
    checkAtEnd(this)
    return this
  }

  #closeMonth(): void {
    const before = this.books.journals()
    this.#ask({ act: 'close' })
    this.phases.push([])
    this.#closed.push(before.length)
    checkClosed(before, this.books)
  }
  readonly #closed: number[] = []

  readonly #acts: readonly (() => void)[] = [
    () => turnDay(this.#person(), this.#dice.throw(4)),
    () => {
      const person = this.#person()
      person.entitled = !person.entitled
    },
    () => {
      this.money.rateFen = fen(this.#dice.one(RATES))
    },
    () => this.#elsewhere(),
    () => this.#calculateAndClaim(),
    () => this.#calculateAndClaim(),
    () => this.#approve(),
    () => this.#approve(),
    () => this.#pay(),
    () => this.#pay(),
    () => this.#bank(this.#dice.one(ANSWERS)),
    () => this.#bank(this.#dice.one(ANSWERS)),
    () => this.money.correct(fen(this.#dice.one([3_000, 100_000]))),
    () => this.#reject(),
    () => {
      this.#person().account += 1
    },
    () => void this.#ask({ act: 'allot', amountFen: fen(this.#dice.throw(20_000) + 1) }),
    () => void this.#ask({ act: 'release' }),
    () => this.#again(),
  ]

  #person() {
    return this.#dice.one(this.money.persons)
  }

  #lines(...states: Line['state'][]): Line[] {
    return this.money.lines.filter(({ state }) => states.includes(state))
  }

  /** Another county is paid for a day of somebody of the class, or gives it back. */
  #elsewhere(): void {
    const person = this.#person()
    const day = this.#dice.throw(4)
    const slot = slotOf(person, day)
    const holder = `elsewhere-${person.name}-${day}`
    if (this.money.elsewhere.delete(slot)) this.#ask({ act: 'free', holder })
    else if (this.#ask({ act: 'take', holder, places: [{ slot, place: 1, atMost: 1 }] }) === 'booked')
      this.money.elsewhere.add(slot)
  }

  #calculateAndClaim(): void {
    this.money.calculate()
    if (this.money.calculate() > 0) throw new Error('没有变化的事实又算出了差额')
    this.money.claim()
    const asked = this.phases.flat().length
    this.money.claim()
    if (this.phases.flat().length > asked) throw new Error('刚申报过又有可申报的')
  }

  /** The oldest claimed batch, whole. */
  #approve(): boolean {
    const [first] = this.#lines('claimed')
    const batch = this.#lines('claimed').filter((line) => line.batch === first?.batch)
    if (batch.length === 0) return false
    const lines = batch.map(({ id: line, revision, amountFen }) => ({ line, revision, amountFen }))
    if (this.#ask({ act: 'approve', lines }) !== 'booked') return false
    for (const line of batch) line.state = 'approved'
    return true
  }

  /** One transfer per person of what is owed; what the bank returned waits for another account. */
  #pay(): void {
    const due = [
      ...this.#lines('approved'),
      ...this.#lines('returned').filter((line) => line.returnedFrom !== this.#accountOf(line)),
    ]
    const items = PERSONS.flatMap((name) => {
      const own = due.filter(({ person }) => person === name)
      if (own.length === 0) return []
      this.money.items += 1
      return [{ item: `item-${this.money.items}`, amountFen: sum(own.map((line) => line.amountFen)), own }]
    })
    if (items.length === 0) return
    const transfers = items.map(({ item, amountFen }) => ({ item, amountFen }))
    if (this.#ask({ act: 'send', items: transfers }) !== 'booked') return
    for (const { item, own } of items) for (const line of own) Object.assign(line, { state: 'sent', item })
  }

  #accountOf({ person }: Line): number {
    return this.money.persons.find(({ name }) => name === person)?.account ?? 0
  }

  /** The bank's answer for one transfer on its way, read as its file is read. */
  #bank(result: (typeof ANSWERS)[number]): boolean {
    const [first] = this.#lines('sent', 'unknown')
    if (!first?.item) return false
    const lines = this.money.lines.filter(({ item, state }) => item === first.item && state === first.state)
    const amountFen = sum(lines.map((line) => line.amountFen))
    const cells = { sequence: '1', amount: `${amountFen / 100}`, result, reason: '户名不符' }
    const account = { accountTail: '0001', payeeAccountId: first.item }
    const state = first.state === 'sent' ? ('sent' as const) : ('unknown' as const)
    const sent = { id: first.item, sequence: 1, ...account, amountFen, state }
    const { outcomes } = readReceipts([{ rowNumber: 2, cells }], [sent], { mapping: receipts, accounts: new Map() })
    for (const { state } of outcomes) this.#settle(first.item, amountFen, state, lines)
    return outcomes.length > 0
  }

  #settle(item: string, amountFen: Fen, state: 'confirmed' | 'returned' | 'unknown', lines: readonly Line[]): void {
    const items: readonly Transfer[] = [{ item, amountFen }]
    if (state === 'unknown') for (const line of lines) line.state = 'unknown'
    else if (this.#ask({ act: state === 'confirmed' ? 'confirm' : 'return', items }) === 'booked')
      for (const line of lines) {
        line.state = state === 'confirmed' ? 'paid' : 'returned'
        line.returnedFrom = state === 'returned' ? this.#accountOf(line) : null
      }
  }

  /** The approver refuses a line that is owed and not on its way; its money goes back where it was reserved. */
  #reject(): void {
    const mayBe = this.#lines('approved').filter(
      ({ person, revision }) => this.money.persons.find(({ name }) => name === person)?.revision === revision,
    )
    const [line] = mayBe
    if (!line || this.#ask({ act: 'reverse', line: line.id, revision: line.revision }) !== 'booked') return
    line.state = 'rejected'
    this.money.letGo(line.person)
  }

  /** What has been done once is asked for once more: every one of these must be refused. */
  #again(): void {
    const [gone] = this.#lines('rejected')
    if (gone) this.#ask({ act: 'reverse', line: gone.id, revision: gone.revision })
    const [paid] = this.#lines('paid')
    if (!paid?.item) return
    const items = [{ item: paid.item, amountFen: paid.amountFen }]
    this.#ask({ act: 'confirm', items })
    this.#ask({ act: 'return', items })
    this.#ask({ act: 'send', items })
    this.#ask({ act: 'approve', lines: [{ line: paid.id, revision: paid.revision, amountFen: paid.amountFen }] })
    const amountFen = fen(paid.amountFen - paid.recoveredFen + 1)
    this.#ask({ act: 'recover', line: paid.id, receipt: 'too-much', amountFen })
  }

  /** Everything that is open is brought to its end, as far as the approved money reaches. */
  #settleAll(): void {
    this.#ask({ act: 'allot', amountFen: yuan(3_000) })
    const quiet = () => this.money.persons.every((person) => this.money.required(person) === 0)
    for (let round = 0; round < 8; round++) {
      this.money.calculate()
      this.money.correct(yuan(10_000))
      this.money.claim()
      while (this.#approve());
      for (const person of this.money.persons) person.account += 1
      this.#pay()
      while (this.#bank('成功'));
      checkAlways(this)
      if (quiet() && this.#lines('approved', 'returned', 'sent', 'unknown').length === 0) break
    }
    this.#ask({ act: 'release' })
    if (this.#lines('sent', 'unknown').some((line) => line.amountFen > zeroFen)) throw new Error('还有在途的')
  }
}
