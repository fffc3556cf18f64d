import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyToOpen } from '#classes/contract'
import type { DateText } from '#kernel/dates'
import { inTransaction } from '#platform/db'
import {
  appliedClass,
  type ClassHouse,
  COUNTY,
  draftClass,
  heldOn,
  openClassHouse,
  signed,
} from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import { tamper } from '../../../test/money-house.ts'
import { rawSql } from '../../../test/raw-sql.ts'
import * as contract from './contract.ts'

let desk: ClassHouse
let city: Client
beforeAll(async () => {
  desk = await openClassHouse()
  await tamper(desk, 'platform.business_clock', 'update platform.business_clock set today = $1', ['2021-03-01'])
  city = await desk.house.as('city-officer', { regionCode: '450200' })
})
afterAll(() => desk.house.close())

const dictionaries = (on: string) =>
  desk.house.visitor.call(contract.getDictionaries, { query: { on: on as DateText } })

describe('字典', () => {
  it('三（三）的群体各有条款和证明材料；文件失效后不再有效 [L-038]', async () => {
    const { groups } = await dictionaries('2021-03-01')
    const of = (code: string) => groups.find((group) => group.code === code)
    expect(['school-leaver', 'laid-off', 'veteran', 'hard-to-employ'].map((code) => of(code))).toMatchObject([
      { label: '两后生', evidence: [{ label: '毕业（肄业）证书或学校证明' }, { label: '户口簿' }] },
      { label: '下岗失业人员', evidence: [{ label: '失业登记（就业创业证）' }] },
      { label: '退役军人', evidence: [{ label: '退役军人证件' }], inProjects: true },
      { label: '就业困难人员（含残疾人）', evidence: [{ label: '就业困难人员认定表' }, { label: '残疾人证' }] },
    ])
    expect(groups.every(({ cites, evidence }) => cites.length > 0 && evidence.length > 0)).toBe(true)
    expect(groups.filter(({ trainedFree }) => trainedFree).map(({ code }) => code)).toHaveLength(8)
    expect([of('veteran')?.inForce, of('lifted-out-of-poverty')?.inForce]).toEqual([true, false])
    const later = await dictionaries('2024-06-03')
    const now = (code: string) => later.groups.find((group) => group.code === code)?.inForce
    expect([now('veteran'), now('lifted-out-of-poverty')]).toEqual([false, true])
    expect(of('serving-sentence')).toMatchObject({ restricted: true })
  })

  it('四类专项培训，每一种培训类型归入一类 [L-039]', async () => {
    const { categories } = await dictionaries('2021-03-01')
    expect(categories.map(({ label }) => label)).toEqual([
      '劳动预备培训',
      '就业技能培训',
      '职业技能提升培训',
      '创业培训',
    ])
    expect(categories.flatMap(({ kinds }) => kinds)).toHaveLength(10)
    expect(categories.every(({ cites }) => cites[0] === 'lz-2019-63#3-3')).toBe(true)
  })
})

