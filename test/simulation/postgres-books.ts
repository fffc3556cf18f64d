import { randomUUID } from 'node:crypto'
import * as funds from '#funds'
import { dateText } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import { insertUses, releaseUses } from '#people'
import { type Actor, createUser, type Role, theSystem } from '#platform/auth'
import { type Database, inTransaction, type Tx } from '#platform/db'
import type { Booking, Journal, Outcome } from './bookings.ts'

const SOURCE = 'employment-subsidy-fund'
const ITEM = 'living-allowance'
const ON = dateText('2024-06-10')
/** The business dates of a history's months. */
export const MONTHS = ['2024-06-03', '2024-07-03', '2024-08-05'] as const

type Of<A extends Booking['act']> = Extract<Booking, { act: A }>

/** Who books: the two officers of a region, shared by all histories of a database. */
export interface Office {
  readonly database: Database
  readonly finance: Actor
  readonly approver: Actor
  /** Counties nobody has used yet; each history has one of its own. */
  readonly counties: string[]
}

/** Officers of the whole region in a fresh database. */
export async function openOffice(database: Database): Promise<Office> {
  const hire = async (role: Role) => {
    const account = `simulation-${role}`
    const post = { role, regionCode: '450000', validFrom: dateText('2019-01-01') }
    const made = (tx: Tx) => createUser(tx, { ...post, account, name: `模拟${role}`, residentId: `human-${account}` })
    return (await inTransaction(database, theSystem, made)).actor
  }
  const { rows } = await database.pool.query<{ code: string }>(
    "select code from regions.region where level = 'county' order by code",
  )
  const [finance, approver] = [await hire('finance'), await hire('approver')]
  return { database, finance, approver, counties: rows.map(({ code }) => code) }
}

/** All histories of a database live through the same months. */
export const turnTo = ({ database }: Office, month: number) =>
  database.pool.query('update platform.business_clock set today = $1 where today < $1', [MONTHS[month]])

/** The same acts through the doors of #funds and #people, on the real database. */
export class PostgresBooks {
  readonly #office: Office
  readonly #county: string
  readonly #ids = new Map<string, string>([['class', randomUUID()]])
  #allotments = 0
  constructor(office: Office) {
    const county = office.counties.pop()
    if (!county) throw new Error('no county is left')
    this.#office = office
    this.#county = county
  }

  async run(booking: Booking): Promise<Outcome> {
    try {
      await this.#acts[booking.act](booking as never)
      return 'booked'
    } catch (error) {
      if (error instanceof Refusal) return error.code
      if ((error as { constraint?: string }).constraint === 'one_use_per_place') return 'taken'
      throw error
    }
  }

