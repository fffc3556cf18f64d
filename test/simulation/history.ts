import { type Fen, fen, sum, yuan, zeroFen } from '#kernel/money'
import { type Answered, cameBack } from '../../server/rooms/subsidies/domain/bank-answers.ts'
import { readReceipts } from '../../server/rooms/subsidies/domain/receipts.ts'
import { shippedReceipts as receipts } from '../../server/rooms/subsidies/layouts/shipped.ts'
import { type Dice, dice } from '../dice.ts'
import { type Booking, type Outcome, SOURCES, type Source, type Transfer } from './bookings.ts'
import { ClassMoney, type ClassState } from './class-money.ts'
import { itemState, type Line } from './lines.ts'
import { slotOf, turnDay } from './persons.ts'
import { PureBooks } from './pure-books.ts'
import { checkAlways, checkAtEnd, checkClosed } from './truths.ts'

const PHASES = 3
const RATES = [4_000, 5_000, 6_000] as const
/** What the document of a month may say: both sources in an order, or one alone. */
const ORDERS: readonly (readonly Source[])[] = [SOURCES, SOURCES.toReversed(), SOURCES.slice(1)]
/** The classes of a history, each in its month. */
const CLASSES = [
  ['甲', '乙', '丙'],
  ['丁', '戊', '己'],
] as const
/** The bank's words: half of the transfers arrive, the others come back or stay unclear. */
const ANSWERS = ['成功', '退回', '不明', '成功'] as const

const actOf = { confirmed: 'confirm', returned: 'return', 'sent-back': 'send-back' } as const
/** What was asked of the books, with what they answered. */
export interface Asked {
  readonly booking: Booking
  readonly outcome: Outcome
}

/** The money of a county's two classes from the opening to the last settlement, in months. */
export class History {
  readonly books = new PureBooks()
  readonly phases: Asked[][] = [[]]
  readonly classes: ClassMoney[] = []
  /** The classes as they stood at the end of each month. */
  readonly monthEnds: (readonly ClassState[])[] = []
  readonly #dice: Dice
  constructor(seed: number) {
    this.#dice = dice(seed)
  }

