import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fen, fen } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { lineOf, openDesk } from '../../../test/funds-desk.ts'
import * as contract from './contract.ts'
import * as funds from './index.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.house.close())

const acts = [
  'allot',
  'reserve',
  'release',
  'again',
  'post',
  'reverse',
  'send',
  'confirm',
  'return',
  'recall',
  'back',
] as const
const step = fc.record({ act: fc.constantFrom(...acts), pick: fc.nat(5), amount: fc.integer({ min: 1, max: 400 }) })
type Step = { act: (typeof acts)[number]; pick: number; amount: number }

interface Reservation {
  left: number
  released: boolean
}

/** A plain model beside the real books: what an act should move, or undefined where it should be refused. */
class Model {
  readonly books: Record<funds.Ledger, number> = {
    source: 0,
    'handed-down': 0,
    available: 0,
    reserved: 0,
    payable: 0,
    'in-transit': 0,
    paid: 0,
  }
  readonly classes: { request: funds.ReservationRequest; spent: number; now: Reservation }[] = []
  readonly lines: { line: ReturnType<typeof lineOf>; of: number; from: Reservation; reversed: boolean }[] = []
  readonly items: { itemId: string; amountFen: Fen; settled: boolean; paid: boolean }[] = []
  move(from: funds.Ledger, to: funds.Ledger, amount: number): void {
    this.books[from] -= amount
    this.books[to] += amount
  }
}

/** One history's account, its model, and the acts on both. */
class History {
  #asked = 0
  readonly model = new Model()
  readonly accountId: string
  readonly regionCode: string
  constructor(accountId: string, regionCode: string) {
    this.accountId = accountId
    this.regionCode = regionCode
  }

  readonly run: Record<Step['act'], (step: Step) => Promise<void>> = {
    allot: async ({ amount }) => {
      await desk.allotted('employment-subsidy-fund', this.regionCode, fen(amount))
      this.model.move('source', 'available', amount)
    },
    reserve: async ({ amount }) => {
      const request = desk.wanted(this.accountId, this.regionCode, fen(amount))
      await this.#expect(
        this.model.books.available >= amount,
        () => desk.reserve(request),
        () => {
          this.model.move('available', 'reserved', amount)
          this.model.classes.push({ request, spent: 0, now: { left: amount, released: false } })
        },
      )
    },
    release: async ({ pick }) => {
      const one = this.model.classes[pick]
      if (!one) return
      const work = () =>
        this.#act((tx) => funds.releaseReservation(tx, { matterId: one.request.matterId, document: '退' }))
      // Given back once; what a later reversal returns to an open class is taken by the next release.
      await this.#expect(true, work, () => {
        this.model.move('reserved', 'available', one.now.left)
        one.now.released ||= one.now.left > 0
        one.now.left = 0
      })
    },
    again: async ({ pick, amount }) => {
      const one = this.model.classes[pick]
      if (!one) return
      const { request, now, spent } = one
      const have = request.amountFen - spent
      const { available } = this.model.books
      const document = `重新预留 ${++this.#asked}`
      const work = () => this.#act((tx) => funds.reserveAgain(tx, { ...request, document, amountFen: fen(amount) }))
      const missing = now.released ? amount : amount - now.left
      await this.#expect(missing <= 0 || (amount <= have && missing <= available), work, () => {
        if (missing <= 0) return
        const left = now.released ? Math.max(amount, Math.min(have, available)) : amount
        this.model.move('available', 'reserved', left - (now.released ? 0 : now.left))
        if (now.released) one.now = { left, released: false }
        else now.left = left
      })
    },
    post: async ({ pick, amount }) => {
      const one = this.model.classes[pick]
      if (!one) return
      const line = lineOf(one.request, fen(amount))
      await this.#expect(
        amount <= one.now.left,
        () => this.#act((tx) => funds.postLine(tx, line)),
        () => {
          this.model.move('reserved', 'payable', amount)
          one.now.left -= amount
          one.spent += amount
          this.model.lines.push({ line, of: pick, from: one.now, reversed: false })
        },
      )
    },
    reverse: async ({ pick }) => {
      const one = this.model.lines[pick]
      const of = one && this.model.classes[one.of]
      if (!one || !of) return
      const fits = !one.reversed && this.model.books.payable >= one.line.amountFen
      await this.#expect(
        fits,
        () => this.#act((tx) => funds.reversePosting(tx, one.line)),
        () => {
          this.model.move('payable', one.from.released ? 'available' : 'reserved', one.line.amountFen)
          if (!one.from.released) one.from.left += one.line.amountFen
          of.spent -= one.line.amountFen
          one.reversed = true
        },
      )
    },
    send: async ({ amount }) => {
      const item = { itemId: randomUUID(), amountFen: fen(amount), settled: false, paid: false }
      const place = { accountId: this.accountId, regionCode: this.regionCode, document: '付' }
      const work = () => this.#act((tx) => funds.sendItem(tx, { ...place, ...item }))
      await this.#expect(this.model.books.payable >= amount, work, () => {
        this.model.move('payable', 'in-transit', amount)
        this.model.items.push(item)
      })
    },
    confirm: ({ pick }) => this.#settle(pick, 'paid', funds.confirmItems),
    return: ({ pick }) => this.#settle(pick, 'payable', funds.returnItems),
    recall: ({ pick }) => this.#settle(pick, 'payable', funds.recallItems),
    back: async ({ pick }) => {
      const item = this.model.items[pick]
      if (!item) return
      const work = () => this.#act((tx) => funds.sendBackItems(tx, this.#settlement(item)))
      await this.#expect(item.paid, work, () => {
        this.model.move('paid', 'payable', item.amountFen)
        item.paid = false
      })
    },
  }

  #settlement(item: { itemId: string; amountFen: Fen }): funds.Settlement {
    return { items: [item], accountId: this.accountId, document: '回单' }
  }

  async #settle(pick: number, to: 'paid' | 'payable', settle: typeof funds.confirmItems): Promise<void> {
    const item = this.model.items[pick]
    if (!item) return
    const work = () => this.#act((tx) => settle(tx, this.#settlement(item)))
    await this.#expect(!item.settled, work, () => {
      this.model.move('in-transit', to, item.amountFen)
      item.settled = true
      item.paid = to === 'paid'
    })
  }

  #act<T>(work: Parameters<typeof desk.act<T>>[1]): Promise<T> {
    return desk.act(desk.finance, work)
  }

  /** Both the books and the model take the act, or both refuse it. */
  async #expect(fits: boolean, work: () => Promise<unknown>, then: () => void): Promise<void> {
    const outcome = await work().then(
      () => 'booked',
      (error: unknown) => {
        if (error instanceof Refusal || String((error as { code?: string }).code).startsWith('JQ')) return 'refused'
        throw error
      },
    )
    expect(outcome).toBe(fits ? 'booked' : 'refused')
    if (fits) then()
  }
}

it('随机业务史四十段：账实一致，余额不为负，试算平衡 [L-107][G-055]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const regionCode = desk.freshCounty()
      const history = new History(await desk.allotted('employment-subsidy-fund', regionCode, fen(500)), regionCode)
      history.model.move('source', 'available', 500)
      for (const one of steps) await history.run[one.act](one)
      expect(await desk.balances(history.accountId)).toEqual(history.model.books)
      const trial = await desk.finance.call(contract.getTrialBalance, { query: { regionCode } })
      expect(trial.accounts).toMatchObject([{ id: history.accountId, balanced: true }])
    }),
    { numRuns: 40, endOnFailure: true },
  )
})
