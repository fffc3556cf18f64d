import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type DateText } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { advanceClock, getTimeline, getWorkQueue } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { tell } from '#platform/outbox'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { type TrainedClass, trainedClass } from '../../../test/trained-class.ts'
import * as contract from './contract.ts'

let house: TestHouse
let clerk: Client
let trained: TrainedClass
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-06-03' })
  clerk = await house.as('county-clerk', {})
  trained = await trainedClass(house, {
    startsOn: '2024-05-20',
    completedOn: '2024-05-31',
    people: [
      { name: '甲待业', status: 'lifted-out-of-poverty' },
      { name: '乙监测', status: 'relapse-monitored' },
      { name: '丙有合同', status: 'lifted-out-of-poverty', contractUntil: null },
      { name: '丁合同昨止', status: 'lifted-out-of-poverty', contractUntil: '2024-05-30' },
      { name: '戊合同当日止', status: 'lifted-out-of-poverty', contractUntil: '2024-05-31' },
      { name: '己已灵活就业', status: 'lifted-out-of-poverty', employed: true },
      { name: '庚不是帮扶', status: 'disabled' },
      { name: '辛已退班', status: 'lifted-out-of-poverty', withdrawnOn: '2024-05-25' },
      { name: '壬身份已止', status: 'lifted-out-of-poverty', statusUntil: '2024-05-30' },
    ],
  })
  await house.settleNews()
})
afterAll(() => house.close())

const turnTo = (to: string) => clerk.call(advanceClock, { body: { to: to as DateText } })
const today = async () => (await house.database.pool.query('select today from platform.business_clock')).rows[0].today

async function publish(title: string, by: Client = clerk): Promise<string> {
  const openUntil = addDays(await today(), 60)
  const post = { title, employer: '柳州某厂', workplace: '柳州市', payText: '月薪4000元', heads: 5, openUntil }
  return (await by.call(contract.publishPost, { body: post })).id
}

async function matterOf(name: string): Promise<string> {
  const { rows } = await clerk.call(contract.listMatters, { query: { search: name } })
  expect(rows.map((row) => row.personName)).toEqual([name])
  return rows[0]?.id ?? ''
}

const refer = (matterId: string, postId: string) =>
  clerk.send(contract.referPost, { params: { matterId }, body: { postId } })

/** The news of a completed class, once more. */
async function retell(classId: string): Promise<void> {
  await inTransaction(house.database, theSystem, (tx) => tell(tx, 'class.completed', { classId }))
  await house.settleNews()
}

/** Everything a matter needs before its follow-up. */
async function serve(matterId: string): Promise<string | null> {
  for (const kind of contract.requiredServices) {
    await clerk.call(contract.recordService, { params: { matterId }, body: { kind, note: '已办' } })
  }
  let due: string | null = null
  for (const title of ['缝纫工', '包装工', '仓管员']) {
    due = (await refer(matterId, await publish(title))).body.followUpDueOn
  }
  return due
}

describe('谁需要服务', () => {
  it('结业后暂未就业的帮扶家庭劳动力每人一件，重复的消息不重复立事项 [G-027]', async () => {
    const { rows, total } = await clerk.call(contract.listMatters, { query: {} })
    expect(rows.map((row) => row.personName).sort()).toEqual(['丁合同昨止', '乙监测', '甲待业'])
    expect(total).toBe(3)
    expect(rows[0]).toMatchObject({ openedOn: '2024-05-31', state: 'referring', status: 'not-employed', tone: 'fine' })
    await retell(trained.classId)
    expect((await clerk.call(contract.listMatters, { query: {} })).total).toBe(3)
    const again = await trainedClass(house, {
      startsOn: '2021-05-20',
      completedOn: '2021-05-31',
      people: [{ name: '早年', status: 'lifted-out-of-poverty' }],
    })
    await house.settleNews()
    const early = await clerk.call(contract.listMatters, { query: { classId: again.classId } })
    expect(early.total).toBe(0)
  })

  it('求职登记、职业指导、职业介绍各记人员与日期，一人一档可见 [G-027]', async () => {
    const matterId = await matterOf('乙监测')
    for (const kind of contract.requiredServices) {
      await clerk.call(contract.recordService, { params: { matterId }, body: { kind, note: `${kind}情况` } })
    }
    const { services, shortfall, matter } = await clerk.call(contract.getMatter, { params: { matterId } })
    expect(services.map(({ kind, on, by }) => [kind, on, by])).toEqual([
      ['registration', '2024-06-03', clerk.actor.name],
      ['guidance', '2024-06-03', clerk.actor.name],
      ['placement', '2024-06-03', clerk.actor.name],
    ])
    expect(shortfall.map((part) => part.sentence)).toEqual(['还差3个岗位（已推介0个）', '未回访'])
    const { events } = await clerk.call(getTimeline, { params: { personId: matter.personId } })
    expect(events.filter((event) => event.room === 'employment').map((event) => event.title)).toEqual([
      '求职登记',
      '职业指导',
      '职业介绍',
    ])
  })
})

