import { randomUUID } from 'node:crypto'
import * as funds from '#funds'
import { type DateText, dateText } from '#kernel/dates'
import { type Fen, sum } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { insertUses, releaseUses } from '#people'
import { type Actor, createUser, type Role, theSystem } from '#platform/auth'
import { type Database, inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { readControlTotal } from '../../server/rooms/subsidies/books/read-control-total.ts'
import { type Booking, type Journal, type Outcome, SOURCES, type Source } from './bookings.ts'
import type { ClassState } from './class-money.ts'
import { mirrorClass } from './mirror.ts'

/** The item whose sources a table of rates names (gx-2022-7#9). */
const ITEM = 'training'
const TABLE = 'gx-2022-7/training-subsidy'
/** The business dates of a history's months. */
export const MONTHS = ['2024-06-03', '2024-07-03', '2024-08-05'] as const

class TakenBack extends Error {}

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
  readonly #ids = new Map<string, string>()
  /** The first day of a class: the order of its month holds for it. */
  readonly #begun = new Map<string, DateText>()
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
    'name-sources': ({ sources }) => inTransaction(this.#office.database, theSystem, (tx) => this.#name(tx, sources)),
    allot: async ({ source, amountFen }) => {
      this.#allotments += 1
      const order = { source, regionCode: this.#county, amountFen, documentNumber: `模拟${this.#allotments}号` }
      const { accountId } = await this.#as('finance', (tx, actor) => funds.allot(tx, actor, order as never))
      this.#ids.set(source, accountId)
    },
    reserve: ({ matter, amountFen }) =>
      this.#as('approver', (tx) => {
        if (!this.#begun.has(matter)) this.#begun.set(matter, tx.today)
        return funds.reserveAcross(tx, this.#request(matter, amountFen))
      }),
    release: ({ matter }) =>
      this.#as('approver', (tx) => funds.releaseReservation(tx, { matterId: this.#id(matter), document: '退回预留' })),
    approve: ({ matter, source, lines }) =>
      this.#as('approver', async (tx) => {
        const accountId = this.#id(source)
        const amountFen = sum(lines.map((one) => one.amountFen))
        await funds.reserveAgain(tx, { ...this.#request(matter, amountFen), accountId })
        const matterId = this.#id(matter)
        const booked = lines.map(
          ({ line, ...rest }) => ({ ...rest, lineId: this.#id(line), matterId, item: ITEM }) as const,
        )
        await funds.postLines(tx, { accountId, document: '批次', lines: booked })
      }),
    reverse: ({ source, line, revision }) =>
      this.#as('approver', (tx) =>
        funds.reversePosting(tx, { ...this.#evidence(source, '冲销'), lineId: this.#id(line), revision }),
      ),
    send: ({ source, items }) =>
      this.#as('finance', (tx) => {
        const place = { ...this.#evidence(source, '付款'), regionCode: this.#county }
        return funds.sendItems(tx, { ...place, items: this.#items(items) })
      }),
    confirm: ({ source, items }) =>
      this.#as('finance', (tx) =>
        funds.confirmItems(tx, { ...this.#evidence(source, '回单'), items: this.#items(items) }),
      ),
    return: ({ source, items }) =>
      this.#as('finance', (tx) =>
        funds.returnItems(tx, { ...this.#evidence(source, '回单'), items: this.#items(items) }),
      ),
    'send-back': ({ source, items }) =>
      this.#as('finance', (tx) =>
        funds.sendBackItems(tx, { ...this.#evidence(source, '退汇'), items: this.#items(items) }),
      ),
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

  #evidence(source: Source, document: string) {
    return { accountId: this.#id(source), document }
  }

  /** A checked table of the county names the sources of this month. */
  #name(tx: Tx, sources: readonly Source[]) {
    const month = tx.today.slice(0, 7)
    const table = { key: TABLE, region_code: this.#county, document_title: '资金来源（模拟）', lines: '[]' }
    return tx.db
      .insertInto('policy.rate_table')
      .values({
        ...{ ...table, id: newId(), document_number: `模拟${month}`, fund_sources: [...sources], state: 'checked' },
        ...{ effective_from: dateText(`${month}-01`), effective_until: dateText(`${month}-28`) },
        ...{ entered_by: randomUUID(), checked_by: randomUUID(), checked_at: `${tx.today}T00:00:00Z` },
      })
      .execute()
  }

  #request(matter: string, amountFen: Fen): Omit<funds.ReservationRequest, 'accountId'> {
    const on = this.#begun.get(matter) ?? dateText(MONTHS[0])
    const place = { organizationId: null, regionCode: this.#county, document: '开班批复' }
    return { ...place, matterId: this.#id(matter), amountFen, item: ITEM, on }
  }

  /** Everything booked, as the database shows it. */
  async journals(): Promise<Journal[]> {
    const names = new Map([...this.#ids].map(([name, id]) => [id, name]))
    const rows = await this.#as('finance', (tx) =>
      tx.db
        .selectFrom('funds.journal')
        .select(['kind', 'from_ledger as from', 'to_ledger as to', 'amount_fen as amountFen'])
        .select(['matter_id as matterId', 'booked_on as bookedOn', 'account_id as accountId'])
        .where(
          'account_id',
          'in',
          SOURCES.map((source) => this.#id(source)),
        )
        .execute(),
    )
    return rows.map(({ matterId, bookedOn, accountId, ...row }) => {
      const nameOf = (id: string) => names.get(id) ?? id
      return { ...row, source: nameOf(accountId), matter: nameOf(matterId), month: bookedOn.slice(0, 7) }
    })
  }

  /** Books one fen into a month that is closed, past the room's own checks. @returns what the database says to it */
  async bookLate(month: number): Promise<Outcome> {
    const [accountId, day] = [this.#id(SOURCES[0]), dateText(MONTHS[month] ?? '')]
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

  /**
   * The control total of the county as the product counts it over these classes, written for the time of the question: every
   * line stands for the journals booked under its id.
   */
  async controlTotal(classes: readonly ClassState[]) {
    const regionCode = this.#county
    const ground = { regionCode, id: (name: string) => this.#id(name) }
    let total: Awaited<ReturnType<typeof readControlTotal>> | undefined
    const asked = inTransaction(this.#office.database, theSystem, async (tx) => {
      for (const money of classes) await mirrorClass(tx, money, ground)
      total = await readControlTotal(tx, { regionCode })
      throw new TakenBack()
    })
    await asked.catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
    return total
  }

  balances(source: Source) {
    return this.#as('finance', (tx) => funds.balances(tx, this.#id(source)))
  }
}
