import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { getWorkQueue } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { readTable } from '#platform/sheets'
import { documentTargets } from '#policies/targets'
import * as talent from '#talent/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { writeYears } from '../../../test/trained-years.ts'
import { classes, people } from '../../../test/years-of-liuzhou.ts'
import * as contract from './contract.ts'

const [LIUZHOU, RONGSHUI, SANJIANG, GUILIN] = ['450200', '450225', '450226', '450325']
let house: TestHouse
let officer: Client
let second: Client
let ids: ReadonlyMap<string, string>
beforeAll(async () => {
  house = await openTestHouse({ date: '2021-07-01' })
  ids = await writeYears(house, people, classes)
  officer = await house.as('city-officer', { regionCode: LIUZHOU })
  second = await house.as('city-officer', { regionCode: LIUZHOU })
})
afterAll(() => house.close())
const day = (text: string) => text as DateText
/** A contest of three trades here, one of one, one elsewhere; a new studio and a new base, others that do not count. */
async function talentRecords(): Promise<void> {
  const contest = (title: string, on: string, items: readonly string[], heldHere = true) =>
    officer.call(talent.recordContest, {
      body: {
        ...{ title, level: 'city', organizer: '市总工会', heldHere, heldFrom: day(on), heldUntil: day(on) },
        ...{ documentNumber: '柳人社发〔2020〕5号', documentTitle: '竞赛通知' },
        items: items.map((item) => ({ title: item })),
      },
    })
  await contest('2020年职业技能大赛', '2020-11-20', ['焊接', '电工', '钳工'])
  await contest('2021年茶艺比武', '2021-05-20', ['茶艺'])
  await contest('自治区大赛', '2020-12-20', ['数控'], false)
  const [{ id: organizationId } = { id: '' }] = await inTransaction(house.database, theSystem, (tx) =>
    tx.db.selectFrom('organizations.organization').select('id').where('region_code', '=', RONGSHUI).limit(1).execute(),
  )
  const recognized = async (number: string, change: object, confirm = true) => {
    const evidence = {
      documentNumber: '柳人社发〔2020〕9号',
      documentTitle: '认定通知',
      onDay: day('2020-08-01'),
      number,
    }
    const studio = { organizationId, subject: 'master-studio', level: 'city', title: number, newly: true }
    const { id } = await officer.call(talent.enterRecognition, { body: { ...studio, ...evidence, ...change } as never })
    if (confirm) await second.call(talent.confirmRecord, { params: { recordId: id } })
  }
  await recognized('工-1', {})
  await recognized('基-1', { subject: 'training-base' })
  await recognized('工-2', { newly: false })
  await recognized('工-3', { level: 'autonomous-region' })
  await recognized('工-4', {}, false)
}

const of = (indicator: string) => `lz-2019-63-${indicator}`
const list = async (by: Client = officer) => (await by.call(contract.listTargets)).targets
const one = async (key: string, by: Client = officer, year = 0) =>
  by.call(contract.getTarget, { params: { target: key }, query: { year } })
const behind = async (key: string, query: Record<string, unknown> = {}, by: Client = officer) =>
  by.call(contract.targetPeople, { params: { target: key }, query })
const names = (rows: readonly { subject: string }[]) => rows.map(({ subject }) => subject).join('')

describe('文件里的目标', () => {
  it('每个目标的数、单位和期间照原文，原话在所引的条款里 [L-002][L-003][L-004][L-016]', async () => {
    const shown = await list()
    expect(shown.map(({ key, year, number, unit }) => [key.slice(11), year, number, unit])).toEqual([
      ['training', 0, 190_000, 'person-times'],
      ['enterprise-training', 0, 130_000, 'person-times'],
      ['key-group-training', 0, 60_000, 'person-times'],
      ['poor-training', 0, 20_000, 'person-times'],
      ['apprentices', 0, 5_000, 'persons'],
      ['coverage', 0, 10_000, 'share'],
      ['match', 0, null, 'share'],
      ['contest-items', 2019, 10, 'items'],
      ['contest-items', 2020, 10, 'items'],
      ['contest-items', 2021, 10, 'items'],
      ['studios', 0, 20, 'items'],
      ['bases', 0, 10, 'items'],
    ])
    const parts = shown.filter(({ partOf }) => partOf === of('training')).map(({ number }) => number ?? 0)
    expect(parts.reduce((sum, number) => sum + number, 0)).toBe(190_000)
    const text = readFileSync(join(import.meta.dirname, '../../../policies/lz-2019-63/text.md'), 'utf8')
    for (const { cites, quote, key } of documentTargets) {
      const place = cites[0]?.split('#')[1] ?? ''
      const clause = text.split(`<a id="${place}"></a>`)[1]?.split('<a id="')[0] ?? ''
      expect([key, clause.includes(quote)]).toEqual([key, true])
    }
  })
})

