import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MonthText } from '#kernel/dates'
import { settleBatch } from '#subsidies/contract'
import { type Opened, openAdvanceDesk } from '../../../test/advance-desk.ts'
import { bringTo, businessDate, noticeOver, seen } from '../../../test/money-house.ts'
import * as contract from './contract.ts'

/** 月报: persons by what they are entitled to, money by what was posted, also where part of it was paid ahead. */
let desk: Awaited<ReturnType<typeof openAdvanceDesk>>
beforeAll(async () => {
  desk = await openAdvanceDesk()
})
afterAll(() => desk.money.house.close())

const ITEM = 'enterprise-training'

/** All months so far together: persons and yuan, by step. */
async function figures() {
  const service = await desk.money.house.as('city-employment-service', { regionCode: '450200' })
  const last = (await businessDate(desk.money)).slice(0, 7)
  const found: Record<string, number> = {}
  for (let number = 3; `2021-${String(number).padStart(2, '0')}` <= last; number++) {
    const month = `2021-${String(number).padStart(2, '0')}` as MonthText
    const { total } = (await service.call(contract.previewReport, { query: { month } })).figures
    for (const step of ['claimed', 'approved', 'paid']) {
      found[`${step} persons`] = (found[`${step} persons`] ?? 0) + (total[`${step}:persons`] ?? 0)
      found[step] = (found[step] ?? 0) + (total[`${step}:${ITEM}`] ?? 0) / 100
    }
  }
  return found
}

const all = (persons: number, yuan: number) => ({
  'claimed persons': persons,
  'approved persons': persons,
  'paid persons': persons,
  ...{ claimed: yuan, approved: yuan, paid: yuan },
})

async function advanced(passing: number): Promise<{ opened: Opened; batchId: string }> {
  const opened = await desk.enterpriseClass()
  await desk.advanced(opened, 3_000)
  await desk.completed(opened, passing)
  const { batches } = await desk.claimClass(opened)
  return { opened, batchId: batches[0]?.id ?? '' }
}

it('先行拨付不算人，结业的五人各计一次，金额按实际：先拨三千，再拨两千；全由先行拨付款抵付的三人结清时也各计一次 [L-130][L-060]', async () => {
  const ahead = await desk.enterpriseClass()
  await desk.advanced(ahead, 3_000)
  expect(await figures()).toEqual(all(0, 3_000))
  await desk.completed(ahead, 5)
  const { batches } = await desk.claimClass(ahead)
  await desk.paid(batches[0]?.id ?? '')
  expect(await figures()).toEqual(all(5, 5_000))
  const { batchId } = await advanced(3)
  await bringTo(desk.money, batchId, 'published')
  expect(await figures()).toEqual({ ...all(8, 8_000), 'paid persons': 5 })
  await noticeOver(desk.money, batchId)
  const { listHash } = await seen(desk.money.payer, batchId)
  await desk.money.payer.call(settleBatch, { params: { batchId }, body: { listHash } })
  expect(await figures()).toEqual(all(8, 8_000))
})
