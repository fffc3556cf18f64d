import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import {
  COUNTY,
  codeOf,
  LIUZHOU,
  NOWHERE,
  openTalentDesk,
  type Somebody,
  type TalentDesk,
} from '../../../test/talent-desk.ts'
import { claimHeadsOf, claimMatterOf } from './claim-matter.ts'
import * as contract from './contract.ts'
import { talent } from './room.ts'

let desk: TalentDesk
let people: Somebody[]
let awardId: string
let itemId: string
const someone = (index: number): Somebody => people[index] as Somebody

beforeAll(async () => {
  desk = await openTalentDesk()
  people = await desk.people(24)
  const { items } = await desk.contest({ items: [{ title: '焊工' }] })
  itemId = items[0]?.id ?? ''
  const { id } = await desk.clerk.call(contract.enterAward, {
    body: desk.awardForm(itemId, [someone(0)]),
  })
  await desk.confirm(id)
  awardId = id
})
afterAll(() => desk.house.close())

const read = (recordId: string, by = desk.clerk) => by.call(contract.getRecord, { params: { recordId } })
const list = async (query: object, by = desk.clerk) => (await by.call(contract.listRecords, { query })).rows

describe('晋升、人才库、岗位、项目', () => {
  it('优秀名次给的晋升或优先考评资格，写明名次、现有等级、上一级和文件 [L-023]', async () => {
    const form = {
      awardRecordId: awardId,
      ...someone(0),
      subject: 'direct-promotion',
      level: 'senior',
      ...desk.evidence(),
    }
    const send = (change: object) =>
      desk.clerk.send(contract.enterPromotion, { body: { ...form, ...desk.evidence(), ...change } as never })
    expect(codeOf(await send(someone(11)))).toBe('promotion-groundless')
    expect(codeOf(await send({ level: 'chief-technician' }))).toBe('level-highest')
    const { body } = await send({})
    const winner = await desk.staff('second-reviewer', COUNTY, someone(0).residentId)
    const own = await winner.send(contract.confirmRecord, { params: { recordId: body.id } })
    expect(codeOf(own)).toBe('interest-declared')
    await desk.confirm(body.id)
    const title = '三级（高级工） → 二级（技师）'
    expect(await read(body.id)).toMatchObject({ rank: 'first', level: 'senior', title, awardId, regionCode: COUNTY })
  })

  it('乡村工匠、高技能人才入库都要有颁发文件，核实后进本人的时间线 [G-002]', async () => {
    const send = (change: object) =>
      desk.clerk.send(contract.enterTag, {
        body: { ...someone(12), subject: 'rural-artisan', title: '藤编', ...desk.evidence(), ...change } as never,
      })
    const { body: refused } = await send({ documentNumber: '', number: ' ' })
    expect(refused.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['documentNumber', 'number'])
    expect(codeOf(await send({ untilDay: '2020-01-01' }))).toBe('period-wrong')
    const { body } = await send({})
    const tagged = () => list({ kind: 'tag', subject: 'rural-artisan', state: 'confirmed' })
    expect(await tagged()).toEqual([])
    await desk.confirm(body.id)
    expect((await tagged()).map(({ id }) => id)).toEqual([body.id])
    const me = await desk.trainee(someone(12))
    expect((await list({}, me)).map(({ id }) => id)).toEqual([body.id])
    expect(await list({}, await desk.trainee(someone(13)))).toEqual([])
    const personId = me.actor.personId ?? ''
    const events = await desk.asSystem(async (tx) => (await talent.timeline?.(tx, personId)) ?? [])
    expect(events).toMatchObject([{ title: '乡村工匠', room: 'talent' }])
  })

  it('等级有五级到一级，之上是特级技师、首席技师；岗位由企业登记，另一人核实 [L-026]', async () => {
    expect(contract.talentLevels.values.map((code) => contract.talentLevels.label(code))).toEqual([
      '五级（初级工）',
      '四级（中级工）',
      '三级（高级工）',
      '二级（技师）',
      '一级（高级技师）',
      '特级技师',
      '首席技师',
    ])
    const { body } = await desk.enterprise.send(contract.enterPost, { body: post(someone(0)) as never })
    await desk.confirm(body.id)
    expect(await read(body.id, desk.enterprise)).toMatchObject({
      subject: 'chief-technician',
      state: 'confirmed',
      organizationName: desk.factory.name,
      members: [{ name: someone(0).name }],
    })
    const other = await desk.organization()
    const foreign = await desk.enterprise.send(contract.enterPost, {
      body: post(someone(0), { organizationId: other.id }) as never,
    })
    expect(codeOf(foreign)).toBe('not-own-organization')
    const school = await desk.organization('technical-school')
    const body2 = post(someone(0), { organizationId: school.id })
    expect(codeOf(await desk.clerk.send(contract.enterPost, { body: body2 as never }))).toBe('enterprise-only')
    const body3 = post(someone(0), { organizationId: NOWHERE })
    expect(codeOf(await desk.clerk.send(contract.enterPost, { body: body3 as never }))).toBe('organization-unknown')
  })

  it('三类高技能人才项目：行程、预算、参加人员 [L-025]', async () => {
    for (const subject of contract.programmeTypes.values) {
      const { body } = await desk.city.send(contract.enterProgramme, {
        body: {
          subject,
          title: '2021年项目',
          place: '德国亚琛',
          untilDay: '2021-05-30',
          budgetFen: yuan(200_000),
          participants: [someone(14), someone(15)],
          ...desk.evidence(),
        } as never,
      })
      await desk.confirm(body.id, await desk.staff('region-officer', '450000'))
      const [row] = await list({ kind: 'programme', subject, state: 'confirmed' }, desk.city)
      expect(row).toMatchObject({
        place: '德国亚琛',
        untilDay: '2021-05-30',
        amountFen: yuan(200_000),
        regionCode: LIUZHOU,
      })
      expect(row?.members).toHaveLength(2)
    }
  })
})

