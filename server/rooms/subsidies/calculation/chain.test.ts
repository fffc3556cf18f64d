import { afterAll, beforeAll, expect, it } from 'vitest'
import { classMatter } from '../../../../test/class-matter.ts'
import {
  bankAnswers,
  bringTo,
  claim,
  type MoneyHouse,
  noticeOver,
  openMoneyHouse,
  pay,
  seen,
  trainedPeople,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

it('脱贫并签约的按200元/人·天、每人封顶1,000元补给车间，生活费按50元/人·天补给本人 [G-047][G-048][G-049][G-050]', async () => {
  const { classId } = await trainedPeople(money, { hired: 2, monitored: 1, unhired: 1, days: 6 })
  await money.house.settleNews()
  const calculation = await money.clerk.call(contract.getMatterCalculation, { params: classMatter(classId) })
  const amounts = (title: string) =>
    calculation.lines.filter((line) => line.title === title && line.entitled).map((line) => line.amountFen)
  expect(amounts('就业帮扶车间项目制培训补贴')).toEqual([100_000, 100_000])
  expect(amounts('培训期间生活费（含交通费）补贴')).toEqual([30_000, 30_000, 30_000, 30_000])
  const { batchId, batches } = await claim(money, classId)
  expect(batches).toMatchObject([{ lineCount: 6, totalFen: 320_000 }])
  await bringTo(money, batchId, 'published')
  const before = await seen(money.clerk, batchId)
  expect(before).toMatchObject({ frozen: true, state: 'published', people: 4 })
  await noticeOver(money, batchId)
  const order = await pay(money, batchId)
  expect(order).toMatchObject({ items: 5, totalFen: 320_000, heldLines: 0 })
  const answer = await bankAnswers(money, batchId, order.orderId)
  expect(answer).toMatchObject({ confirmed: 5, returned: 0, batchClosed: true })
  const closed = await seen(money.clerk, batchId)
  expect(closed.control).toMatchObject({ entitledFen: 320_000, paidFen: 320_000, differenceFen: 0 })
})
