import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type DateText } from '#kernel/dates'
import { correctNotice, getNotice } from '#notices/contract'
import {
  bringTo,
  claim,
  classOf,
  type MoneyHouse,
  nextDays,
  openMoneyHouse,
  pay,
  seen,
  turnTo,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

describe('更正公示与付款', () => {
  it('重新公示的一行等它自己的公示期满，撤下的一行不付，其余到期照付', async () => {
    const people = await money.villagers(3)
    for (const person of people.slice(0, 2)) await money.hire(person)
    const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 2)))
    await bringTo(money, batchId, 'published')
    const { notice, listHash } = await seen(money.clerk, batchId)
    const shown = await money.clerk.call(getNotice, { params: { noticeId: notice?.id ?? '' } })
    const firstEnd = notice?.endsOn ?? ('' as DateText)
    await turnTo(money, firstEnd)
    const [wrong, stray] = shown.lines
    const body = {
      fault: '第1行乡镇写错，第2行不应列出',
      corrections: [{ lineNumber: wrong?.lineNumber ?? 0, name: wrong?.name ?? '', township: '永乐镇' }],
      removed: [stray?.lineNumber ?? 0],
    }
    const corrected = await money.clerk.call(correctNotice, { params: { noticeId: shown.id }, body })
    const gate = async () => money.payer.call(contract.getGate, { params: { batchId } })
    expect((await gate()).checks.find(({ check }) => check === 'notice-over')?.passed).toBe(false)
    await turnTo(money, addDays(firstEnd, 1))
    const open = await gate()
    expect(open.open).toBe(true)
    expect(open.lines.flatMap(({ lineNumber, passed }) => (passed ? [] : [lineNumber])).sort()).toEqual([1, 2])
    const failed = open.lines.flatMap(({ checks }) => checks.filter((one) => !one.passed).map((one) => one.check))
    expect(failed).toEqual(['notice-unchanged', 'notice-unchanged'])
    expect((await pay(money, batchId)).heldLines).toBe(2)
    const reasons = (await seen(money.clerk, batchId)).lines.map(({ lineNumber, reason }) => [lineNumber, reason])
    expect(reasons).toContainEqual([1, expect.stringContaining(`重新公示到 ${corrected.endsOn} 为止`)])
    expect(reasons).toContainEqual([2, expect.stringContaining('没有列这一行')])
    await turnTo(money, addDays(corrected.endsOn, 1))
    const later = await gate()
    expect(later.lines.map(({ lineNumber, passed }) => [lineNumber, passed])).toEqual([
      [1, true],
      [2, false],
    ])
    expect((await seen(money.clerk, batchId)).listHash).toBe(listHash)
  })
})