const post = (person: object, change: object = {}) => ({
  ...person,
  organizationId: desk.factory.id,
  level: 'chief-technician',
  title: '焊接首席技师',
  ...desk.evidence(),
  ...change,
})

const recognition = (change: object = {}) => ({
  organizationId: desk.factory.id,
  subject: 'master-studio',
  level: 'city',
  title: '王师傅技能大师工作室',
  newly: true,
  ...desk.evidence(),
  ...change,
})
async function recognized(change: object = {}): Promise<string> {
  const { body } = await desk.clerk.send(contract.enterRecognition, { body: recognition(change) as never })
  if (!body.id) throw new Error(JSON.stringify(body))
  await desk.confirm(body.id)
  return body.id
}

describe('认定', () => {
  it('新认定的市级工作室和基地自2019年起计数，点开就是这些记录；奖励按认定 [L-063][L-064][L-065]', async () => {
    const counts = async () => (await desk.reviewer.call(contract.countRecognitions)).counts
    expect((await counts()).map(({ count, target }) => [count, target])).toEqual([
      [0, 20],
      [0, 10],
    ])
    const studio = await recognized()
    const base = await recognized({ subject: 'training-base', title: '焊接基地' })
    await recognized({ newly: false, title: '复评' })
    await recognized({ onDay: '2018-12-31', title: '早年认定' })
    await recognized({ level: 'county', title: '县级工作室' })
    const shown = await counts()
    expect(shown.map(({ subject, count }) => [subject, count])).toEqual([
      ['master-studio', 1],
      ['training-base', 1],
    ])
    for (const { subject, level, since, count } of shown) {
      const rows = await list({ kind: 'recognition', state: 'confirmed', newly: 'yes', subject, level, from: since })
      expect(rows).toHaveLength(count)
    }
    expect((await desk.decided(studio, '5-1/studio-reward')).amounts).toEqual([yuan(50_000)])
    expect((await desk.decided(base, '5-1/base-reward')).amounts).toEqual([yuan(100_000)])
    const twice = desk.clerk.send(contract.enterRecognition, { body: recognition() as never })
    const again = await desk.reviewer.send(contract.confirmRecord, { params: { recordId: (await twice).body.id } })
    expect(again.status).toBeGreaterThanOrEqual(400)
  })

  it('国家级、自治区级的按级别记金额，按标准表支持 [L-062]', async () => {
    const id = await recognized({ level: 'national', title: '国家级工作室', amountFen: yuan(100_000) })
    expect(await read(id)).toMatchObject({ level: 'national', amountFen: yuan(100_000) })
    expect((await desk.decided(id, '5-1/upper-recognition')).amounts).toEqual([yuan(80_000)])
    expect((await desk.decided(id, '5-1/studio-reward')).amounts).toEqual([['municipal']])
  })

  it('职工培训中心由企业自己登记；不是奖补事项 [L-058]', async () => {
    const send = (change: object) =>
      desk.enterprise.send(contract.enterRecognition, {
        body: recognition({
          subject: 'employee-training-centre',
          level: 'county',
          title: '职工培训中心',
          ...change,
        }) as never,
      })
    expect(codeOf(await send({ subject: 'master-studio' }))).toBe('bureau-only')
    const { body } = await send({})
    await desk.confirm(body.id)
    const [row] = await list({ kind: 'recognition', subject: 'employee-training-centre', state: 'confirmed' })
    expect(row).toMatchObject({ organizationName: desk.factory.name, title: '职工培训中心' })
    expect(await desk.asSystem((tx) => claimMatterOf(tx, body.id))).toBeUndefined()
  })

  it('产教融合型企业是有认定文件和起止日期的标签 [L-061]', async () => {
    const id = await recognized({
      subject: 'industry-education-integrated',
      level: 'autonomous-region',
      title: '产教融合型企业',
      untilDay: '2024-05-12',
      documentNumber: '桂发改〔2021〕9号',
    })
    expect(await read(id)).toMatchObject({
      subject: 'industry-education-integrated',
      onDay: '2021-05-13',
      untilDay: '2024-05-12',
      documentNumber: '桂发改〔2021〕9号',
    })
    expect(await desk.asSystem((tx) => claimMatterOf(tx, id))).toBeUndefined()
  })
})

