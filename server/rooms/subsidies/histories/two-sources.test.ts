import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveOpening } from '#classes/contract'
import type { DateText } from '#kernel/dates'
import { fen, sum } from '#kernel/money'
import { fundSources } from '#policy/language'
import type { Villager } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { asSystem, bringTo, businessDate, nextDays, seen, turnTo } from '../../../../test/money-house.ts'
import { EARMARKED, figures, GENERAL, openTwoSources, type TwoSources } from '../../../../test/two-sources.ts'
import * as contract from '../contract.ts'
import { partsOf } from '../domain/parts.ts'

/** One amount from several sources: split at the approval, claimed, told, paid and taken back by that split. */
let desk: TwoSources
let people: Villager[]
beforeAll(async () => {
  desk = await openTwoSources()
  people = await desk.money.villagers(3)
})
afterAll(() => desk.money.house.close())

const SPLIT = `其中 100 元从${fundSources.label(EARMARKED)}，400 元从${fundSources.label(GENERAL)}`

it('两名学员的两行、两个来源，前一个不够：跨线的一行分两笔，逐处写明，付清后分毫不差 [L-107][L-109][G-055]', async () => {
  await desk.leave(EARMARKED, 600)
  await desk.leave(GENERAL, 10_000)
  const classId = await desk.held(people.slice(0, 2))
  expect(await desk.reserved(classId)).toEqual([
    [EARMARKED, 600, 600],
    [GENERAL, 400, 400],
  ])
  const batches = await desk.claimed(classId)
  expect(batches.map(figures)).toEqual([
    [EARMARKED, 500, 100],
    [GENERAL, 400],
  ])
  const [first, second] = batches
  expect(batches.map(({ control }) => [control.entitledFen / 100, control.differenceFen])).toEqual([
    [600, 0],
    [400, 0],
  ])
  expect(first?.lines.map((line) => line.sentence.replace(/（标准：[^）]+）/, ''))).toEqual([
    '500元 × 1人 = 500元',
    `500元 × 1人 = 500元，${SPLIT}`,
  ])
  const total = await desk.control()
  expect([total.entitledFen, total.differenceFen, total.lines]).toEqual([100_000, 0, 2])
  const decisionId = second?.lines[0]?.decisionId ?? ''
  const { sentence } = await desk.money.clerk.call(contract.explainDecision, { params: { decisionId } })
  expect(sentence).toContain(SPLIT)
  for (const { id } of batches) await desk.pay(id)
  const told = await asSystem(desk.money, 'select item from notices.notice_line where line_id = $1', [
    second?.lines[0]?.id,
  ])
  expect(told.rows[0].item).toContain(`共 500 元，${SPLIT}`)
  const params = { payeeKind: 'organization' as const, payeeId: desk.money.workshopId }
  const { transfers } = await desk.money.workshop.call(contract.getPayeeStatement, { params, query: {} })
  expect(transfers.flatMap(({ lines }) => lines.map((line) => line.sentence.includes(SPLIT)))).toEqual([
    true,
    false,
    true,
  ])
  const paid = await desk.control()
  expect([paid.paidFen, paid.differenceFen, paid.lines]).toEqual([100_000, 0, 2])
  await lowered(classId)
})

/** 标准降到已付以下：each line comes back by the split it was paid with. */
async function lowered(classId: string) {
  const before = await desk.available()
  await desk.enter({
    regionCode: '450225',
    perHead: 333.33,
    from: '2024-01-01',
    until: '2024-06-10',
    sources: [EARMARKED, GENERAL],
  })
  await desk.money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  const { rows } = await desk.money.decider.call(contract.listAdjustments, {
    query: { matterId: classId, state: 'open' },
  })
  expect(rows.map((one) => [one.direction, one.amountFen])).toEqual([
    ['recover', 16_667],
    ['recover', 16_667],
  ])
  for (const { id: adjustmentId } of rows)
    await desk.money.decider.call(contract.decideAdjustment, {
      params: { adjustmentId },
      body: { accept: true, reason: '标准调低' },
    })
  const orders = (await desk.money.accountant.call(contract.listRecoveries, { query: { state: 'ordered' } })).rows
  // 三分之一：500 元的一行从 500 收回；100 + 400 的一行按 1:4 收回 33.33 + 133.34。
  expect(orders.map((one) => one.amountFen).toSorted((a, b) => a - b)).toEqual([3_333, 13_334, 16_667])
  const receivedOn: DateText = await businessDate(desk.money)
  for (const [index, { id: recoveryId, amountFen }] of orders.entries())
    await desk.money.accountant.call(contract.recordRepayment, {
      params: { recoveryId },
      body: { amountFen, documentNumber: `缴款${index}`, receivedOn },
    })
  const after = await desk.available()
  expect(after.map((have, index) => Math.round((have - (before[index] ?? 0)) * 100))).toEqual([20_000, 13_334])
  const { recoveredFen, stillToRecoverFen, differenceFen } = await desk.control()
  expect([recoveredFen, stillToRecoverFen, differenceFen]).toEqual([33_334, 0, 0])
  await desk.money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  const open = await desk.money.decider.call(contract.listAdjustments, { query: { matterId: classId, state: 'open' } })
  expect(open.rows).toEqual([])
}