describe('岗位', () => {
  it('经办和人力资源机构发布、停招；别家的、过期的、停过的都拒绝', async () => {
    const agency = await house.as('hr-agency', { organizationId: trained.organizationId })
    const rival = await house.as('hr-agency', { organizationId: (await otherOrganization()).organizationId })
    const id = await publish('电工', agency)
    const wrong = await clerk.send(contract.publishPost, {
      body: { title: '焊工', employer: '某厂', workplace: '柳州', payText: '面议', heads: 1, openUntil: '2024-06-02' },
    })
    expect([wrong.status, wrong.body.code]).toEqual([422, 'post-period-wrong'])
    expect((await rival.send(contract.closePost, { params: { postId: id } })).body.code).toBe('post-foreign')
    await agency.call(contract.closePost, { params: { postId: id } })
    const again = await agency.send(contract.closePost, { params: { postId: id } })
    expect([again.status, again.body.code]).toEqual([409, 'post-already-closed'])
    const missing = await clerk.send(contract.closePost, { params: { postId: trained.classId } })
    expect([missing.status, missing.body.code]).toEqual([404, 'post-unknown'])
    const { rows } = await rival.call(contract.listPosts, { query: { state: 'closed', search: '电' } })
    expect(rows.map((row) => [row.title, row.open, row.closedOn])).toEqual([['电工', false, '2024-06-03']])
  })
})

const otherOrganization = () =>
  trainedClass(house, { startsOn: '2020-01-01', completedOn: '2020-01-02', people: [], tellNews: false })

