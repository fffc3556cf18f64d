import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { readTable } from '#platform/sheets'
import { packs } from '#policies'
import { changeFault, knobsOf, varied } from '#policy/language'
import type { Client } from '../../../../test/harness.ts'
import { asSystem, classOf, type MoneyHouse, nextDays, openMoneyHouse, tamper } from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

const WORKSHOP = 'gx-2022-7/10/workshop-training'
const CAP = 'rate/0/value/capFen'

let money: MoneyHouse
let officer: Client
beforeAll(async () => {
  money = await openMoneyHouse()
  officer = await money.house.as('city-officer', { regionCode: '450200' })
  const lifted = await money.villagers(3)
  for (const person of lifted.slice(0, 2)) await money.hire(person)
  const monitored = await money.villagers(1, { status: '防止返贫致贫监测对象' })
  for (const person of monitored) await money.hire(person)
  await classOf(money, [...lifted, ...monitored], await nextDays(money, 6))
  await money.house.settleNews()
})
afterAll(() => money.house.close())

const period = { from: '2024-01-01', until: '2024-12-31' } as const
const run = (...changes: object[]) => officer.call(contract.runLab, { body: { ...period, changes } as never })
const cap = (value: number) => ({ ruleId: WORKSHOP, path: CAP, value })

describe('政策试验：真实历史按改动后的规则重算', () => {
  it('封顶改为800元：每人少200元，按县、人群、规则分列，逐笔说明，合计相符 [L-105]', async () => {
    const lab = await run(cap(yuan(800)))
    expect(lab).toMatchObject({
      enrolments: 4,
      before: { people: 4, amountFen: yuan(2 * 1_000 + 4 * 300) },
      after: { people: 4, amountFen: yuan(2 * 800 + 4 * 300) },
      differenceFen: -yuan(400),
      losers: { people: 2, amountFen: yuan(400) },
      winners: { people: 0, amountFen: 0 },
      unchanged: 2,
      differenceCount: 2,
    })
    for (const slices of [lab.byCounty, lab.byGroup, lab.byRule]) {
      expect(slices.reduce((sum, { differenceFen }) => sum + differenceFen, 0)).toBe(lab.differenceFen)
      expect(slices.reduce((sum, { before }) => sum + before.amountFen, 0)).toBe(lab.before.amountFen)
    }
    expect(lab.byGroup.map(({ label, before }) => [label, before.people])).toEqual([
      ['脱贫劳动力', 3],
      ['防止返贫致贫监测对象', 1],
    ])
    expect(lab.differences[0]).toMatchObject({
      county: '融水苗族自治县',
      beforeFen: yuan(1_000),
      afterFen: yuan(800),
      why: '现行：200元 × 6天 = 1,200元 → 封顶 1,000元；改动后：200元 × 6天 = 1,200元 → 封顶 800元',
    })
  })

  it('不要求“脱贫劳动力”：监测对象得到补贴，说明里看得到原来为什么没有', async () => {
    const lab = await run({ ruleId: WORKSHOP, drop: 'lifted-labor' })
    expect(lab).toMatchObject({ differenceFen: yuan(1_000), winners: { people: 1, amountFen: yuan(1_000) } })
    expect(lab.differences[0]?.why).toMatch(/^现行：不符合：脱贫劳动力；改动后：200元 × 6天/)
  })

  it('改回原样没有差异；期间之外没有人；什么都不写入', async () => {
    const count = async () =>
      (
        await asSystem(
          money,
          'select (select count(*) from subsidies.decision) d, (select count(*) from funds.journal) j',
        )
      ).rows[0]
    const before = await count()
    expect(await run(cap(yuan(1_000)))).toMatchObject({ differenceFen: 0, differenceCount: 0, unchanged: 4 })
    const outside = { from: '2023-01-01', until: '2023-12-31', changes: [cap(1)] }
    expect(await officer.call(contract.runLab, { body: outside as never })).toMatchObject({ enrolments: 0 })
    expect(await count()).toEqual(before)
  })

  it('邻市看不到，改动有误逐处指出，导出的清单与页面一致', async () => {
    const elsewhere = await money.house.as('city-officer', { regionCode: '450300' })
    const body = { ...period, changes: [cap(yuan(800))] } as never
    expect(await elsewhere.call(contract.runLab, { body })).toMatchObject({ enrolments: 0 })
    const wrong = [cap(-1), { ruleId: WORKSHOP, path: 'rate/9', value: 1 }, { ruleId: 'x', drop: 'y' }]
    const refused = await officer.send(contract.runLab, { body: { ...period, changes: wrong } as never })
    expect([refused.body.code, (refused.body.errors as object[]).length]).toEqual(['lab-change-wrong', 3])
    const turned = { from: period.until, until: period.from, changes: [cap(1)] } as never
    expect((await officer.send(contract.runLab, { body: turned })).body.code).toBe('lab-period-wrong')
    const { bytes } = await officer.send(contract.exportLab, { body })
    const file = { name: '差异.xlsx', bytes: new Uint8Array(bytes) }
    const { rows } = await readTable(file, [
      { key: 'name', title: '姓名' },
      { key: 'after', title: '改动后（元）' },
    ])
    expect(rows.map(({ cells }) => cells.after)).toEqual(['800', '800'])
  })

  it('处理决定取消的一项、凭据已失效的人，前后都不计，另列人数；解除以后照算 [L-105] [L-120]', async () => {
    const [{ rows: subjects }, whole] = [
      await asSystem(
        money,
        `select d.* from subsidies.decision d where rule_id = $1 and entitled order by subject_id limit 1`,
        [WORKSHOP],
      ),
      await run(cap(yuan(800))),
    ]
    expect(whole.apart).toEqual({ barred: { people: 0, dues: 0 }, lapsed: { people: 0 } })
    const [one] = subjects
    const bar = randomUUID()
    await asSystem(
      money,
      `insert into subsidies.bar (id, measure_id, case_number, document, reason, cites, matter_kind, matter_id, subject_id,
        rule_id, region_code, organization_id, person_id, barred_on)
        select $1, $1, '案件1号', '文1号', '冒名签到', '{lz-2019-63#6-4}', matter_kind, matter_id, subject_id, rule_id,
          region_code, organization_id, person_id, decided_on from subsidies.decision where id = $2`,
      [bar, one?.id],
    )
    const without = await run(cap(yuan(800)))
    expect(without).toMatchObject({
      enrolments: 4,
      before: { amountFen: whole.before.amountFen - yuan(1_000) },
      after: { amountFen: whole.after.amountFen - yuan(800) },
      losers: { people: 1, amountFen: yuan(200) },
      apart: { barred: { people: 1, dues: 1 }, lapsed: { people: 0 } },
    })
    await asSystem(
      money,
      `insert into subsidies.bar_lifting (bar_id, region_code, organization_id, person_id, reason, lifted_on)
        select id, region_code, organization_id, person_id, '撤销', barred_on from subsidies.bar where id = $1`,
      [bar],
    )
    expect(await run(cap(yuan(800)))).toMatchObject({ before: whole.before, apart: whole.apart })
    const lapse = `detail = detail || '{"lapse":{"number":"一","on":"2024-06-03","reason":"撤销"}}'`
    await tamper(
      money,
      'subsidies.basis',
      `update subsidies.basis set ${lapse} where id in
      (select basis_id from subsidies.decision where subject_id = $1)`,
      [one?.subject_id],
    )
    const lapsed = await run(cap(yuan(800)))
    expect([lapsed.apart.lapsed.people, lapsed.enrolments]).toEqual([2, 2])
  })
})

it('每条规则的每个数都能改、改得回来，原来的规则不动', () => {
  for (const rule of packs.flatMap((pack) => pack.rules)) {
    for (const { path, value } of knobsOf(rule)) {
      const change = { ruleId: rule.id, path, value: value + 1 }
      expect(changeFault(change, packs)).toBeUndefined()
      const tried = varied(packs, [change])
        .flatMap((pack) => pack.rules)
        .find(({ id }) => id === rule.id)
      expect(tried && knobsOf(tried).find((one) => one.path === path)?.value).toBe(value + 1)
      expect(knobsOf(rule).find((one) => one.path === path)?.value).toBe(value)
    }
  }
})
