import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { roles } from '#platform/auth'
import { entitle, packsFor } from '#policy'
import { claimMatterOf, claimMattersOf } from './claim-matter.ts'
import * as contract from './contract.ts'
import { talent } from './room.ts'
import { COUNTY, codeOf, LIUZHOU, openTalentDesk, SANJIANG, type Somebody, type TalentDesk } from './test-desk.ts'

let desk: TalentDesk
let people: Somebody[]
let item: string
let second: string
const someone = (index: number): Somebody => people[index] as Somebody

beforeAll(async () => {
  desk = await openTalentDesk()
  people = await desk.people(24)
  const { items } = await desk.contest()
  item = items.find(({ title }) => title === '焊工')?.id ?? ''
  second = items.find(({ title }) => title === '钳工')?.id ?? ''
  await desk.employ(someone(0))
})
afterAll(() => desk.house.close())

const enter = (body: object, by = desk.clerk) => by.send(contract.enterAward, { body: body as never })
async function entered(body: object, by = desk.clerk): Promise<string> {
  const sent = await enter(body, by)
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
  return sent.body.id
}
const read = (recordId: string, by = desk.clerk) => by.call(contract.getRecord, { params: { recordId } })
const list = async (query: object, by = desk.clerk) =>
  (await by.call(contract.listRecords, { query: query as never })).rows
const award = (winner: object, change = {}) => desk.awardForm(item, [winner as never], change)

/** What the rules decide about each subject of a matter, sources and tiers entered for the purpose. */
async function decided(matterId: string, rule: string) {
  return desk.asSystem(async (tx) => {
    const matter = await claimMatterOf(tx, matterId)
    if (!matter) throw new Error('不是可申领的事项')
    const packs = await packsFor(tx, matter.regionCode)
    const table = (key: string, rateFen = 0) => ({
      table: `lz-2019-63/${key}`,
      document: '测试文',
      region: '4502',
      from: '2019-08-01' as never,
      until: null,
      kind: null,
      occupation: null,
      level: null,
      unit: 'person' as const,
      rateFen: rateFen as never,
      sources: ['employment-subsidy-fund' as const],
    })
    const rates = [
      table('award-sources'),
      table('contest-employer-reward', yuan(50_000)),
      table('studio-base-sources'),
      table('enterprise-run-school', yuan(800)),
      { ...table('upper-recognition', yuan(80_000)), unit: 'each' as const },
    ]
    const decisions = matter.subjects.flatMap(({ facts }) => entitle({ ...facts, rates }, packs))
    const own = decisions.filter(({ ruleId }) => ruleId === `lz-2019-63/${rule}`)
    return { matter, amounts: own.map((one) => (one.entitled ? one.amountFen : one.reasons.map((r) => r.condition))) }
  })
}

describe('竞赛与项目', () => {
  it('全市竞赛按工种项目计数，不按场次，外地举办的不算，与10项比 [L-022]', async () => {
    const before = (await desk.city.call(contract.listContests, { query: { year: 2021 } })).count
    const items = Array.from({ length: 9 }, (_, index) => ({ title: `工种${index}` }))
    await desk.contest({ level: 'city', heldHere: true, items })
    await desk.contest({ level: 'county', heldHere: true, items: items.slice(0, 2) }, desk.clerk)
    await desk.contest({ level: 'national', items })
    await desk.contest({ level: 'city', heldHere: true, items, heldFrom: '2020-05-01', heldUntil: '2020-05-02' })
    const { count } = await desk.city.call(contract.listContests, { query: { year: 2021 } })
    expect([before.items, count.items, count.contests, count.target]).toEqual([0, 11, 2, 10])
    expect(count.clauses).toEqual(['lz-2019-63#2-2'])
  })

  it('同一文件的竞赛、同一竞赛的工种只登记一次；没有的编码、倒置的日期不收', async () => {
    const known = await desk.contest({ items: [{ title: '电工' }] })
    const { title, documentNumber } = known
    const record = (change: object) =>
      desk.city.send(contract.recordContest, {
        body: { ...known, items: [{ title: '电工' }], ...change } as never,
      })
    expect(codeOf(await record({ title, documentNumber }))).toBe('contest-known')
    expect(codeOf(await record({ title: '另一场', items: [{ title: '电工' }, { title: '电工' }] }))).toBe('item-known')
    expect(codeOf(await record({ title: '另一场', items: [{ title: '甲', tradeCode: '9-99-99-99' }] }))).toBe(
      'trade-unknown',
    )
    expect(codeOf(await record({ title: '另一场', heldFrom: '2021-05-13' }))).toBe('period-wrong')
    const add = (contestId: string, name: string) =>
      desk.city.send(contract.addContestItem, { params: { contestId }, body: { title: name } })
    expect((await add(known.id, '钳工')).status).toBe(200)
    expect(codeOf(await add(known.id, '钳工'))).toBe('item-known')
    expect(codeOf(await add(COUNTYLESS, '钳工'))).toBe('contest-unknown')
  })

  it('数据库也只让本地区或上级登记竞赛', async () => {
    const write = desk.asSystem((tx) =>
      sql`set local jq.kind = 'organization'`.execute(tx.db).then(() =>
        sql`insert into talent.contest_item (id, contest_id, region_code, title)
          select gen_random_uuid(), id, region_code, '偷加' from talent.contest limit 1`.execute(tx.db),
      ),
    )
    await expect(write).rejects.toThrow('只能由本地区或上级人社部门登记')
  })
})
const COUNTYLESS = '00000000-0000-4000-8000-000000000000'