describe('推介与回访', () => {
  it('同一岗位、停招的岗位不算；不满3个不能办结并列出还差什么；第三个起算3个月 [G-028][G-029]', async () => {
    const matterId = await matterOf('甲待业')
    const params = { matterId }
    const posts = [await publish('缝纫工'), await publish('包装工'), await publish('仓管员')]
    const closed = await publish('保洁员')
    await clerk.call(contract.closePost, { params: { postId: closed } })
    const refused = await refer(matterId, closed)
    expect([refused.status, refused.body.code, refused.body.rules]).toEqual([
      409,
      'post-not-open',
      [{ anchor: 'gx-2022-7#3-5' }],
    ])
    expect((await refer(matterId, trained.classId)).body.code).toBe('post-unknown')
    expect((await refer(matterId, posts[0] ?? '')).body).toMatchObject({ referred: 1, followUpDueOn: null })
    expect((await refer(matterId, posts[0] ?? '')).body).toMatchObject({ code: 'post-repeated', status: 409 })
    expect((await refer(matterId, posts[1] ?? '')).body).toMatchObject({ referred: 2, followUpDueOn: null })
    const short = await clerk.send(contract.closeMatter, { params })
    expect([short.status, short.body.code, short.body.rules]).toEqual([
      409,
      'referrals-short',
      [{ anchor: 'gx-2022-7#3-5' }],
    ])
    expect(short.body.errors.map((error: { message: string }) => error.message)).toEqual([
      '未求职登记',
      '未职业指导',
      '未职业介绍',
      '还差1个岗位（已推介2个）',
      '未回访',
    ])
    const early = await clerk.send(contract.recordFollowUp, { params, body: { outcome: 'not-employed', note: '电话' } })
    expect([early.status, early.body.code]).toEqual([409, 'follow-up-early'])
    expect((await refer(matterId, posts[2] ?? '')).body).toMatchObject({ referred: 3, followUpDueOn: '2024-09-03' })
    const unfinished = await clerk.send(contract.closeMatter, { params })
    expect([unfinished.status, unfinished.body.code]).toEqual([409, 'matter-unfinished'])
  })

  it('推介第三个岗位之日起3个月内回访，红黄绿带文字进待办，末日仍在期限内 [G-029]', async () => {
    const matterId = await matterOf('甲待业')
    const lamps: Record<string, string[]> = {}
    for (const date of ['2024-08-19', '2024-08-20', '2024-09-03', '2024-09-04']) {
      await turnTo(date)
      const { items } = await clerk.call(getWorkQueue)
      lamps[date] = items.filter((item) => item.key.startsWith('follow-up')).map((item) => `${item.title} ${item.tone}`)
    }
    expect(lamps).toEqual({
      '2024-08-19': ['待回访 fine'],
      '2024-08-20': ['回访即将到期 soon'],
      '2024-09-03': ['回访即将到期 soon'],
      '2024-09-04': ['逾期未回访 overdue'],
    })
    const overdue = await clerk.call(contract.listMatters, { query: { state: 'awaiting-follow-up', tone: 'overdue' } })
    expect(overdue.rows.map((row) => row.id)).toEqual([matterId])
    const city = await house.as('city-employment-service', { regionCode: '450200' })
    const seen = (await city.call(getWorkQueue)).items.filter((item) => item.key === 'follow-up-overdue')
    expect(seen).toMatchObject([{ count: 1, dueOn: '2024-09-03' }])
  })

  it('未联系上仍待回访；回访结果进就业状态历史，带来源和核实日期 [G-029][G-030]', async () => {
    const matterId = await matterOf('甲待业')
    const params = { matterId }
    const missed = await clerk.call(contract.recordFollowUp, { params, body: { outcome: 'not-reached', note: '关机' } })
    expect(missed).toMatchObject({ followUpDoneOn: null, late: true })
    const done = await clerk.call(contract.recordFollowUp, {
      params,
      body: { outcome: 'contract-employment', employer: '柳州某厂', note: '电话回访，已上岗' },
    })
    expect(done).toMatchObject({ followUpDoneOn: '2024-09-04', late: true })
    const twice = await clerk.send(contract.recordFollowUp, { params, body: { outcome: 'not-employed', note: '再访' } })
    expect([twice.status, twice.body.code]).toEqual([409, 'follow-up-done'])
    const { statuses } = await clerk.call(contract.getMatter, { params })
    expect(statuses.map(({ status, from, until, source }) => [status, from, until, source])).toEqual([
      ['contract-employment', '2024-09-04', null, '就业情况回访'],
      ['not-employed', '2024-05-31', '2024-09-03', '结业时没有在有效期内的劳动合同'],
    ])
  })

  it('三项服务、推介、回访都有了才办结；办结后不再推介，就业状态仍可更新 [G-028][G-030]', async () => {
    const matterId = await matterOf('甲待业')
    const params = { matterId }
    for (const kind of contract.requiredServices) {
      await clerk.call(contract.recordService, { params, body: { kind, note: '补记' } })
    }
    await clerk.call(contract.closeMatter, { params })
    const after = await refer(matterId, await publish('保安'))
    expect([after.status, after.body.code]).toEqual([409, 'matter-closed'])
    const future = await clerk.send(contract.verifyStatus, {
      params,
      body: { status: 'outbound-work', from: '2024-09-05', source: '本人来电' },
    })
    expect([future.status, future.body.code]).toEqual([422, 'status-future'])
    await clerk.call(contract.verifyStatus, { params, body: { status: 'outbound-work', source: '本人来电' } })
    const { matter } = await clerk.call(contract.getMatter, { params })
    expect(matter).toMatchObject({ state: 'closed', status: 'outbound-work', verifiedOn: '2024-09-04', stale: false })
  })

  it('11月30日推介第三个岗位，2月28日到期 [G-029]', async () => {
    await turnTo('2024-11-30')
    expect(await serve(await matterOf('丁合同昨止'))).toBe('2025-02-28')
  })

  it('就业状态满180天未核实即提示 [G-030]', async () => {
    await turnTo('2024-11-30')
    expect((await clerk.call(contract.listMatters, { query: { stale: 'yes' } })).total).toBe(0)
    await turnTo('2024-12-01')
    const { rows } = await clerk.call(contract.listMatters, { query: { stale: 'yes' } })
    expect(rows.map((row) => row.personName).sort()).toEqual(['丁合同昨止', '乙监测'])
    expect((await clerk.call(getWorkQueue)).items.find((item) => item.key === 'status-stale')?.count).toBe(2)
  })
})

describe('学员', () => {
  it('只看到推介给自己的岗位，可以表示意向 [G-028]', async () => {
    const own = await house.as('trainee', { personId: trained.people['甲待业']?.personId })
    const other = await house.as('trainee', { personId: trained.people['乙监测']?.personId })
    const { matters } = await own.call(contract.getMyPosts)
    expect(matters).toMatchObject([{ state: 'closed', followUpDueOn: '2024-09-03' }])
    expect(matters[0]?.posts.map((post) => [post.title, post.response])).toEqual([
      ['缝纫工', null],
      ['包装工', null],
      ['仓管员', null],
    ])
    const referralId = matters[0]?.posts[0]?.referralId ?? ''
    const foreign = await other.send(contract.respondToReferral, {
      params: { referralId },
      body: { response: 'interested' },
    })
    expect([foreign.status, foreign.body.code]).toEqual([404, 'referral-unknown'])
    await own.call(contract.respondToReferral, { params: { referralId }, body: { response: 'interested' } })
    expect((await own.call(contract.getMyPosts)).matters[0]?.posts[0]?.response).toBe('interested')
    expect((await other.call(contract.getMyPosts)).matters[0]?.posts).toEqual([])
  })
})
