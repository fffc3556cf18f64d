import { afterAll, beforeAll, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { type AwardDesk, openAwardDesk } from '../../../../test/award-desk.ts'
import { bringTo, seen } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

const [FIRST, SECOND] = ['unemployment-insurance-surplus', 'employment-subsidy-fund'] as const

/** A matter nothing was reserved for before its claim: split by what the accounts can commit, reserved at the approval. */
let desk: AwardDesk
beforeAll(async () => {
  desk = await openAwardDesk()
  await desk.nameSources([FIRST, SECOND])
  await desk.allot(yuan(40_000))
})
afterAll(() => desk.money.house.close())

it('两个收款对象、两个来源，钱不够：两个获奖人各三万元、前一来源只有四万元，后申报的一人从两个来源各得一部分 [L-107][L-109][G-055]', async () => {
  const table: [string, [string, number][]][] = [
    ['先申报的', [[FIRST, 30_000]]],
    [
      '后申报的',
      [
        [FIRST, 10_000],
        [SECOND, 20_000],
      ],
    ],
    ['再后申报的', [[SECOND, 30_000]]],
  ]
  for (const [who, expected] of table) {
    const { personId, me } = await desk.employ()
    const { batches } = await desk.claim(me, await desk.award(personId))
    const found = []
    for (const { id } of batches) {
      const { fundSource, totalFen } = await seen(desk.money.clerk, id)
      found.push([fundSource, totalFen / 100])
      await bringTo(desk.money, id, 'approved')
    }
    expect([who, found]).toEqual([who, expected])
    const { lines } = await me.call(contract.myMoney)
    expect(lines.map((line) => line.amountFen)).toContain(yuan(30_000))
    expect(lines.some((line) => line.sentence.includes('其中 10,000 元从'))).toBe(expected.length > 1)
  }
  const { total } = await desk.money.clerk.call(contract.controlTotal, { query: {} })
  // A line in two parts is one line.
  expect(total.parts.find(({ place }) => place === 'approved')).toMatchObject({ lines: 3, amountFen: yuan(90_000) })
  expect(total.differenceFen).toBe(0)
})
