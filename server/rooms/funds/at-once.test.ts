import { afterAll, beforeAll, expect, it } from 'vitest'
import { monthText } from '#kernel/dates'
import { type Fen, yuan } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { RegionCode } from '#kernel/region-code'
import { forge, lineOf, openDesk } from '../../../test/funds-desk.ts'
import { administrator, untilWaiting } from '../../../test/in-line.ts'
import * as funds from './index.ts'

/** Lines are posted without waiting for the account; what two cannot both have, one of them gets. */
let desk: Awaited<ReturnType<typeof openDesk>>
let request: funds.ReservationRequest

beforeAll(async () => {
  desk = await openDesk()
  request = (await desk.opened(100, 50)).request
})
afterAll(() => desk.house.close())

/** How often it succeeded, and the codes of the refusals. */
async function outcomes(work: readonly Promise<unknown>[]) {
  const settled = await Promise.allSettled(work)
  const failed = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  const codes = failed.map((error) => (error instanceof Refusal ? error.code : String(error)))
  return { done: settled.length - failed.length, codes: [...new Set(codes)] }
}

it('同一行二十人同时记应付：只记一次，其余都说已经记过 [L-107][G-055]', async () => {
  const line = lineOf(request, yuan(10))
  const found = await outcomes(Array.from({ length: 20 }, () => desk.post(line)))
  expect(found).toEqual({ done: 1, codes: ['already-booked'] })
  expect(await desk.balances(request.accountId)).toMatchObject({ reserved: yuan(40), payable: yuan(10) })
})

it('预留只够八行、二十行同时记应付：恰好八行，其余都说还剩多少，账上不超一分 [L-107][G-055]', async () => {
  const lines = Array.from({ length: 20 }, () => lineOf(request, yuan(5)))
  const found = await outcomes(lines.map((line) => desk.post(line)))
  expect(found).toEqual({ done: 8, codes: ['reservation-exceeded'] })
  const zero = 0 as Fen
  expect(await desk.balances(request.accountId)).toMatchObject({
    reserved: zero,
    payable: yuan(50),
    available: yuan(50),
  })
})

it('二十批各三行同时记应付：每批要么都记、要么都不记，分录与余额相等 [L-107]', async () => {
  const wanted = desk.wanted(request.accountId, request.regionCode, yuan(45))
  await desk.reserve(wanted)
  const batches = Array.from({ length: 20 }, () => [1, 2, 3].map(() => lineOf(wanted, yuan(1))))
  const { accountId } = wanted
  const work = batches.map((lines) =>
    desk.act(desk.finance, (tx) => funds.postLines(tx, { accountId, document: '批次1号', lines })),
  )
  expect(await outcomes(work)).toEqual({ done: 15, codes: ['reservation-exceeded'] })
  const lineIds = batches.flat().map((line) => line.lineId)
  const booked = await desk.act(desk.finance, (tx) => funds.bookedFor(tx, lineIds))
  expect(booked.size).toBe(45)
  expect(await desk.balances(accountId)).toMatchObject({ payable: yuan(95) })
})

it('月末最后一刻还在记的一笔和结账：结账等它记完，快照里有它 [L-107]', async () => {
  const onDay = (day: string) => desk.house.database.pool.query('update platform.business_clock set today = $1', [day])
  const accountant = await desk.house.as('accountant', { regionCode: '450000' })
  const admin = await administrator(desk.house.database)
  await onDay('2024-06-30')
  const { promise: letGo, resolve } = Promise.withResolvers<void>()
  const { promise: written, resolve: isWritten } = Promise.withResolvers<void>()
  const late = desk.act(desk.finance, async (tx) => {
    await forge(tx, request)
    isWritten()
    await letGo
  })
  await written
  await onDay('2024-07-01')
  const month = { regionCode: request.regionCode as RegionCode, month: monthText('2024-06') }
  const closing = desk.act(accountant, (tx) => funds.closeMonth(tx, month))
  await Promise.race([closing, untilWaiting(admin, 1)])
  resolve()
  await late
  const { rows } = await admin.query(
    `select (select sum((t ->> 'amountFen')::bigint) from jsonb_array_elements(totals) t where t ->> 'ledger' = 'available')::int
        as kept, (select amount_fen::int from funds.balance where account_id = $2 and ledger = 'available') as booked
      from funds.month_close where id = $1`,
    [await closing, request.accountId],
  )
  await admin.end()
  expect(rows[0].kept).toBe(rows[0].booked)
})
