import { randomUUID } from 'node:crypto'
import * as funds from '#funds'
import { allotFunds } from '#funds/contract'
import { type DateText, dateText } from '#kernel/dates'
import { type Fen, yuan } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type Client, openTestHouse } from './harness.ts'

/** For the tests of this room: people of the whole region, a county nobody has used yet, and money in it. */
export async function openDesk() {
  const house = await openTestHouse()
  const finance = await house.as('finance', { regionCode: '450000' })
  const approver = await house.as('approver', { regionCode: '450000' })
  const { rows } = await house.database.pool.query<{ code: string }>(
    "select code from regions.region where level = 'county' and code not like '4502%' order by code",
  )
  const counties = rows.map((row) => row.code)
  let documents = 0

  /** One act of another room: its own transaction, as the given person. */
  const act = <T>(client: Client, work: (tx: Tx) => Promise<T>) => inTransaction(house.database, client.actor, work)

  const allotted = async (source: funds.Account['source'], regionCode: string, amountFen: Fen): Promise<string> => {
    documents += 1
    const body = { source, regionCode, amountFen, documentNumber: `桂财社〔2024〕${documents}号` }
    return (await finance.call(allotFunds, { body })).accountId
  }

  const freshCounty = () => counties.pop() ?? '450127'
  const wanted = (accountId: string, regionCode: string, amountFen: Fen): funds.ReservationRequest => ({
    accountId,
    matterId: randomUUID(),
    organizationId: null,
    regionCode,
    item: 'living-allowance',
    amountFen,
    on: dateText('2024-06-10'),
    document: '开班批复1号',
    cites: ['gx-2022-7#10'],
  })
  const reserve = (request: funds.ReservationRequest) => act(approver, (tx) => funds.reserve(tx, request))

  return {
    house,
    finance,
    approver,
    act,
    allotted,
    freshCounty,
    /** A request to reserve living allowance for a new class at 2024-06. */
    wanted,
    reserve,
    /** A county with money and one class with a reservation. */
    opened: async (allotYuan: number, reserveYuan: number) => {
      const regionCode = freshCounty()
      const accountId = await allotted('employment-subsidy-fund', regionCode, yuan(allotYuan))
      const request = wanted(accountId, regionCode, yuan(reserveYuan))
      await reserve(request)
      return { regionCode, accountId, request }
    },
    post: (...lines: ReturnType<typeof lineOf>[]) =>
      act(finance, async (tx) => {
        for (const line of lines) await funds.postLine(tx, line)
      }),
    balances: (accountId: string) => act(finance, (tx) => funds.balances(tx, accountId)),
  }
}

/** A line of the matter a reservation was made for. */
export const lineOf = (request: funds.ReservationRequest, amountFen: Fen) => ({
  accountId: request.accountId,
  matterId: request.matterId,
  lineId: randomUUID(),
  item: request.item,
  revision: 1,
  amountFen,
  document: '批次1号',
})

/** The refusal an act ends in. @throws Error when it ends otherwise */
export async function refused(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refusal) return error
  throw new Error(`应当拒绝，却是 ${String(error)}`, { cause: error })
}

/** Writes a journal past the room's own checks: only the database can refuse it. */
export async function forge(tx: Tx, forged: Forged): Promise<void> {
  const [from_ledger, to_ledger, amount] = forged.move ?? ['available', 'source', 1]
  const [id, place] = [newId(), { account_id: forged.accountId, region_code: forged.regionCode }]
  await tx.db
    .insertInto('funds.journal')
    .values({
      ...place,
      id,
      kind: forged.kind ?? 'withdraw',
      from_ledger,
      to_ledger,
      amount_fen: amount as Fen,
      matter_id: forged.matterId ?? randomUUID(),
      natural_key: forged.naturalKey ?? randomUUID(),
      reservation_id: forged.reservation ?? null,
      reverses: forged.reverses ?? null,
      answers: forged.answers ?? null,
      document: '绕过',
      responsible: '测试',
      booked_on: forged.bookedOn ?? tx.today,
    })
    .execute()
}

export interface Forged {
  readonly accountId: string
  readonly regionCode: string
  readonly kind?: funds.JournalKind
  /** From, to, fen. */
  readonly move?: readonly [funds.Ledger, funds.Ledger, number]
  readonly bookedOn?: DateText
  readonly naturalKey?: string
  readonly reservation?: string
  readonly reverses?: string
  readonly answers?: string
  readonly matterId?: string
}
