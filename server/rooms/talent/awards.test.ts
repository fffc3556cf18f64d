import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { roles } from '#platform/auth'
import {
  COUNTY,
  codeOf,
  LIUZHOU,
  NOWHERE,
  openTalentDesk,
  SANJIANG,
  type Somebody,
  type TalentDesk,
} from '../../../test/talent-desk.ts'
import { claimMatterOf } from './claim-matter.ts'
import * as contract from './contract.ts'

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
    expect(codeOf(await add(NOWHERE, '钳工'))).toBe('contest-unknown')
    const abroad = await desk.house.as('county-clerk', { regionCode: '450302' })
    const theirs = { params: { contestId: known.id }, body: { title: '焊工' } }
    expect(codeOf(await abroad.send(contract.addContestItem, theirs))).toBe('contest-elsewhere')
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
    expect(await desk.decided(id, '2-2/contest-match')).toMatchObject({
      amounts: [yuan(30_000)],
      matter: { kind: 'award', notReady: null, packId: 'lz-2019-63', organizationId: desk.factory.id },
    })
    expect((await desk.decided(id, '2-2/contest-employer-reward')).amounts).toEqual([yuan(50_000)])
    const jobless = { ...someone(1), employerCode: desk.factory.creditCode }
    const without = await entered(award(jobless, { representing: '450300' }))
    expect((await desk.decided(without, '2-2/contest-employer-reward')).amounts).toEqual([
      ['for-liuzhou', 'employed-there'],
    ])
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
    expect((await desk.decided(id, '2-2/contest-match')).amounts.toSorted()).toEqual([yuan(10_000), yuan(20_000)])
  })

  it('缺什么凭证说什么；补登一次就齐 [L-020]', async () => {
    const id = await entered(award(someone(5), { proof: '' }))
    const missing = async () => (await desk.decided(id, '2-2/contest-match')).matter.notReady
    expect(await missing()).toBe('这条记录待核实，须由录入人以外的另一人对照文件核实')
    await desk.confirm(id)
    expect(await missing()).toBe('还没有登记上级奖金的发放凭证')
    expect((await desk.decided(id, '2-2/contest-match')).amounts).toEqual([['paid-above']])
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
    expect(await desk.asSystem((tx) => claimMatterOf(tx, id))).toMatchObject({ lapsed: { reason: '名次抄错' } })
  })

  it.each<[string, string, () => object]>([
    ['没有的项目', 'item-unknown', () => award(someone(7), { itemId: NOWHERE })],
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
    expect(codeOf(await desk.reviewer.send(contract.getRecord, { params: { recordId: NOWHERE } }))).toBe(
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
      body: {
        organizationId: desk.factory.id,
        subject: 'industry-education-integrated',
        level: 'city',
        title: '两次认定',
        newly: true,
        ...desk.evidence(),
      } as never,
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

const post = () => ({
  ...someone(0),
  organizationId: desk.factory.id,
  level: 'chief-technician',
  title: '焊接首席技师',
  ...desk.evidence(),
})

describe('谁能办', () => {
  const MAY = {
    enterAward: ['county-clerk', 'city-officer', 'region-officer'],
    confirmRecord: ['second-reviewer', 'city-officer', 'region-officer'],
    rejectRecord: ['second-reviewer', 'city-officer', 'region-officer'],
    recordContest: ['county-clerk', 'city-officer', 'region-officer'],
    enterPost: ['county-clerk', 'city-officer', 'region-officer', 'enterprise'],
    openRound: ['city-officer'],
  } as const
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
  const { enterAward, confirmRecord, rejectRecord, recordContest, enterPost, openRound } = contract
  const endpoints = { enterAward, confirmRecord, rejectRecord, recordContest, enterPost, openRound }
  it.each(roles.values)('%s：名单之外的岗位一律拒绝', async (role) => {
    const client = await desk.house.as(role, { regionCode: COUNTY, organizationId: desk.factory.id, personId: NOWHERE })
    const given: Record<string, object> = { ...bodies, enterAward: award(someone(0)), enterPost: post() }
    for (const [act, allowed] of Object.entries(MAY)) {
      const endpoint = endpoints[act as keyof typeof MAY]
      const { body } = await client.send(endpoint, { params: { recordId: NOWHERE }, body: given[act] } as never)
      expect([act, body.code === 'role-refused']).toEqual([act, !allowed.some((one) => one === role)])
    }
  })
})
