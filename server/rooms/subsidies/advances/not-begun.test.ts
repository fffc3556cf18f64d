import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { getWorkQueue } from '#platform/auth/contract'
import { openAdvanceDesk } from '../../../../test/advance-desk.ts'
import type { Client } from '../../../../test/harness.ts'
import { businessDate, turnTo } from '../../../../test/money-house.ts'

/** 先行拨付了没有开课: somebody is told, and the money comes back. */
let desk: Awaited<ReturnType<typeof openAdvanceDesk>>
beforeAll(async () => {
  desk = await openAdvanceDesk()
})
afterAll(() => desk.money.house.close())

const told = async (by: Client) =>
  (await by.call(getWorkQueue)).items.filter(({ title }) => title.startsWith('先行拨付的班'))

it('先行拨付的班过了开班日没有开课：经办和办班单位都看到，写明多少；县里取消以后提出追回，不再列出 [L-060]', async () => {
  const begun = await desk.enterpriseClass()
  await desk.advanced(begun, 3_000)
  await desk.completed(begun, 5)
  const opened = await desk.enterpriseClass()
  const { by } = opened.organizer
  const { id } = await desk.ask(opened, 3_000)
  const [batchId = ''] = await desk.claimAdvance(opened, id)
  await desk.paid(batchId)
  expect([await told(desk.money.clerk), await told(by)]).toEqual([[], []])
  await turnTo(desk.money, addDays(await businessDate(desk.money), 14))
  const item = { dueOn: expect.any(String), tone: 'overdue', path: `/classes/${opened.id}` }
  expect(await told(desk.money.clerk)).toMatchObject([item])
  const [own] = await told(by)
  expect(own).toMatchObject(item)
  expect(own?.title).toContain('追回预拨的 3,000 元')
  expect(await told(begun.organizer.by)).toEqual([])
  await desk.cancelled(opened)
  expect([await told(desk.money.clerk), await told(by)]).toEqual([[], []])
  expect(await desk.proposals(id)).toMatchObject([{ direction: 'recover', amountFen: yuan(3_000) }])
})
