import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { insertUses, lockPersons, placesTaken, takePlaces as takeAtOnce } from '#people'
import { theSystem } from '#platform/auth'
import { inTransaction, type Tx } from '#platform/db'
import type { Villager } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { administrator, untilWaiting } from '../../../../test/in-line.ts'
import {
  asSystem,
  bringTo,
  claim,
  classOf,
  type MoneyHouse,
  nextDays,
  openMoneyHouse,
  seen,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'
import { takePlaces } from '../domain/places.ts'

let money: MoneyHouse
let people: Villager[]
beforeAll(async () => {
  money = await openMoneyHouse()
  people = await money.villagers(5)
})
afterAll(() => money.house.close())

describe('限额的位次', () => {
  it('5人各20个并行申请，每人恰好3个位次：先到先得，不多不少', async () => {
    const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 1)))
    const { lines } = await seen(money.clerk, batchId)
    const lineId = lines[0]?.id ?? ''
    const persons = lines.map((line) => line.payeeId)
    const attempts = persons.flatMap((personId) => Array.from({ length: 20 }, () => personId))
    const taken = await Promise.all(attempts.map((personId) => takeOne(personId, lineId)))
    for (const personId of persons) {
      const own = taken.filter((one) => one.personId === personId)
      expect(
        own
          .filter((one) => one.place !== undefined)
          .map((one) => one.place)
          .sort(),
      ).toEqual([1, 2, 3])
    }
  })

  /** One claim against 每人每年不超过3次, as the claim action does it. */
  const takeOne = (personId: string, lineId: string) =>
    inTransaction(money.house.database, theSystem, async (tx) => {
      await lockPersons(tx, [personId])
      const slot = `person-year|training-subsidy|${personId}|2024`
      const places = (await placesTaken(tx, [personId])).filter((one) => one.slot === slot)
      const taken = new Map([[slot, new Set(places.map((one) => one.place))]])
      const [use] = takePlaces([{ slot, atMost: 3 }], taken)
      if (!use || use.place > 3) return { personId, place: undefined }
      const owner = { regionCode: '450225', organizationId: money.workshopId, matterId: lineId, matterName: '测试' }
      await insertUses(tx, [{ ...use, ...owner, personId, slotWords: '', state: 'reserved' }])
      return { personId, place: use.place }
    })

  it('不加锁、只凭唯一位次，20个并行也恰好给出3个，冲突的一方重新找位次 [L-100]', async () => {
    const personId = randomUUID()
    const slot = `person-year|training-subsidy|${personId}|2024`
    const place = { regionCode: '450225', organizationId: money.workshopId, matterName: '测试' }
    const attempts = Array.from({ length: 20 }, () =>
      inTransaction(money.house.database, theSystem, (tx) =>
        takeAtOnce(tx, 'held', [{ ...place, matterId: randomUUID(), personId, slot, slotWords: '', atMost: 3 }]),
      ),
    )
    const taken = await Promise.all(attempts)
    expect(taken.filter(({ full }) => full === undefined)).toHaveLength(3)
    expect(taken.reduce((sum, { conflicts }) => sum + conflicts, 0)).toBeGreaterThan(0)
  })

  it('同时要几个位次的，不论谁先写下哪一个，都不互相等死：一家得到，另一家另找 [L-100]', async () => {
    const [person, owner] = [
      randomUUID(),
      { regionCode: '450225', organizationId: money.workshopId, matterName: '测试' },
    ]
    const use = (day: string) => ({
      ...{ ...owner, personId: person, slot: `person-day|living-allowance|${person}|${day}`, slotWords: '', atMost: 1 },
      ...{ matterId: randomUUID(), place: 1, state: 'reserved' as const },
    })
    const [one, two, three] = ['2024-06-01', '2024-06-02', '2024-06-03']
    const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(money.house.database, theSystem, work)
    const watcher = await administrator(money.house.database)
    const begun: Promise<unknown>[] = []
    const undone = act(async (tx) => {
      await takeAtOnce(tx, 'held', [use(three)])
      begun.push(act((other) => insertUses(other, [use(two), use(three), use(one)])))
      await untilWaiting(watcher, 1)
      begun.push(act((other) => takeAtOnce(other, 'held', [use(one), use(two)])))
      await untilWaiting(watcher, 2)
      throw new Error('没有办成')
    })
    await expect(undone).rejects.toThrow('没有办成')
    await watcher.end()
    expect(await Promise.all(begun)).toMatchObject([undefined, { full: { slot: expect.stringContaining(one) } }])
  })

  it('不经锁直接写入，数据库也不许同一位次有两个、不许第四个', async () => {
    const { rows } = await asSystem(money, `select * from people.limit_use where slot like 'person-year%' limit 1`)
    const [use] = rows
    const insert = `insert into people.limit_use (id, person_id, slot, slot_words, place, at_most, state, matter_id,
        matter_name, region_code, organization_id, taken_on)
      values (gen_random_uuid(), $1, $2, '', $3, 3, 'reserved', $4, '测试', '450225', $5, '2024-06-03')`
    const values = (place: number) => [use.person_id, use.slot, place, use.matter_id, use.organization_id]
    await expect(asSystem(money, insert, values(use.place))).rejects.toThrow('one_use_per_place')
    await expect(asSystem(money, insert, values(4))).rejects.toThrow('check constraint')
  })
})

