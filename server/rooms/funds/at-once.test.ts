import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fen, yuan } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { lineOf, openDesk } from '../../../test/funds-desk.ts'
import * as funds from './index.ts'

/** Lines are posted without waiting for the account; what two cannot both have, one of them gets. */
let desk: Awaited<ReturnType<typeof openDesk>>
let request: funds.ReservationRequest

beforeAll(async () => {
  desk = await openDesk()
  const regionCode = desk.freshCounty()
  const accountId = await desk.allotted('employment-subsidy-fund', regionCode, yuan(100))
  request = desk.wanted(accountId, regionCode, yuan(50))
  await desk.reserve(request)
})
afterAll(() => desk.house.close())

const post = (line: ReturnType<typeof lineOf>) => desk.act(desk.finance, (tx) => funds.postLine(tx, line))

/** How often it succeeded, and the codes of the refusals. */
async function outcomes(work: readonly Promise<unknown>[]) {
  const settled = await Promise.allSettled(work)
  const failed = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  const codes = failed.map((error) => (error instanceof Refusal ? error.code : String(error)))
  return { done: settled.length - failed.length, codes: [...new Set(codes)] }
}

it('同一行二十人同时记应付：只记一次，其余都说已经记过 [L-107][G-055]', async () => {
  const line = lineOf(request, yuan(10))
  const found = await outcomes(Array.from({ length: 20 }, () => post(line)))
  expect(found).toEqual({ done: 1, codes: ['already-booked'] })
  expect(await desk.balances(request.accountId)).toMatchObject({ reserved: yuan(40), payable: yuan(10) })
})

it('预留只够八行、二十行同时记应付：恰好八行，其余都说还剩多少，账上不超一分 [L-107][G-055]', async () => {
  const lines = Array.from({ length: 20 }, () => lineOf(request, yuan(5)))
  const found = await outcomes(lines.map(post))
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