describe('完成数由业务记录算出', () => {
  it('人次按结业计，每一人次恰好归入企业职工或其他重点群体之一，两项相加就是总数 [L-002][L-003][L-004]', async () => {
    const shown = new Map((await list()).map((row) => [row.indicator, row.count]))
    const { rows } = await inTransaction(house.database, theSystem, (tx) =>
      sql<{ whole: number; enterprise: number; poor: number }>`
        select count(*) as whole,
          count(*) filter (where o.kind = 'enterprise' or c.kind = 'apprentice') as enterprise,
          count(*) filter (where o.kind <> 'enterprise' and c.kind <> 'apprentice' and 'registered-poor' = any(e.statuses)) as poor
        from classes.enrollment e join classes.training_class c on c.id = e.class_id
        join organizations.organization o on o.id = c.organization_id
        where c.subsidised and e.withdrawn_on is null and c.region_code like '4502%'
          and c.completed_on between '2019-01-01' and '2021-12-31'`.execute(tx.db),
    )
    const [counted] = rows
    expect(counted).toEqual({ whole: 10, enterprise: 5, poor: 4 })
    expect(shown.get('training')?.done).toBe(counted?.whole)
    expect(shown.get('enterprise-training')?.done).toBe(counted?.enterprise)
    expect(shown.get('key-group-training')?.done).toBe(5)
  })

  it('竞赛项目按工种数，不按赛事数，外地办的不算；工作室和基地只数市级新认定、经另一人核实的 [L-022][L-063][L-064]', async () => {
    await talentRecords()
    const shown = await list()
    const done = (key: string, year = 0) => shown.find((row) => row.key === of(key) && row.year === year)?.count.done
    expect([2019, 2020, 2021].map((year) => done('contest-items', year))).toEqual([0, 3, 1])
    expect([done('studios'), done('bases')]).toEqual([1, 1])
    expect(names((await behind(of('contest-items'), { year: 2020 })).rows)).toBe('焊接电工钳工')
    expect((await behind(of('studios'))).rows).toMatchObject([{ personId: null, matter: '柳人社发〔2020〕9号 工-1' }])
  })

  it('贫困劳动力培训：重点群体人次中决定日是贫困劳动力的，打开到人 [L-048]', async () => {
    const { target, counties } = await one(of('poor-training'))
    expect([target.number, target.partOf, target.count]).toEqual([20_000, of('key-group-training'), { done: 4, of: 4 }])
    const done = counties.filter(({ count }) => count.done).map(({ regionName, count }) => [regionName, count.done])
    expect(done).toEqual([
      ['融水苗族自治县', 2],
      ['三江侗族自治县', 2],
    ])
    const { rows, total } = await behind(of('poor-training'))
    expect([names(rows), total]).toEqual(['丁丙丙庚', 4])
    const own = await behind(of('poor-training'), { regionCode: SANJIANG, year: 2021 })
    expect([names(own.rows), own.count]).toEqual(['丙庚', { done: 2, of: 2 }])
    expect((await behind(of('poor-training'), { regionCode: SANJIANG, year: 2020 })).total).toBe(0)
  })

  it('学徒按人计，参加两期只算一人 [L-016]', async () => {
    const { rows, count } = await behind(of('apprentices'))
    expect([names(rows), count.done]).toEqual(['乙壬', 2])
  })

  it('覆盖率：有培训意愿的重点群体按人去重，至少结业一个补贴班才算，没轮到的能列出来 [L-041]', async () => {
    const { target, counties } = await one(of('coverage'))
    expect([target.count, target.shareBp]).toEqual([{ done: 4, of: 6 }, 6_666])
    expect(counties.find(({ regionCode }) => regionCode === RONGSHUI)).toMatchObject({ count: { done: 3, of: 4 } })
    expect(names((await behind(of('coverage'))).rows)).toBe('丁丙戊庚')
    // 己中途退班，辛的班只教学不补贴，壬不属所列群体。
    expect(names((await behind(of('coverage'), { met: 'no' })).rows)).toBe('己辛')
  })

  it('衔接率：写明工种的意愿中，本县期内开过该工种班的 [L-049]', async () => {
    const { target } = await one(of('match'))
    expect([target.number, target.count, target.light]).toEqual([null, { done: 5, of: 6 }, 'no-number'])
    const { rows } = await behind(of('match'), { met: 'no' })
    expect(rows.map(({ subject, matter }) => [subject, matter])).toEqual([['戊', '焊工']])
    const met = (await behind(of('match'), { regionCode: SANJIANG })).rows
    expect(met.map(({ subject }) => subject).toSorted()).toEqual(['壬', '庚', '辛'])
    expect(met.every(({ matter }) => / ← .+编.+ Y-450226-/.test(matter))).toBe(true)
  })

  it('一个数就是它背后的记录：逐页翻完，与数相等', async () => {
    for (const { key, count, year } of await list()) {
      const rows: string[] = []
      let cursor: string | undefined
      do {
        const page = await behind(key, { year, limit: 2, ...(cursor && { cursor }) })
        rows.push(...page.rows.map(({ position }) => String(position)))
        cursor = page.next
      } while (cursor)
      expect([key, new Set(rows).size]).toEqual([key, count?.done ?? 0])
    }
  })
})