describe('超过限额', () => {
  /** Another county has paid the living allowance for this day already. */
  const paidElsewhere = async (personId: string, day: DateText) => {
    const insert = `insert into people.limit_use (id, person_id, slot, slot_words, place, at_most, state, matter_id,
        matter_name, region_code, organization_id, taken_on)
      values (gen_random_uuid(), $1, $2, '', 1, 1, 'reserved', $3, '外县的班', '450224', $4, '2024-06-03')`
    const slot = `person-day|living-allowance|${personId}|${day}`
    await asSystem(money, insert, [personId, slot, randomUUID(), money.workshopId])
  }

  it('同一人同一天的生活费外县已补的，这一天不再补，写明超过哪条限额 [G-050]', async () => {
    const days = await nextDays(money, 3)
    const classId = await classOf(money, people, days)
    await money.house.settleNews()
    const { lines } = await money.clerk.call(contract.getMatterCalculation, { params: classMatter(classId) })
    const [one, two] = lines.filter((line) => line.entitled)
    const personOf = async (decisionId: string) =>
      (await asSystem(money, 'select person_id from subsidies.decision where id = $1', [decisionId])).rows[0].person_id
    await paidElsewhere(await personOf(one?.decisionId ?? ''), days[0] as DateText)
    for (const day of days) await paidElsewhere(await personOf(two?.decisionId ?? ''), day as DateText)
    const { batchId, cutLines, cutFen } = await claim(money, classId)
    expect({ cutLines, cutFen }).toEqual({ cutLines: 2, cutFen: 20_000 })
    const batch = await seen(money.clerk, batchId)
    expect(batch).toMatchObject({ lineCount: 4, totalFen: 55_000 })
    const cut = batch.lines.find((line) => line.decisionId === one?.decisionId)
    expect(cut).toMatchObject({ amountFen: 10_000, sentence: '50元 × 2天 = 100元', serviceFrom: days[1] })
    const explained = await money.clerk.call(contract.explainDecision, {
      params: { decisionId: one?.decisionId ?? '' },
    })
    expect(explained.cut).toMatchObject({
      amountFen: 5_000,
      reason: '超过限制：同一人同一天只补一次（桂人社发〔2022〕7号（十））',
    })
    const shown = await money.clerk.call(contract.getMatterCalculation, { params: classMatter(classId) })
    expect(shown.lines.find((line) => line.decisionId === two?.decisionId)).toMatchObject({
      place: 'cut',
      cutFen: 15_000,
    })
    const { total } = await money.clerk.call(contract.controlTotal, { query: {} })
    expect(total).toMatchObject({ cutFen: 20_000, differenceFen: 0 })
    expect(batch.control).toMatchObject({ entitledFen: 60_000, cutFen: 5_000, toPayFen: 55_000, differenceFen: 0 })
  })

  it('200元/人·天封顶1,000元从考勤一直走到付款：出勤1天至7天 [G-048][G-049]', async () => {
    for (const person of people) await money.hire(person)
    for (const [days, amountFen] of [
      [1, 20_000],
      [5, 100_000],
      [7, 100_000],
    ] as const) {
      const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, days)))
      await bringTo(money, batchId, 'approved')
      const { lines, items } = await seen(money.clerk, batchId)
      const workshop = lines.filter((line) => line.payeeKind === 'organization')
      expect(workshop.map((line) => line.amountFen)).toEqual(people.map(() => amountFen))
      expect(items.find((one) => one.item.includes('车间'))?.amountFen).toBe(amountFen * people.length)
    }
  })
})
