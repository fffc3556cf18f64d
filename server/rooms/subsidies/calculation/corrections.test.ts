import { afterAll, beforeAll, expect, it } from 'vitest'
import { getPerson, listPeople, withdrawStatus } from '#people/contract'
import type { Villager } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { bringTo, claim, noticeOver, pay, seen } from '../../../../test/money-house.ts'
import { openReleaseDesk, type ReleaseDesk } from '../../../../test/release-desk.ts'
import * as contract from '../contract.ts'

/** A status withdrawn from the register changes what is not claimed yet; what is claimed is shown and stays. */
let desk: ReleaseDesk
beforeAll(async () => {
  desk = await openReleaseDesk()
})
afterAll(() => desk.money.house.close())

/** The register takes back what it said of somebody; the platform hears of it. */
async function takeBack({ name }: Villager) {
  const { rows } = await desk.money.clerk.call(listPeople, { query: { name } })
  const person = await desk.money.reviewer.call(getPerson, { params: { personId: rows[0]?.id ?? '' } })
  const params = { statusId: person.statuses[0]?.id ?? '' }
  await desk.money.reviewer.call(withdrawStatus, { params, body: { reason: '名单录错' } })
  await desk.money.house.settleNews()
}
const calculation = (classId: string) =>
  desk.money.clerk.call(contract.getMatterCalculation, { params: classMatter(classId) })
const fresh = async () => ((await desk.money.villagers(1)) as [Villager])[0]

it('还没有申报的，按更正后的身份重新核算，旧版留存，预留随之退回 [G-006][G-047]', async () => {
  const person = await fresh()
  const classId = await desk.held(person)
  expect((await calculation(classId)).claimableFen).toBe(5_000)
  await takeBack(person)
  const { lines, claimableFen, reserved, refusals } = await calculation(classId)
  expect([claimableFen, reserved.keptFen]).toEqual([0, 0])
  expect(lines.filter((line) => line.entitled)).toEqual([])
  expect(lines.find((line) => line.ruleId.endsWith('living-allowance'))).toMatchObject({
    revision: 2,
    correction: null,
  })
  expect(refusals.some(({ sentence }) => sentence === '不符合：帮扶家庭劳动力')).toBe(true)
})

it('已经申报的不改，写明哪个身份何时撤销；审核人看得到，不予支付以后按更正后的算 [G-006][L-108]', async () => {
  const person = await fresh()
  const classId = await desk.held(person)
  const { batchId } = await claim(desk.money, classId)
  await bringTo(desk.money, batchId, 'published')
  expect((await desk.linesOf(batchId))[0]?.correction).toBeNull()
  await takeBack(person)
  const [line] = await desk.linesOf(batchId)
  expect(line?.correction).toMatch(/^身份类别“脱贫劳动力”已于 \d{4}-\d{2}-\d{2} 撤销；本行已申报/)
  const shown = (await calculation(classId)).lines.find((one) => one.entitled)
  expect(shown).toMatchObject({ revision: 1, amountFen: 5_000, correction: line?.correction })
  await noticeOver(desk.money, batchId)
  expect(await pay(desk.money, batchId)).toMatchObject({ heldLines: 0, totalFen: 5_000 })
  expect((await seen(desk.money.clerk, batchId)).lines[0]?.correction).toBe(line?.correction)
})

it('退回补正的批次再申报时按更正后的身份，一行不剩即终结 [G-006]', async () => {
  const person = await fresh()
  const classId = await desk.held(person)
  const { batchId } = await claim(desk.money, classId)
  await desk.decide(batchId, desk.money.clerk, 'return')
  await takeBack(person)
  expect((await desk.reclaim(classId)).body).toMatchObject({ batches: [], emptied: [{ id: batchId }] })
})

it('不予支付以后，更正后的核算不再应补 [G-006]', async () => {
  const person = await fresh()
  const classId = await desk.held(person)
  const { batchId } = await claim(desk.money, classId)
  await bringTo(desk.money, batchId, 'approved')
  await takeBack(person)
  await desk.rejectLine((await desk.linesOf(batchId))[0]?.id ?? '')
  await desk.calculate(classId)
  const { claimableFen, lines } = await calculation(classId)
  expect([claimableFen, lines.filter((line) => line.entitled)]).toEqual([0, []])
})
