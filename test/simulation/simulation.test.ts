import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../harness.ts'
import { reach } from '../reach.ts'
import { simulateOnDatabase, simulatePure } from './simulate.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

it('随机业务史一千段，两个班、两个来源、先行拨付：账平、净额等于最后状态应得、控制总数为零、限额不超、重放相同 [L-107][L-109]', () => {
  const { failures, refused } = simulatePure(1, 1_000, 9)
  expect(failures).toEqual([])
  expect(refused).toBeGreaterThan(500)
})

it('同样的业务史四十段在数据库上：每一步答复相同，每一笔凭证相同，结账后不变，控制总数逐项相同 [L-107][L-109][G-055]', async () => {
  reach.note()
  const { failures, refused } = await simulateOnDatabase(house.database, 1, 40, 6)
  expect(failures).toEqual([])
  expect(refused).toBeGreaterThan(10)
})