describe('获奖台账', () => {
  it('录入后由另一自然人核实才计入，台账按县、级别、名次查得到 [G-040]', async () => {
    const winner = { ...someone(0), employerCode: desk.factory.creditCode }
    const id = await entered(award(winner))
    const twin = await desk.staff('second-reviewer', COUNTY, 'clerk-human')
    expect(codeOf(await twin.send(contract.confirmRecord, { params: { recordId: id } }))).toBe('own-record')
    const awardsOf = async () => {
      const { contests } = await desk.clerk.call(contract.listContests)
      return contests.flatMap(({ items }) => items).find((one) => one.id === item)?.awards
    }
    expect([(await read(id)).state, await awardsOf()]).toEqual(['entered', 0])
    await desk.confirm(id)
    expect([(await read(id)).state, await awardsOf()]).toEqual(['confirmed', 1])
    const filter = { kind: 'award', level: 'autonomous-region', rank: 'first', state: 'confirmed' }
    const [row] = (await list(filter)).filter((one) => one.id === id)
    expect(row).toMatchObject({ regionCode: COUNTY, rank: 'first', organizationId: desk.factory.id })
    expect(row?.members).toMatchObject([{ name: someone(0).name, amountFen: yuan(30_000) }])
    const elsewhere = await desk.staff('county-clerk', SANJIANG)
    expect((await list(filter, elsewhere)).map((one) => one.id)).not.toContain(id)
    expect(await list({ ...filter, rank: 'second' })).toEqual([])
  })

  it('1:1配套按上级实际发给本人的奖金；所在企业奖励要竞赛当日的劳动合同 [L-020][L-021]', async () => {
    const [first] = await list({ kind: 'award', search: someone(0).name })
    const id = first?.id ?? ''
    expect(await decided(id, '2-2/contest-match')).toMatchObject({
      amounts: [yuan(30_000)],
      matter: { kind: 'award', notReady: null, packId: 'lz-2019-63', organizationId: desk.factory.id },
    })
    expect((await decided(id, '2-2/contest-employer-reward')).amounts).toEqual([yuan(50_000)])
    const jobless = { ...someone(1), employerCode: desk.factory.creditCode }
    const without = await entered(award(jobless, { representing: '450300' }))
    expect((await decided(without, '2-2/contest-employer-reward')).amounts).toEqual([['for-liuzhou', 'employed-there']])
  })

  it('团体奖按发奖文件分到个人，合计须等于奖项金额 [L-020]', async () => {
    const parts = [yuan(20_000), yuan(10_000)]
    const team = (amounts: readonly (number | undefined)[]) =>
      desk.awardForm(
        second,
        amounts.map((amountFen, index) => ({ ...someone(2 + index), amountFen }) as never),
      )
    for (const wrong of [
      [yuan(20_000), yuan(9_999)],
      [yuan(30_000), undefined, yuan(1)],
      [undefined, undefined],
    ])
      expect(codeOf(await enter(team(wrong)))).toBe('parts-differ')
    const id = await entered(team(parts))
    await desk.confirm(id)
    expect((await decided(id, '2-2/contest-match')).amounts.toSorted()).toEqual([yuan(10_000), yuan(20_000)])
  })

  it('缺什么凭证说什么；补登一次就齐 [L-020]', async () => {
    const id = await entered(award(someone(5), { proof: '' }))
    const missing = async () => (await decided(id, '2-2/contest-match')).matter.notReady
    expect(await missing()).toBe('这条记录待核实，须由录入人以外的另一人对照文件核实')
    await desk.confirm(id)
    expect(await missing()).toBe('还没有登记上级奖金的发放凭证')
    expect((await decided(id, '2-2/contest-match')).amounts).toEqual([['paid-above']])
    const prove = (proof: string) =>
      desk.clerk.send(contract.proveRecord, { params: { recordId: id }, body: { proof } })
    expect((await prove('凭证7号')).status).toBe(200)
    expect(await missing()).toBeNull()
    expect(codeOf(await prove('凭证8号'))).toBe('proof-known')
  })

  it('更正是写明理由的新的一条，核实后替下原来的', async () => {
    const form = award(someone(6))
    const id = await entered(form)
    const fix = { ...form, rank: 'second', correctedRecordId: id, correctionReason: '名次抄错' }
    expect(codeOf(await enter(fix))).toBe('correction-unknown')
    await desk.confirm(id)
    expect(codeOf(await enter({ ...fix, correctionReason: undefined }))).toBe('correction-incomplete')
    const corrected = await entered(fix)
    expect((await read(id)).state).toBe('confirmed')
    await desk.confirm(corrected)
    expect([(await read(id)).state, (await read(corrected)).state]).toEqual(['replaced', 'confirmed'])
    expect(codeOf(await desk.reviewer.send(contract.confirmRecord, { params: { recordId: id } }))).toBe(
      'record-settled',
    )
    expect(await desk.asSystem((tx) => claimMatterOf(tx, id))).toBeUndefined()
  })

  it.each<[string, string, () => object]>([
    ['没有的项目', 'item-unknown', () => award(someone(7), { itemId: COUNTYLESS })],
    ['早于竞赛', 'award-early', () => award(someone(7), { onDay: '2021-05-09' })],
    ['晚于今天', 'day-ahead', () => award(someone(7), { onDay: '2021-06-02' })],
    ['台账里没有的人', 'people-wrong', () => award({ ...someone(7), name: '查无此人' })],
    ['没有的企业', 'people-wrong', () => award({ ...someone(7), employerCode: '91450200' })],
    ['同一人写两次', 'people-wrong', () => desk.awardForm(item, [someone(7), someone(7)] as never)],
    ['同一项目已有名次的人', 'counted-already', () => award(someone(0))],
    ['只写更正理由', 'correction-incomplete', () => award(someone(7), { correctionReason: '错' })],
  ])('不收：%s → %s', async (_, code, form) => {
    expect(codeOf(await enter(form()))).toBe(code)
  })

  it('市级录入须写明归哪个县；同一文件同一编号只录一次', async () => {
    const form = award(someone(8))
    expect(codeOf(await enter(form, desk.city))).toBe('county-needed')
    expect(codeOf(await enter({ ...form, regionCode: LIUZHOU }, desk.city))).toBe('county-needed')
    const id = await entered({ ...form, regionCode: COUNTY }, desk.city)
    const { number, documentNumber } = form
    expect(codeOf(await enter({ ...award(someone(9)), number, documentNumber }))).toBe('number-taken')
    const reject = () =>
      desk.reviewer.send(contract.rejectRecord, { params: { recordId: id }, body: { reason: '无此奖' } })
    expect((await reject()).body.state).toBe('rejected')
    expect(codeOf(await reject())).toBe('record-settled')
    expect(codeOf(await desk.reviewer.send(contract.getRecord, { params: { recordId: COUNTYLESS } }))).toBe(
      'record-unknown',
    )
  })

  it('数据库也守着：合计不符、同号的核实不了，核实过的改不动', async () => {
    const copy = async (id: string) => {
      const { rows } = await desk.asSystem((tx) =>
        sql<{ id: string }>`insert into talent.record
          select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
          from talent.record r where id = ${id}::uuid returning id`.execute(tx.db),
      )
      const confirmed = desk.reviewer.send(contract.confirmRecord, { params: { recordId: rows[0]?.id ?? '' } })
      return (await confirmed).body.detail
    }
    const id = await entered(desk.awardForm(second, [someone(10)] as never))
    expect(await copy(id)).toContain('各人所得之和与奖项金额不符')
    const { body: centre } = await desk.clerk.send(contract.enterRecognition, {
      body: recognition({ subject: 'industry-education-integrated', title: '两次认定' }) as never,
    })
    const first = copy(centre.id)
    expect(await first).toBeUndefined()
    const again = await desk.reviewer.send(contract.confirmRecord, { params: { recordId: centre.id } })
    expect(again.body.detail).toContain('同一文件的同一编号已有核实的记录')
    await desk.confirm(id)
    const rewrite = (column: string) =>
      desk.asSystem((tx) =>
        sql`update talent.record set ${sql.ref(column)} = '另一张' where id = ${id}::uuid`.execute(tx.db),
      )
    await expect(rewrite('proof')).rejects.toThrow('记录不能改写')
    await expect(rewrite('title')).rejects.toThrow('permission denied')
  })
})