describe('能否列入项目制', () => {
  const WEAVING = '演示-02'
  const scopeOf = (tradeCode: string, on = '2021-03-01') =>
    city.call(contract.getProjectScope, {
      params: { tradeCode },
      query: { regionCode: COUNTY as never, on: on as DateText },
    })
  const importing = (text: string, change: object = {}, by = city) =>
    by.send(contract.importTradeList, {
      file: { name: '目录.csv', bytes: new TextEncoder().encode(text) },
      body: {
        list: 'specific-competencies',
        title: '专项职业能力目录',
        document: '测试发〔2021〕9号',
        effectiveFrom: '2021-02-01',
        ...change,
      } as never,
    })
  const applying = async (tradeCode: string, on: string, by = desk.workshop) => {
    const { id, version } = await signed(desk, await draftClass(desk, { ...heldOn(on), tradeCode }, by), by)
    return by.send(applyToOpen, { params: { classId: id }, body: { version } })
  }

  it('三个目录都没有、且有市场需求判断的工种才能申报项目制班；目录按开班之日的版本 [L-088]', async () => {
    expect(await scopeOf(WEAVING)).toMatchObject({
      allowed: true,
      lists: [{ listed: false }, { listed: false }, { listed: false }],
    })
    expect((await appliedClass(desk, { ...heldOn('2021-03-10'), tradeCode: WEAVING })).id).toBeTruthy()
    const provider = await desk.staff('school', await desk.organization('training-provider', COUNTY))
    const listed = await applying('4-10-01-05', '2021-03-10', provider)
    expect(listed.body).toMatchObject({ code: 'trade-in-lists', rules: [{ anchor: 'lz-2019-63#5-5' }] })
    expect(listed.body.detail).toContain('国家职业资格目录：已列入')

    expect((await importing('职业（工种）,编码\r\n竹编日用品编织,\r\n藤编,9')).body).toMatchObject({
      total: 2,
      accepted: 0,
      faults: [{ row: 3, column: '编码' }],
    })
    const mistaken = '职业（工种）,编码\r\n焊工,4-10-01-05\r\n育婴员,9-99-99-99\r\n摸鱼,\r\n竹编日用品编织,'
    const national = await importing(mistaken, { list: 'national-qualifications' })
    expect(national.body.faults.map((one: { row: number; column: string }) => [one.row, one.column])).toEqual([
      [2, '职业（工种）'],
      [3, '编码'],
      [4, '职业（工种）'],
    ])
    expect(national.body.faults[0].reason).toContain('编码 4-10-01-05 是“养老护理员”')
    const imported = await importing('职业（工种）,编码\r\n竹编日用品编织,\r\n焊工,6-18-02-04', {
      effectiveFrom: '2021-03-15',
    })
    expect(imported.body).toMatchObject({ total: 2, accepted: 2, faults: [] })
    const twice = await importing('职业（工种）,编码\r\n竹编日用品编织,', { effectiveFrom: '2021-03-15' })
    expect(twice.body.code).toBe('list-version-known')
    expect((await importing('职业（工种）\r\n甲', {}, desk.clerk)).status).toBe(403)
    const before = await scopeOf(WEAVING, '2021-03-14')
    const after = await scopeOf(WEAVING, '2021-03-15')
    expect([before.allowed, after.allowed]).toEqual([true, false])
    // Another city's list says nothing here, neither way.
    const other = await desk.house.as('city-officer', { regionCode: '450300' })
    const emptied = await importing('职业（工种）,编码\r\n别的工种,', { effectiveFrom: '2021-03-16' }, other)
    expect(emptied.body).toMatchObject({ accepted: 1 })
    expect((await scopeOf(WEAVING, '2021-03-16')).allowed).toBe(false)
    expect(after.fact).toContain('专项职业能力目录：已列入')
    expect((await applying(WEAVING, '2021-03-20')).body.code).toBe('trade-in-lists')
    const { versions } = await city.call(contract.listTradeLists)
    const ofLiuzhou = versions.filter(
      ({ list, regionName }) => list === 'specific-competencies' && regionName !== '桂林市',
    )
    expect(ofLiuzhou.map(({ inForce }) => inForce)).toEqual([false, true])
    const [version] = ofLiuzhou
    const slipping = inTransaction(desk.house.database, city.actor, (tx) =>
      tx.db
        .insertInto('catalog.list_item')
        .values({ version_id: version?.id ?? '', name: '藤编', code: '' })
        .execute(),
    )
    await expect(slipping).rejects.toMatchObject({ code: 'JQ021' })
  })

  it('非标准工种也由自治区导入，写本地目录的编号；有了市场需求的判断，车间就能用它申报项目制班 [G-046]', async () => {
    const region = await desk.house.as('region-officer', { regionCode: '450000' })
    const rows = [
      '柳目-07,柳绣手工制作,非标准,,测试发〔2021〕3号附件',
      '6-18-02-04,焊工,非标准,,测试来源',
      ',草编,非标准,柳目-07,测试来源',
      '柳目-08,竹雕,其他,,',
    ]
    const bytes = new TextEncoder().encode(['编码,职业名称,版次,现行编码,来源', ...rows].join('\r\n'))
    const imported = await region.call(contract.importOccupations, { file: { name: '工种.csv', bytes } })
    expect(imported.accepted).toBe(1)
    expect(imported.faults.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [3, '编码', '这是大典的编码；非标准工种写本地目录的编号'],
      [4, '编码', '请填写编码'],
      [4, '现行编码', '非标准工种不写现行编码'],
      [5, '编码', '应为 X-XX-XX-XX'],
      [5, '版次', '应为 1999、2015、2022；没有国家标准的写“非标准”'],
      [5, '现行编码', '旧版编码须写明现行（2022年版）编码'],
      [5, '来源', '请写明出处，例如大典的版次和页码、公布本地目录的文件'],
    ])
    const { trades } = await desk.workshop.call(contract.listTrades)
    expect(trades.find(({ code }) => code === '柳目-07')).toMatchObject({ nationallyListed: false, edition: null })
    const judged = { tradeCode: '柳目-07', regionCode: '450200', document: '柳人社函〔2021〕测试2号', reason: '订单多' }
    const body = { ...judged, validFrom: '2021-01-01', validUntil: '2021-12-31' } as never
    expect((await city.send(contract.judgeDemand, { body })).status).toBe(200)
    expect((await applying('柳目-07', '2021-03-10')).status).toBe(200)
  })

  it('没有“市场需求较大”的判断不能列入；判断要有文件、有期限，只管本辖区 [L-088]', async () => {
    const { rows } = await desk.house.database.pool.query(`select count(*)::int as n from catalog.demand_judgement`)
    expect(rows[0].n).toBeGreaterThan(0)
    await tamper(desk, 'catalog.demand_judgement', `delete from catalog.demand_judgement where trade_code = $1`, [
      '演示-03',
    ])
    expect((await applying('演示-03', '2021-03-10')).body.detail).toContain('没有“市场需求较大”的判断')
    const judging = (change: object = {}, by = city) =>
      by.send(contract.judgeDemand, {
        body: {
          tradeCode: '演示-03',
          regionCode: '450200',
          document: '柳人社函〔2021〕测试1号',
          reason: '全市春茶季用工缺口较大',
          validFrom: '2021-01-01',
          validUntil: '2021-03-31',
          ...change,
        } as never,
      })
    expect((await judging({ tradeCode: 'nothing' })).body.code).toBe('trade-unknown')
    expect((await judging({ regionCode: '450300' })).body.code).toBe('judgement-outside')
    expect((await judging({ validUntil: '2020-01-01' })).body.code).toBe('judgement-dates')
    expect((await judging({ document: '' })).status).toBe(422)
    expect((await judging({}, desk.clerk)).status).toBe(403)
    expect((await judging()).status).toBe(200)
    expect([
      (await scopeOf('演示-03', '2021-03-31')).allowed,
      (await scopeOf('演示-03', '2021-04-01')).allowed,
    ]).toEqual([true, false])
    expect((await applying('演示-03', '2021-03-10')).status).toBe(200)
    const { judgements } = await desk.clerk.call(contract.listDemandJudgements)
    expect(judgements[0]).toMatchObject({
      tradeName: '茶叶采摘分拣',
      regionName: '柳州市',
      document: '柳人社函〔2021〕测试1号',
      inForce: true,
    })
  })

  it('没有写期限的判断由本辖区终止一次，当天起不算数；工种换了编码，判断照样管 [L-088]', async () => {
    const [TEA, OLD] = ['演示-03', '演示-03-1999']
    await tamper(desk, 'catalog.demand_judgement', 'delete from catalog.demand_judgement where trade_code = $1', [TEA])
    const before = `insert into catalog.trade (code, name, nationally_listed, source, edition, identity)
      values ($1, '采茶（旧名）', false, '测试', '1999', $2)`
    await tamper(desk, 'catalog.trade', before, [OLD, TEA])
    const document = '柳人社函〔2021〕测试2号'
    const form = { tradeCode: OLD, regionCode: '450200', document, reason: '春茶', validFrom: '2021-01-01' }
    const { id: judgementId } = await city.call(contract.judgeDemand, { body: form as never })
    const allowed = async () => [(await scopeOf(OLD)).allowed, (await scopeOf(TEA)).allowed]
    expect(await allowed()).toEqual([true, true])
    const end = { params: { judgementId }, body: { reason: '柳人社函〔2021〕测试3号：用工缺口已缓解' } }
    const other = await desk.house.as('city-officer', { regionCode: '450300' })
    expect((await other.send(contract.endJudgement, end)).body.code).toBe('judgement-unknown')
    expect((await desk.clerk.send(contract.endJudgement, end)).status).toBe(403)
    const past = `update catalog.demand_judgement set ended_on = '2021-03-01', ended_reason = '绕过' where id = $1`
    await expect(rawSql(desk.house.database, other.actor, past, [judgementId])).rejects.toMatchObject({ code: 'JQ021' })
    await city.call(contract.endJudgement, end)
    expect(await allowed()).toEqual([false, false])
    expect((await scopeOf(TEA, '2021-02-28')).allowed).toBe(true)
    expect((await applying(TEA, '2021-03-10')).body.detail).toContain('没有“市场需求较大”的判断')
    expect((await city.send(contract.endJudgement, end)).body.code).toBe('judgement-ended')
    await expect(rawSql(desk.house.database, city.actor, past, [judgementId])).rejects.toMatchObject({ code: 'JQ021' })
    const { judgements } = await desk.clerk.call(contract.listDemandJudgements)
    expect(judgements.find(({ id }) => id === judgementId)).toMatchObject({
      validUntil: null,
      endedOn: '2021-03-01',
      endedReason: end.body.reason,
      inForce: false,
    })
  })
})