describe('举办职业院校', () => {
  it('两种依据择一、逐人申领，同一人合计只计一次 [L-059]', async () => {
    const enterSchool = (subject: string, trained: readonly Somebody[], change: object = {}) =>
      desk.enterprise.send(contract.enterJointSchool, {
        body: {
          organizationId: desk.factory.id,
          subject,
          title: '测试技工学校',
          people: trained,
          ...desk.evidence(),
          ...change,
        } as never,
      })
    const { body } = await enterSchool('trained', [someone(16), someone(17)])
    const missing = async () => (await desk.decided(body.id, '5-1/enterprise-run-school')).matter.notReady
    await desk.confirm(body.id)
    expect(await missing()).toBe('还没有登记毕业生就业或培训实训的证明材料')
    await desk.enterprise.call(contract.proveRecord, { params: { recordId: body.id }, body: { proof: '实训名册1号' } })
    expect(await missing()).toBeNull()
    const { amounts, matter } = await desk.decided(body.id, '5-1/enterprise-run-school')
    expect([amounts, matter.organizationId]).toEqual([[yuan(800), yuan(800)], desk.factory.id])
    const again = await enterSchool('graduates-employed', [someone(17), someone(18)])
    expect([codeOf(again), again.body.detail]).toEqual(['counted-already', expect.stringContaining(someone(17).name)])
    const [first, later] = await Promise.all([
      enterSchool('graduates-employed', [someone(18)]),
      enterSchool('trained', [someone(18)]),
    ])
    await desk.confirm(first.body.id)
    const clash = await desk.reviewer.send(contract.confirmRecord, { params: { recordId: later.body.id } })
    expect(codeOf(clash)).toBe('database-refused')
  })

  it('可申领的事项按单位、按人列出', async () => {
    const own = { organizationId: desk.factory.id, kind: 'recognition' } as const
    const ofFactory = await desk.asSystem((tx) => claimHeadsOf(tx, own))
    const titles = ofFactory.map(({ title }) => title)
    expect([titles.includes('王师傅技能大师工作室'), titles.includes('职工培训中心')]).toEqual([true, false])
    const mine = { personId: (await desk.trainee(someone(0))).actor.personId ?? '' }
    expect((await desk.asSystem((tx) => claimHeadsOf(tx, mine))).map(({ kind }) => kind)).toEqual(['award'])
  })
})

describe('光荣榜', () => {
  it('核实了的才上榜；没有同意的只印姓，本人随时可以同意或不再同意 [L-134]', async () => {
    const body = desk.awardForm(itemId, [someone(19)])
    const { id } = await desk.clerk.call(contract.enterAward, { body })
    const shown = async () => {
      const { rows } = await desk.house.visitor.call(contract.honourRoll)
      return rows.filter((one) => one.id === id)
    }
    expect(await shown()).toEqual([])
    await desk.confirm(id)
    const masked = `${someone(19).name.slice(0, 1)}${'*'.repeat(someone(19).name.length - 1)}`
    expect(await shown()).toMatchObject([
      { name: masked, honour: '竞赛获奖 · 焊工 · 第一名（一等奖）', level: '自治区级' },
    ])
    const me = await desk.trainee(someone(19))
    const consent = (consented: boolean, by = me) =>
      by.send(contract.consentToPublish, { params: { recordId: id }, body: { consented } })
    await consent(true)
    expect(await shown()).toMatchObject([{ name: someone(19).name }])
    await consent(false)
    expect(await shown()).toMatchObject([{ name: masked }])
    expect(codeOf(await consent(true, await desk.trainee(someone(20))))).toBe('record-unknown')
  })
})