describe('谁能办', () => {
  const MAY = {
    enterAward: ['county-clerk', 'city-officer', 'region-officer'],
    confirmRecord: ['second-reviewer', 'city-officer', 'region-officer'],
    rejectRecord: ['second-reviewer', 'city-officer', 'region-officer'],
    recordContest: ['county-clerk', 'city-officer', 'region-officer'],
    enterPost: ['county-clerk', 'city-officer', 'region-officer', 'enterprise'],
    openRound: ['city-officer'],
  } as const satisfies Partial<Record<keyof typeof contract, readonly string[]>>
  const bodies = {
    rejectRecord: { reason: '测试' },
    recordContest: {
      title: '权限',
      level: 'city',
      organizer: '甲',
      heldHere: true,
      heldFrom: '2021-01-01',
      heldUntil: '2021-01-01',
      documentNumber: '权限1号',
      documentTitle: '乙',
      items: [{ title: '丙' }],
    },
    openRound: {
      title: '权限',
      opensOn: '2021-01-01',
      closesOn: '2020-01-01',
      quota: 1,
      documentNumber: '权限1号',
      documentTitle: '乙',
    },
  }
  it.each(roles.values)('%s：名单之外的岗位一律拒绝', async (role) => {
    const inside = { regionCode: COUNTY, organizationId: desk.factory.id, personId: COUNTYLESS }
    const client = await desk.house.as(role, inside)
    for (const [act, allowed] of Object.entries(MAY)) {
      const body =
        act === 'enterAward'
          ? award(someone(0))
          : act === 'enterPost'
            ? post(someone(0))
            : bodies[act as keyof typeof bodies]
      const endpoint = contract[act as keyof typeof MAY]
      const { body: answer } = await client.send(endpoint, { params: { recordId: COUNTYLESS }, body } as never)
      expect([act, answer.code === 'role-refused']).toEqual([act, !allowed.some((one) => one === role)])
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

describe('晋升、人才库、岗位、项目', () => {
  it('优秀名次给的晋升或优先考评资格，写明名次、现有等级、上一级和文件 [L-023]', async () => {
    const [won] = await list({ kind: 'award', search: someone(0).name })
    const form = {
      awardRecordId: won?.id ?? '',
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
    await desk.confirm(body.id)
    expect(await read(body.id)).toMatchObject({
      rank: 'first',
      level: 'senior',
      title: '三级（高级工） → 二级（技师）',
      awardId: won?.id,
      regionCode: COUNTY,
    })
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
    const body3 = post(someone(0), { organizationId: COUNTYLESS })
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
    expect((await decided(studio, '5-1/studio-reward')).amounts).toEqual([yuan(50_000)])
    expect((await decided(base, '5-1/base-reward')).amounts).toEqual([yuan(100_000)])
    const twice = desk.clerk.send(contract.enterRecognition, { body: recognition() as never })
    const again = await desk.reviewer.send(contract.confirmRecord, { params: { recordId: (await twice).body.id } })
    expect(again.status).toBeGreaterThanOrEqual(400)
  })

  it('国家级、自治区级的按级别记金额，按标准表支持 [L-062]', async () => {
    const id = await recognized({ level: 'national', title: '国家级工作室', amountFen: yuan(100_000) })
    expect(await read(id)).toMatchObject({ level: 'national', amountFen: yuan(100_000) })
    expect((await decided(id, '5-1/upper-recognition')).amounts).toEqual([yuan(80_000)])
    expect((await decided(id, '5-1/studio-reward')).amounts).toEqual([['municipal']])
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
    const missing = async () => (await decided(body.id, '5-1/enterprise-run-school')).matter.notReady
    await desk.confirm(body.id)
    expect(await missing()).toBe('还没有登记毕业生就业或培训实训的证明材料')
    await desk.enterprise.call(contract.proveRecord, { params: { recordId: body.id }, body: { proof: '实训名册1号' } })
    expect(await missing()).toBeNull()
    const { amounts, matter } = await decided(body.id, '5-1/enterprise-run-school')
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
    const ofFactory = await desk.asSystem((tx) =>
      claimMattersOf(tx, { organizationId: desk.factory.id, kind: 'recognition' }),
    )
    expect(ofFactory.map(({ title }) => title)).toContain('王师傅技能大师工作室')
    expect(ofFactory.map(({ title }) => title)).not.toContain('职工培训中心')
    const me = await desk.trainee(someone(0))
    const mine = await desk.asSystem((tx) => claimMattersOf(tx, { personId: me.actor.personId ?? '' }))
    expect(mine.map(({ kind }) => kind)).toEqual(['award'])
  })
})

describe('光荣榜', () => {
  it('核实了的才上榜；没有同意的只印姓，本人随时可以同意或不再同意 [L-134]', async () => {
    const id = await entered(award(someone(19)))
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
