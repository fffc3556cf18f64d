import { afterAll, beforeAll, expect, it } from 'vitest'
import { overrideReading } from '#policy/contract'
import { COUNTY } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { businessDate, type MoneyHouse, openMoneyHouse, trainedPeople } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

const WORKSHOP = 'gx-2022-7/10/workshop-training'

let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

/** What the calculation of a class of one monitored person gives under the workshop rule. */
async function decided(days: number) {
  const { classId } = await trainedPeople(money, { monitored: 1, days })
  await money.house.settleNews()
  const { lines } = await money.clerk.call(contract.getMatterCalculation, { params: classMatter(classId) })
  return { classId, line: lines.find(({ ruleId }) => ruleId === WORKSHOP) }
}

it('县里依文件把监测对象计入车间补贴：以后的班按新读法核算，以前的班重新核算也不变 [G-047]', async () => {
  const before = await decided(2)
  expect(before.line).toMatchObject({ entitled: false, amountFen: 0 })
  const city = await money.house.as('city-officer', { regionCode: '450200' })
  await city.call(overrideReading, {
    body: {
      key: `${WORKSHOP}/monitored`,
      regionCode: COUNTY,
      value: 'counted',
      effectiveFrom: await businessDate(money),
      documentNumber: '柳人社发〔2024〕3号',
    },
  })
  const after = await decided(2)
  expect(after.line).toMatchObject({ entitled: true, amountFen: 40_000 })
  const again = await money.clerk.call(contract.calculateMatter, { params: classMatter(before.classId) })
  expect(again.written).toBe(0)
  const explained = await money.clerk.call(contract.explainDecision, {
    params: { decisionId: after.line?.decisionId ?? '' },
  })
  expect(explained).toMatchObject({ replays: true, sentence: '200元 × 2天 = 400元' })
})