  #ask(booking: Booking): Outcome {
    const outcome = this.books.run(booking)
    this.phases.at(-1)?.push({ booking, outcome })
    return outcome
  }

  #check: (history: History) => void = checkAlways

  /** Random acts, a month at a time; the truths are asked for after each (a replay may leave that out). */
  run(most: number, check = checkAlways): this {
    this.#check = check
    for (let phase = 1; phase <= PHASES; phase++) {
      if (phase > 1) this.#closeMonth()
      this.#ask({ act: 'name-sources', sources: this.#dice.one(ORDERS) })
      this.#open()
      for (let number = 0; number < most; number++) {
        this.#dice.one(this.#acts)(this.#dice.one(this.classes))
        this.#check(this)
      }
    }
    this.#settleAll()
    checkAtEnd(this)
    return this
  }

  /** The month's class is approved, if there is one: what the first source lacks comes from the next. */
  #open(): void {
    const names = CLASSES[this.classes.length]
    if (!names) return
    const matter = `class-${this.classes.length + 1}`
    const classFen = yuan(this.#dice.one([600, 720, 3_000]))
    for (const source of SOURCES)
      this.#ask({ act: 'allot', source, amountFen: yuan(this.#dice.one([150, 700, 3_000])) })
    if (this.#ask({ act: 'reserve', matter, amountFen: classFen }) !== 'booked') {
      this.#ask({ act: 'allot', source: this.books.sourcesOf(matter)[0] ?? SOURCES[0], amountFen: classFen })
      this.#ask({ act: 'reserve', matter, amountFen: classFen })
    }
    const money = new ClassMoney(matter, names, this.books, (booking) => this.#ask(booking))
    this.classes.push(money)
    if (this.#dice.once(2)) this.#advance(money)
  }

  /** Asked at once, half of the time paid before anybody is taught. */
  #advance(money: ClassMoney): void {
    money.askAdvance(this.#dice.one([40, 100]))
    if (this.#dice.once(2)) return
    while (this.#approve(money));
    this.#pay(money)
    while (this.#bank(money, '成功'));
  }

  #closeMonth(): void {
    const before = this.books.journals()
    this.monthEnds.push(this.classes.map((money) => money.snapshot()))
    this.#ask({ act: 'close' })
    this.phases.push([])
    checkClosed(before, this.books)
  }

  readonly #acts: readonly ((money: ClassMoney) => void)[] = [
    (money) => turnDay(this.#dice.one(money.persons), this.#dice.throw(4)),
    (money) => {
      const person = this.#dice.one(money.persons)
      person.entitled = !person.entitled
    },
    (money) => {
      money.rateFen = fen(this.#dice.one(RATES))
    },
    (money) => this.#elsewhere(money),
    (money) => this.#calculateAndClaim(money),
    (money) => this.#calculateAndClaim(money),
    (money) => this.#approve(money),
    (money) => this.#approve(money),
    (money) => this.#pay(money),
    (money) => this.#pay(money),
    (money) => this.#bank(money, this.#dice.one(ANSWERS)),
    (money) => this.#bank(money, this.#dice.one(ANSWERS)),
    (money) => this.#sendBack(money),
    (money) => money.correct(fen(this.#dice.one([3_000, 100_000]))),
    (money) => this.#reject(money),
    (money) => this.#correctAccount(money, this.#dice.one([...money.persons.map(({ name }) => name), money.organizer])),
    () =>
      void this.#ask({ act: 'allot', source: this.#dice.one(SOURCES), amountFen: fen(this.#dice.throw(20_000) + 1) }),
    ({ matter }) => void this.#ask({ act: 'release', matter }),
    (money) => this.#again(money),
    (money) => money.settle(),
    (money) => (this.#dice.once(3) ? money.cancel() : money.askAdvance(100)),
  ]

  #lines({ lines }: ClassMoney, ...states: Line['state'][]): Line[] {
    return lines.filter(({ state }) => states.includes(state))
  }

  #correctAccount(money: ClassMoney, payee: string): void {
    money.accounts.set(payee, money.accountOf(payee) + 1)
  }

  /** Another county is paid for a day of somebody of the class, or gives it back. */
  #elsewhere(money: ClassMoney): void {
    const person = this.#dice.one(money.persons)
    const day = this.#dice.throw(4)
    const slot = slotOf(person, day)
    const holder = `elsewhere-${person.name}-${day}`
    if (money.elsewhere.delete(slot)) this.#ask({ act: 'free', holder })
    else if (this.#ask({ act: 'take', holder, places: [{ slot, place: 1, atMost: 1 }] }) === 'booked')
      money.elsewhere.add(slot)
  }

  #calculateAndClaim(money: ClassMoney): void {
    money.calculate()
    if (money.calculate() > 0) throw new Error('没有变化的事实又算出了差额')
    money.claim()
    const asked = this.phases.flat().length
    money.claim()
    if (this.phases.flat().length > asked) throw new Error('刚申报过又有可申报的')
  }

  /** The oldest claimed batch, whole: what an advance has paid already is owed no more. */
  #approve(money: ClassMoney): boolean {
    const [first] = this.#lines(money, 'claimed')
    const batch = this.#lines(money, 'claimed').filter((line) => line.batch === first?.batch)
    if (!first) return false
    const owed = batch.filter(({ amountFen }) => amountFen > zeroFen)
    const lines = owed.map(({ id: line, revision, amountFen }) => ({ line, revision, amountFen }))
    const { matter } = money
    const outcome = lines.length === 0 ? 'booked' : this.#ask({ act: 'approve', matter, source: first.source, lines })
    if (outcome !== 'booked') return false
    for (const line of batch) line.state = 'approved'
    return true
  }

  /** One transfer per payee and source of what is owed; what the bank returned waits for another account. */
  #pay(money: ClassMoney): void {
    for (const line of this.#lines(money, 'approved')) if (line.amountFen === zeroFen) line.state = 'paid'
    const due = [
      ...this.#lines(money, 'approved'),
      ...this.#lines(money, 'returned').filter((line) => line.returnedFrom !== money.accountOf(line.payee)),
    ]
    for (const [source, lines] of Map.groupBy(due, (line) => line.source)) {
      const items = [...Map.groupBy(lines, ({ payee }) => payee).values()].map((own) => {
        money.items += 1
        return { item: `${money.matter}-item-${money.items}`, amountFen: sum(own.map((line) => line.amountFen)), own }
      })
      const transfers = items.map(({ item, amountFen }) => ({ item, amountFen }))
      if (this.#ask({ act: 'send', source, items: transfers }) !== 'booked') continue
      for (const { item, own } of items)
        for (const line of own) Object.assign(line, { state: 'sent', item, late: false })
    }
  }

  /** The bank's answer for one transfer on its way, read as its file is read. */
  #bank(money: ClassMoney, result: (typeof ANSWERS)[number]): boolean {
    const [first] = this.#lines(money, 'sent', 'unknown')
    return first !== undefined && this.#answer(money, first, result)
  }

  /** Days after it had said that it was paid; of what the payee has given back nothing comes from the bank. */
  #sendBack(money: ClassMoney): void {
    const given = new Set(money.lines.filter(({ recoveredFen }) => recoveredFen > zeroFen).map(({ item }) => item))
    const [first] = this.#lines(money, 'paid').filter(({ item }) => item !== null && !given.has(item))
    if (first) this.#answer(money, first, '退回')
  }

  #answer(money: ClassMoney, first: Line, result: (typeof ANSWERS)[number]): boolean {
    if (!first.item) return false
    const lines = money.lines.filter(({ item, state }) => item === first.item && state === first.state)
    const amountFen = sum(lines.map((line) => line.amountFen))
    const cells = { sequence: '1', amount: `${amountFen / 100}`, result, reason: '户名不符' }
    const account = { accountTail: '0001', payeeAccountId: first.item, payeeName: first.payee }
    const sent = { id: first.item, sequence: 1, ...account, amountFen, state: itemState[first.state as 'sent'] }
    const { outcomes } = readReceipts([{ rowNumber: 2, cells }], [sent], { mapping: receipts, accounts: new Map() })
    for (const { state } of outcomes) this.#answered(money, { item: first.item, amountFen }, state, lines)
    return outcomes.length > 0
  }

  #answered(money: ClassMoney, item: Transfer, state: Answered, lines: readonly Line[]): void {
    const [source = SOURCES[0]] = lines.map((line) => line.source)
    if (state === 'unknown') for (const line of lines) line.state = 'unknown'
    else if (this.#ask({ act: actOf[state], source, items: [item] }) === 'booked')
      for (const line of lines) {
        const back = cameBack(state)
        const at = { returnedFrom: back ? money.accountOf(line.payee) : null, late: state === 'sent-back' }
        Object.assign(line, { ...at, state: back ? 'returned' : 'paid', arrived: line.arrived || !back })
      }
  }

  /** The approver refuses a line that is owed and not on its way; its money goes back where it was reserved. */
  #reject(money: ClassMoney): void {
    const [line] = this.#lines(money, 'approved').filter(
      ({ subject, revision }) => money.subjects.find(({ name }) => name === subject)?.revision === revision,
    )
    if (!line) return
    const { id, source, revision, amountFen } = line
    const outcome = amountFen === zeroFen ? 'booked' : this.#ask({ act: 'reverse', source, line: id, revision })
    if (outcome !== 'booked') return
    line.state = 'rejected'
    money.letGo(line.subject)
  }

  /** What has been done once is asked for once more: every one of these must be refused. */
  #again(money: ClassMoney): void {
    const [gone] = this.#lines(money, 'rejected').filter(({ amountFen }) => amountFen > zeroFen)
    if (gone) this.#ask({ act: 'reverse', source: gone.source, line: gone.id, revision: gone.revision })
    const [late] = this.#lines(money, 'returned').filter((line) => line.late)
    if (late?.item)
      this.#ask({ act: 'send-back', source: late.source, items: [{ item: late.item, amountFen: late.amountFen }] })
    const [paid] = this.#lines(money, 'paid').filter(({ item }) => item !== null)
    if (!paid?.item) return
    const { id: line, revision, source, amountFen } = paid
    const items = [{ item: paid.item, amountFen }]
    this.#ask({ act: 'confirm', source, items })
    this.#ask({ act: 'return', source, items })
    this.#ask({ act: 'send', source, items })
    this.#ask({ act: 'approve', matter: money.matter, source, lines: [{ line, revision, amountFen }] })
    const more: Fen = fen(amountFen - paid.recoveredFen + 1)
    this.#ask({ act: 'recover', line, receipt: 'too-much', amountFen: more })
  }

  /** Everything that is open is brought to its end, as far as the approved money reaches. */
  #settleAll(): void {
    for (const source of SOURCES) this.#ask({ act: 'allot', source, amountFen: yuan(3_000) })
    for (const money of this.classes) {
      this.#finish(money)
      // Late facts: what a person is due changes after everything was paid and settled, once or back and forth.
      for (let late = this.#dice.throw(3); late > 0; late--) {
        turnDay(this.#dice.one(money.persons), this.#dice.throw(4))
        this.#finish(money)
      }
    }
  }

  #finish(money: ClassMoney): void {
    const open = () => this.#lines(money, 'approved', 'returned', 'sent', 'unknown').length > 0
    const quiet = () => money.calculate() === 0 && money.subjects.every((subject) => money.required(subject) === 0)
    for (let round = 0; round < 12 && (round === 0 || open() || !quiet()); round++) {
      money.calculate()
      money.correct(yuan(10_000))
      money.claim()
      while (this.#approve(money));
      this.#refuseAhead(money)
      for (const payee of [...money.persons.map(({ name }) => name), money.organizer])
        this.#correctAccount(money, payee)
      this.#pay(money)
      while (this.#bank(money, '成功'));
      money.settle()
      this.#check(this)
    }
    this.#ask({ act: 'release', matter: money.matter })
  }

  /** What the approved money does not reach is not paid ahead: the rest of the class goes on without it. */
  #refuseAhead({ lines, parts }: ClassMoney): void {
    for (const line of lines.filter(({ state }) => state === 'claimed'))
      if (parts.some(({ name }) => name === line.subject)) line.state = 'rejected'
  }
}
