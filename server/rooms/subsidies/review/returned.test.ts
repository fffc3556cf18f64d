import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Villager } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { claim, classOf, type MoneyHouse, nextDays, openMoneyHouse, seen } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** What comes back is put right in words, and claimed again under its number. */
let money: MoneyHouse
let people: Villager[]
beforeAll(async () => {
  money = await openMoneyHouse()
  people = await money.villagers(1)
})
afterAll(() => money.house.close())

const claimed = async () => (await claim(money, await classOf(money, people, await nextDays(money, 1)))).batchId

it('退回一次说清全部原因，再申报用原批次号、写明怎样补正，核算重新取数', async () => {
  const batchId = await claimed()
  const before = await seen(money.clerk, batchId)
  const reasons = ['承诺书未盖章', '考勤表缺一天']
  const body = { listHash: before.listHash, version: before.version, reasons }
  await money.clerk.call(contract.returnBatch, { params: { batchId }, body })
  const params = classMatter(before.matterId)
  const { returned } = await money.workshop.call(contract.getMatterCalculation, { params })
  const [line] = before.lines
  const lines = [{ id: line?.id, name: line?.subjectName, item: line?.item, amountFen: line?.amountFen }]
  const { number, totalFen } = before
  expect(returned).toEqual([{ id: batchId, number, state: 'returned', totalFen, reasons, lines }])
  const { batches } = await money.workshop.call(contract.claimMatter, { params, body: { note: '已补盖、补签' } })
  expect(batches).toMatchObject([{ id: batchId, number: before.number }])
  const { history } = await seen(money.workshop, batchId)
  expect(history.map(({ step, note, reasons }) => [step, note, ...reasons])).toEqual([
    ['claim', ''],
    ['return', '', '承诺书未盖章', '考勤表缺一天'],
    ['claim', '已补盖、补签'],
  ])
  expect((await money.workshop.call(contract.getMatterCalculation, { params })).returned).toEqual([])
})

it.each(['returned', 'lapsed'] as const)('%s：再申报不写怎样补正的不收，批次不变；写明的才收', async (state) => {
  const batchId = await claimed()
  const { listHash, ...before } = await seen(money.clerk, batchId)
  await money.clerk.call(contract.returnBatch, {
    params: { batchId },
    body: { listHash, version: before.version, reasons: ['请补正'] },
  })
  if (state === 'lapsed')
    await money.clerk.call(contract.endReturned, {
      params: { batchId },
      body: { listHash, version: before.version + 1, reason: '不再补正' },
    })
  const { matterId, number, version } = await seen(money.clerk, batchId)
  const again = (body: object) =>
    money.workshop.send(contract.claimMatter, { params: classMatter(matterId), body: body as { note: string } })
  for (const body of [{}, { note: '' }, { note: '  ' }]) {
    const refused = await again(body)
    expect([refused.status, refused.body.code]).toEqual([409, 'correction-unsaid'])
    expect(refused.body.detail).toContain(number)
  }
  expect(await seen(money.clerk, batchId)).toMatchObject({ state, version })
  expect((await again({ note: '已补正' })).body.batches).toMatchObject([{ id: batchId }])
})
