import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  asSystem,
  bringTo,
  claim,
  classOf,
  type MoneyHouse,
  nextDays,
  openMoneyHouse,
  seen,
  tamper,
} from '../../../test/money-house.ts'

let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
  // The clock of a test runs forward only; this one is set back into the days of the 2019 document.
  await tamper(money, 'platform.business_clock', 'update platform.business_clock set today = $1', ['2021-03-01'])
})
afterAll(() => money.house.close())

it('2019年文件：贫困劳动力每人每天50元生活费，只从就业补助资金列支 [L-046][L-047]', async () => {
  const people = await money.villagers(2, { status: '贫困劳动力' })
  const classId = await classOf(money, people, await nextDays(money, 3), 'lz-2019-63')
  const { batchId, batches } = await claim(money, classId, money.workshop, 'lz-2019-63')
  expect(batches).toMatchObject([{ lineCount: 2, totalFen: 30_000 }])
  await bringTo(money, batchId, 'approved')
  const { lines } = await seen(money.clerk, batchId)
  expect(lines.map((line) => line.sentence)).toEqual(['50元 × 3天 = 150元', '50元 × 3天 = 150元'])
  const booked = await asSystem(
    money,
    `select distinct a.source from funds.journal j join funds.account a on a.id = j.account_id where j.matter_id = any($1::uuid[])`,
    [lines.map((line) => line.id)],
  )
  expect(booked.rows).toEqual([{ source: 'employment-subsidy-fund' }])
  const other = await classOf(money, people, await nextDays(money, 1), 'lz-2019-63')
  const source = `update classes.budget_item set source = 'unemployment-insurance-surplus' where class_id = $1`
  await asSystem(money, source, [other])
  await expect(claim(money, other, money.workshop, 'lz-2019-63')).rejects.toThrow('source-not-allowed')
})