  readonly #acts: { [A in Booking['act']]: (booking: Of<A>) => Promise<unknown> } = {
    allot: async ({ amountFen }) => {
      this.#allotments += 1
      const order = { source: SOURCE, regionCode: this.#county, amountFen, documentNumber: `模拟${this.#allotments}号` }
      const { accountId } = await this.#as('finance', (tx, actor) => funds.allot(tx, actor, order as never))
      this.#ids.set('account', accountId)
    },
    reserve: ({ amountFen }) => this.#as('approver', (tx) => funds.reserve(tx, this.#request(amountFen))),
    release: () =>
      this.#as('approver', (tx) => funds.releaseReservation(tx, { matterId: this.#id('class'), document: '退回预留' })),
    approve: ({ lines }) =>
      this.#as('approver', async (tx) => {
        const amountFen = lines.reduce((total, one) => total + one.amountFen, 0)
        await funds.reserveAgain(tx, this.#request(amountFen as never))
        await funds.postLines(tx, {
          ...this.#evidence('批次'),
          lines: lines.map(({ line, ...rest }) => ({
            ...rest,
            lineId: this.#id(line),
            classId: this.#id('class'),
            item: ITEM,
          })),
        })
      }),
    reverse: ({ line, revision }) =>
      this.#as('approver', (tx) =>
        funds.reversePosting(tx, { ...this.#evidence('冲销'), lineId: this.#id(line), revision }),
      ),
    send: ({ items }) =>
      this.#as('finance', (tx) =>
        funds.sendItems(tx, { ...this.#evidence('付款'), regionCode: this.#county, items: this.#items(items) }),
      ),
    confirm: ({ items }) =>
      this.#as('finance', (tx) => funds.confirmItems(tx, { ...this.#evidence('回单'), items: this.#items(items) })),
    return: ({ items }) =>
      this.#as('finance', (tx) => funds.returnItems(tx, { ...this.#evidence('回单'), items: this.#items(items) })),
    recover: ({ line, receipt, amountFen }) =>
      this.#as('finance', (tx) => {
        const [lineId, receiptId] = [this.#id(line), this.#id(receipt)]
        return funds.recoverLine(tx, { document: '追回', lineId, receiptId, amountFen })
      }),
    take: ({ holder, places }) =>
      this.#as('approver', (tx) => {
        const owner = { matterId: this.#id(holder), matterName: holder, regionCode: this.#county, organizationId: null }
        const use = { ...owner, personId: null, slotWords: '', state: 'reserved' as const }
        return insertUses(
          tx,
          places.map((one) => ({ ...use, ...one, slot: `${one.slot}|${this.#county}` })),
        )
      }),
    free: ({ holder }) => this.#as('approver', (tx) => releaseUses(tx, [this.#id(holder)], '不再需要')),
    close: () =>
      this.#as('approver', (tx) => {
        const month = MONTHS[MONTHS.findIndex((day) => day.slice(0, 7) === tx.today.slice(0, 7)) - 1]?.slice(0, 7)
        return funds.closeMonth(tx, { regionCode: this.#county, month } as never)
      }),
  }

  #as<T>(role: 'finance' | 'approver', work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
    const actor = this.#office[role]
    return inTransaction(this.#office.database, actor, (tx) => work(tx, actor))
  }

  /** The id behind a name of the history. */
  #id(name: string): string {
    const known = this.#ids.get(name) ?? randomUUID()
    this.#ids.set(name, known)
    return known
  }

  #items(items: Of<'send'>['items']) {
    return items.map(({ item, amountFen }) => ({ itemId: this.#id(item), amountFen }))
  }

  #evidence(document: string) {
    return { accountId: this.#id('account'), document }
  }

  #request(amountFen: funds.ReservationRequest['amountFen']): funds.ReservationRequest {
    const [accountId, matterId] = [this.#id('account'), this.#id('class')]
    return {
      ...{ accountId, matterId, amountFen, organizationId: null, regionCode: this.#county, item: ITEM, on: ON },
      document: '开班批复',
    }
  }

  /** Everything booked, as the database shows it. */
  async journals(): Promise<Journal[]> {
    const names = new Map([...this.#ids].map(([name, id]) => [id, name]))
    const rows = await this.#as('finance', (tx) =>
      tx.db
        .selectFrom('funds.journal')
        .select(['kind', 'from_ledger as from', 'to_ledger as to', 'amount_fen as amountFen'])
        .select(['matter_id as matterId', 'booked_on as bookedOn'])
        .where('account_id', '=', this.#id('account'))
        .execute(),
    )
    return rows.map(({ matterId, bookedOn, ...row }) => {
      return { ...row, matter: names.get(matterId) ?? matterId, month: bookedOn.slice(0, 7) }
    })
  }

  /** Books one fen into a month that is closed, past the room's own checks. @returns what the database says to it */
  async bookLate(month: number): Promise<Outcome> {
    const [accountId, day] = [this.#id('account'), dateText(MONTHS[month] ?? '')]
    const late = this.#as('finance', (tx) =>
      tx.db
        .insertInto('funds.journal')
        .values({
          ...{ id: randomUUID(), account_id: accountId, matter_id: accountId, region_code: this.#county },
          ...{ kind: 'withdraw', from_ledger: 'available', to_ledger: 'source', amount_fen: 1 as never },
          ...{ natural_key: randomUUID(), document: '绕过', responsible: '模拟', booked_on: day },
        })
        .execute(),
    )
    return late.then(
      () => 'booked',
      (error: unknown) => String((error as { code?: string }).code),
    )
  }

  balances() {
    return this.#as('finance', (tx) => funds.balances(tx, this.#id('account')))
  }
}