describe('分解', () => {
  const part = (regionCode: string, number: number, more: object = {}) => ({ regionCode, number, ...more })
  const draft = (parts: readonly object[], key = of('poor-training'), by = officer) =>
    by.send(contract.breakDown, {
      params: { target: key },
      body: { documentNumber: '柳人社发〔2020〕8号', parts: parts as never },
    })
  const check = (breakdownId: string, by: Client) => by.send(contract.checkBreakdown, { params: { breakdownId } })

  it('一人拟订另一人复核；差额照实显示；新版生效后旧版留存 [L-048]', async () => {
    const first = await draft([part(RONGSHUI, 8_000), part(SANJIANG, 7_000, { department: '市扶贫办', year: 2021 })])
    expect(first.body).toMatchObject({ version: 1, gap: 5_000 })
    expect((await one(of('poor-training'))).target).toMatchObject({ waiting: true, brokenDown: null })
    expect((await draft([part(RONGSHUI, 1)])).body.code).toBe('breakdown-waiting')
    expect((await check(first.body.id, officer)).body.code).toBe('made-by-you')
    const same = await house.as('city-officer', { regionCode: LIUZHOU, human: 'two-accounts' })
    const alias = await house.as('region-officer', { regionCode: '450000', human: 'two-accounts' })
    expect((await second.call(getWorkQueue)).items.map(({ key }) => key)).toContain('target-breakdowns')
    expect((await officer.call(getWorkQueue)).items.map(({ key }) => key)).not.toContain('target-breakdowns')
    expect((await check(first.body.id, second)).status).toBe(200)
    expect((await check(first.body.id, second)).body.code).toBe('breakdown-decided')
    const { target, counties, departments } = await one(of('poor-training'))
    expect(target.brokenDown).toEqual({ version: 1, sum: 15_000, gap: 5_000 })
    expect(departments).toEqual([{ department: '市扶贫办', number: 7_000 }])
    expect(counties.find(({ regionCode }) => regionCode === RONGSHUI)).toMatchObject({ number: 8_000, shareBp: 2 })
    const year = await one(of('poor-training'), officer, 2021)
    expect([year.target.number, year.target.count?.done]).toEqual([7_000, 2])
    const whole = [part(RONGSHUI, 9_000), part(SANJIANG, 7_000), part(LIUZHOU, 4_000)]
    const next = await draft(whole, of('poor-training'), same)
    expect(next.body).toMatchObject({ version: 2, gap: 0 })
    expect((await check(next.body.id, alias)).body.code).toBe('made-by-you')
    expect((await check(next.body.id, second)).status).toBe(200)
    const { breakdowns } = await officer.call(contract.listBreakdowns, { params: { target: of('poor-training') } })
    expect(breakdowns.map(({ version, state, sum, gap }) => [version, state, sum, gap])).toEqual([
      [2, 'in-force', 20_000, 0],
      [1, 'superseded', 15_000, 5_000],
    ])
  })

  it('县只看到分给本县的任务和本县的人；外市看不到 [L-048]', async () => {
    const clerk = await house.as('county-clerk', { regionCode: SANJIANG })
    const [row] = (await list(clerk)).filter(({ key }) => key === of('poor-training'))
    expect(row).toMatchObject({
      regionName: '三江侗族自治县',
      number: 7_000,
      count: { done: 2, of: 2 },
      brokenDown: null,
    })
    expect((await one(of('poor-training'), clerk)).counties.map(({ regionCode }) => regionCode)).toEqual([SANJIANG])
    const all = await behind(of('poor-training'), { regionCode: RONGSHUI }, clerk)
    expect([all.total, all.count.of]).toEqual([0, 0])
    const abroad = await house.as('city-officer', { regionCode: '450300' })
    expect(await list(abroad)).toEqual([])
    const sent = await abroad.send(contract.getTarget, { params: { target: of('poor-training') } })
    expect([sent.status, sent.body.code]).toEqual([404, 'target-unknown'])
  })

  it('退回写明原因；退回后可以另拟一版', async () => {
    const made = await draft([part(RONGSHUI, 5, { year: 2019 })], of('contest-items'))
    expect(made.body).toMatchObject({ version: 1, gap: 25 })
    const params = { breakdownId: made.body.id }
    await second.call(contract.returnBreakdown, { params, body: { reason: '漏了2020年' } })
    const { breakdowns } = await officer.call(contract.listBreakdowns, { params: { target: of('contest-items') } })
    expect(breakdowns).toMatchObject([{ state: 'returned', returnReason: '漏了2020年' }])
    expect((await draft([part(RONGSHUI, 5, { year: 2020 })], of('contest-items'))).body.version).toBe(2)
    const missing = await second.send(contract.checkBreakdown, { params: { breakdownId: ids.get('甲') ?? '' } })
    expect(missing.body.code).toBe('breakdown-unknown')
  })

  it('分解表的错一次说完；比例和没有定数的目标不能分解', async () => {
    const wrong = await draft([
      part(GUILIN, 1),
      part(RONGSHUI, 1, { year: 2022 }),
      part(SANJIANG, 1),
      part(SANJIANG, 2),
    ])
    expect([wrong.status, wrong.body.code]).toEqual([422, 'parts-wrong'])
    expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'parts.0.regionCode',
      'parts.1.year',
      'parts.3.number',
    ])
    expect((await draft([part(RONGSHUI, 1)], of('contest-items'))).body.errors[0].message).toContain('按年定数')
    for (const key of ['coverage', 'match'])
      expect((await draft([part(RONGSHUI, 1)], of(key))).body.code).toBe('target-not-divisible')
  })

  it('数据库也不让拟订人复核，不让改已定的任务数', async () => {
    const { breakdowns } = await officer.call(contract.listBreakdowns, { params: { target: of('poor-training') } })
    const id = breakdowns[0]?.id ?? ''
    const asApp = (run: string) =>
      house.database.pool.query(`begin; select set_config('jq.kind', 'system', true); ${run}; rollback`)
    await expect(asApp(`update targets.part set number = 1 where breakdown_id = '${id}'`)).rejects.toThrow(/permission/)
    await expect(asApp(`update targets.breakdown set state = 'waiting' where id = '${id}'`)).rejects.toThrow('已经办结')
    await expect(asApp(`insert into targets.part values ('${id}', '450224', '', 0, 1)`)).rejects.toThrow('已经办结')
    const waiting = (await draft([part(RONGSHUI, 1)], of('training'))).body.id
    const alone = `update targets.breakdown set state = 'in-force', checked_by = made_by, checked_person = made_person,
      checked_name = made_name, checked_on = made_on where id = '${waiting}'`
    await expect(asApp(alone)).rejects.toThrow(/check constraint/)
  })
})

it('导出：每个目标一行，各县在下，注明原话和读法', async () => {
  const { bytes, headers } = await officer.send(contract.exportTargets)
  expect(headers['content-type']).toContain('spreadsheetml')
  const file = { name: '目标.xlsx', bytes: new Uint8Array(bytes) }
  const columns = ['目标', '地区', '目标数', '完成数', '完成率（%）'].map((title) => ({ key: title, title }))
  const { rows } = await readTable(file, columns)
  expect(rows.length).toBe(12 * 11)
  expect(rows.map(({ cells }) => Object.values(cells))).toContainEqual([
    '其中：贫困劳动力培训',
    '柳州市',
    '20000',
    '4',
    '0.02',
  ])
})