it('一个来源的批次退回补正，另一个照办：再申报时跨线的一笔仍是原来的数，不多不少 [L-107][L-109]', async () => {
  await desk.leave(EARMARKED, 300)
  const classId = await desk.held(people.slice(0, 1))
  const [first, second] = await desk.claimed(classId)
  await bringTo(desk.money, second?.id ?? '', 'approved')
  const { listHash, version } = await seen(desk.money.clerk, first?.id ?? '')
  const body = { listHash, version, reasons: ['补交签到表'] }
  await desk.money.clerk.call(contract.returnBatch, { params: { batchId: first?.id ?? '' }, body })
  const again = await desk.claimed(classId, true)
  expect(again.map((one) => [one.number, ...figures(one)])).toEqual([[first?.number, EARMARKED, 300]])
  expect((await desk.control()).differenceFen).toBe(0)
  const { lines } = await seen(desk.money.decider, second?.id ?? '')
  const reject = { params: { lineId: lines[0]?.id ?? '' }, body: { reason: '材料不实' } }
  await desk.money.decider.call(contract.rejectLine, reject)
  await desk.pay(first?.id ?? '')
  // 不予支付的部分不再应补，退回的预留各归各的来源。
  await desk.money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  const open = await desk.money.decider.call(contract.listAdjustments, { query: { matterId: classId, state: 'open' } })
  expect(open.rows).toEqual([])
  expect(await desk.reserved(classId)).toEqual([
    [EARMARKED, 300, 0],
    [GENERAL, 200, 0],
  ])
  expect((await desk.control()).differenceFen).toBe(0)
})

it('次序后来改了：以前的班仍按当时的拆分申报，改后开的班按新次序 [L-107][L-109]', async () => {
  await desk.leave(EARMARKED, 300)
  const before = await desk.held(people.slice(0, 1))
  await desk.enter({ regionCode: '450225', perHead: 500, from: '2024-09-01', sources: [GENERAL, EARMARKED] })
  await turnTo(desk.money, '2024-09-01')
  await desk.leave(EARMARKED, 1_000)
  expect((await desk.claimed(before)).map(figures)).toEqual([
    [EARMARKED, 300],
    [GENERAL, 200],
  ])
  const after = await desk.held(people.slice(1, 2))
  expect(await desk.reserved(after)).toEqual([[GENERAL, 500, 500]])
  expect((await desk.claimed(after)).map(figures)).toEqual([[GENERAL, 500]])
})

it('最后一笔预算二十个班同抢：恰好一个批准，其余写明每个来源有多少、要多少 [G-055][L-107]', async () => {
  const days = await nextDays(desk.money, 2)
  const handles = []
  for (let one = 0; one < 20; one++) handles.push(await desk.applied(days.slice(1)))
  await desk.leave(EARMARKED, 300)
  await desk.leave(GENERAL, 200)
  const answers = await Promise.all(
    handles.map(({ id, version }) =>
      desk.money.approver.send(approveOpening, { params: { classId: id }, body: { version } }),
    ),
  )
  const short = answers.filter(({ status }) => status !== 200)
  expect(short.map(({ body }) => body.code)).toEqual(Array.from({ length: 19 }, () => 'fund-short'))
  expect(short[0]?.body.detail ?? '').toMatch(
    /需要 500 元，可用 0 元.*就业补助资金（.+）可用 0 元、职业技能提升行动专账（.+）可用 0 元/,
  )
  expect(await desk.available()).toEqual([0, 0])
})

it('任意几个来源、几行：各部分相加等于每一行，来源不超支，不许用的来源不用 [L-107][L-109]', () => {
  const source = fc.constantFrom(...fundSources.values)
  const line = fc.record({ amountFen: fc.nat(100_000).map(fen), sources: fc.uniqueArray(source, { minLength: 1 }) })
  const left = fc.uniqueArray(fc.record({ source, leftFen: fc.nat(150_000).map(fen) }), {
    selector: (one) => one.source,
    minLength: 1,
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), left, (all, lefts) => {
      const lines = all.filter((one) => one.sources.some((own) => lefts.some((has) => has.source === own)))
      const parts = partsOf(lines, lefts)
      expect(parts).toEqual(partsOf(lines, lefts))
      for (const one of lines) {
        const own = parts.filter((part) => part.line === one)
        expect(sum(own.map((part) => part.amountFen))).toBe(one.amountFen)
        expect(own.every((part) => one.sources.includes(part.source))).toBe(true)
      }
      const drawn = (from: string) => sum(parts.filter((part) => part.source === from).map((part) => part.amountFen))
      // Beyond what it has a source is asked only for what all sources of a line together lack.
      const needFen = sum(lines.map((one) => one.amountFen))
      const shared = lines.every((one) => lefts.every((has) => one.sources.includes(has.source)))
      if (shared && sum(lefts.map((one) => one.leftFen)) >= needFen)
        expect(lefts.filter((one) => drawn(one.source) > one.leftFen)).toEqual([])
    }),
  )
})
