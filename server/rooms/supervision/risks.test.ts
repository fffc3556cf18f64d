import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { overrideReading } from '#policy/contract'
import * as contract from '#supervision/contract'
import { openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { administrator, untilWaiting } from '../../../test/in-line.ts'
import { type Ground, riskCases } from '../../../test/planted-risks.ts'
import { type RiskRuleId, riskRuleIds } from './domain/risk-rules.ts'

let house: TestHouse
let planting: ReturnType<typeof riskCases>
const grounds = new Map<RiskRuleId, { seen: Ground; near: Ground }>()
let first: { found: number; fresh: number }

beforeAll(async () => {
  house = await openTestHouse()
  planting = riskCases(house)
  for (const id of riskRuleIds) {
    const { seen, near } = planting.cases[id]
    grounds.set(id, { seen: await seen(), near: await near() })
  }
  const clerk = await house.as('county-clerk', {})
  first = await clerk.call(contract.runRisks, { body: {} })
}, 120_000)
afterAll(() => house.close())

/** Everything that the signals of a rule point at: ids and lines. */
async function pointedAt(ruleId: RiskRuleId): Promise<Set<string>> {
  const clerk = await house.as('county-clerk', {})
  const { rows } = await clerk.call(contract.listSignals, { query: { ruleId, limit: 200 } })
  const details = await Promise.all(
    rows.map(({ id: signalId }) => clerk.call(contract.getSignal, { params: { signalId } })),
  )
  return new Set(
    details.flatMap((one) => [...one.classes.map(({ id }) => id), ...one.persons.map(({ id }) => id), ...one.details]),
  )
}

const marks = ({ classes = [], persons = [], files = [] }: Ground) => [...classes, ...persons, ...files]

describe('风险规则：每条一个该提示的，一个差一步不该提示的', () => {
  it.each(riskRuleIds)('%s [G-054]', async (ruleId) => {
    const { seen, near } = grounds.get(ruleId) ?? { seen: {}, near: {} }
    const pointed = await pointedAt(ruleId)
    expect(
      marks(seen).filter((mark) => !pointed.has(mark)),
      '该提示的没有提示',
    ).toEqual([])
    expect(
      marks(near).filter((mark) => pointed.has(mark)),
      '不该提示的提示了',
    ).toEqual([])
    expect(marks(seen).length).toBeGreaterThan(0)
  })
})

describe('风险提示', () => {
  it('同样的事实只有一条：再跑一遍一条不增；事实变多时未处理的提示跟着变，不另起一条 [G-054]', async () => {
    const clerk = await house.as('county-clerk', {})
    expect(first.fresh).toBe(first.found)
    expect(first.found).toBeGreaterThanOrEqual(riskRuleIds.length)
    const again = await clerk.call(contract.runRisks, { body: {} })
    expect(again).toMatchObject({ found: first.found, fresh: 0 })
    const of = async () => (await clerk.call(contract.listSignals, { query: { ruleId: 'same-image' } })).rows
    const [before] = await of()
    expect(before?.sentence).toBe('2份图片附件的内容完全相同')
    await planting.images(['a'])
    expect((await clerk.call(contract.runRisks, { body: {} })).fresh).toBe(0)
    const [after, ...more] = await of()
    expect([after?.id, after?.sentence, more.length]).toEqual([before?.id, '3份图片附件的内容完全相同', 0])
  })

  it('写明理由排除；事实不变不再提示，事实变了才重新提示；依据、诚实的解释和条款一并给出 [G-054]', async () => {
    const clerk = await house.as('county-clerk', {})
    const { rows } = await clerk.call(contract.listSignals, { query: { ruleId: 'same-image' } })
    const [signal] = rows
    const params = { signalId: signal?.id ?? '' }
    const shown = await clerk.call(contract.getSignal, { params })
    expect(shown.why[0]).toContain('重复上传属正常')
    expect(shown.cites).toContain('gx-2022-7#10')
    expect(shown.details.length).toBe(3)
    const dismiss = (version: number) =>
      clerk.send(contract.dismissSignal, { params, body: { reason: '同一份公用表格', version } })
    expect((await dismiss(-1)).body.code).toBe('stale')
    expect((await dismiss(shown.version)).status).toBe(200)
    expect((await dismiss(shown.version + 1)).body.code).toBe('signal-not-open')
    expect((await clerk.call(contract.runRisks, { body: {} })).fresh).toBe(0)
    await planting.images(['a'])
    expect((await clerk.call(contract.runRisks, { body: {} })).fresh).toBe(1)
    const opened = await clerk.send(contract.getSignal, { params: { signalId: randomUUID() } })
    expect(opened.body.code).toBe('signal-unknown')
  })

  it.each([
    ['排除', "state = 'dismissed', dismissed_reason = '同一份公用表格', settled_on = found_on"],
    ['安排核查', "state = 'checking'"],
  ])('运行之间被%s的提示不改写：变多的事实另起一条 [G-054]', async (_, change) => {
    const clerk = await house.as('county-clerk', {})
    const of = async () => (await clerk.call(contract.listSignals, { query: { ruleId: 'same-image' } })).rows
    await planting.images(['a'])
    await clerk.call(contract.runRisks, { body: {} })
    const open = (await of()).find(({ state }) => state === 'open')
    await planting.images(['a'])
    const admin = await administrator(house.database)
    await admin.query('begin')
    await admin.query(`update supervision.signal set ${change}, version = version + 1 where id = $1`, [open?.id])
    const running = clerk.send(contract.runRisks, { body: {} })
    await untilWaiting(admin, 1)
    await admin.query('commit')
    await admin.end()
    expect((await running).body).toMatchObject({ fresh: 1 })
    const settled = (await of()).find(({ id }) => id === open?.id)
    expect(settled).toMatchObject({ sentence: open?.sentence, version: (open?.version ?? 0) + 1 })
  })

  it('门槛是设置不是常数：规则页给出每个门槛的名称、单位和本地数值 [G-054]', async () => {
    const clerk = await house.as('county-clerk', {})
    const { rules } = await clerk.call(contract.listRiskRules)
    expect(rules.map(({ id }) => id)).toEqual(riskRuleIds)
    const corrections = rules.find(({ id }) => id === 'many-corrections')
    expect(corrections?.thresholds).toMatchObject([{ key: 'risk.corrections', value: 5, unit: ['次', 'times'] }])
    const settings = await house.as('city-officer', { regionCode: '450200' })
    const set = (key: string, value: number) => {
      const document = { effectiveFrom: '2024-06-03' as DateText, documentNumber: '演示文〔2024〕9号' }
      return settings.call(overrideReading, { body: { key, regionCode: '450200', value, ...document } })
    }
    await set('risk.corrections', 4)
    expect((await clerk.call(contract.runRisks, { body: {} })).fresh).toBe(1)
    const jumps = async () => {
      await clerk.call(contract.runRisks, { body: {} })
      return (await clerk.call(contract.listSignals, { query: { ruleId: 'heads-jump' } })).rows
    }
    expect((await jumps()).map(({ sentence }) => sentence)).toEqual(['2024-05参训21人，前3个月共21人'])
    await set('risk.jump-months', 4)
    expect((await jumps()).map(({ sentence }) => sentence)).toContain('2024-05参训21人，前4个月共22人')
  })

  it('只看本辖区：邻县看不到、也不能替外县运行', async () => {
    const neighbour = await house.as('county-clerk', { regionCode: '450226' })
    expect((await neighbour.call(contract.listSignals)).total).toBe(0)
    const elsewhere = await neighbour.send(contract.runRisks, { body: { regionCode: '450225' } })
    expect(elsewhere.body.code).toBe('region-unreached')
    const city = await house.as('city-officer', { regionCode: '450200' })
    expect((await city.call(contract.runRisks, { body: {} })).found).toBeGreaterThanOrEqual(riskRuleIds.length)
  })
})
