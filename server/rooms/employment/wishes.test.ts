import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { advanceClock, getWorkQueue } from '#platform/auth/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { type TrainedClass, trainedClass } from '../../../test/trained-class.ts'
import * as contract from './contract.ts'

let house: TestHouse
let clerk: Client
let own: Client
let trained: TrainedClass
const names = ['甲', '乙', '丙', '丁']
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-06-03' })
  clerk = await house.as('county-clerk', {})
  const people = names.map((name) => ({ name, status: 'lifted-out-of-poverty' as const }))
  trained = await trainedClass(house, { startsOn: '2024-05-20', completedOn: '2024-05-31', people })
  await house.settleNews()
  own = await house.as('trainee', { personId: trained.people['甲']?.personId })
  const postIds = [await publish('缝纫工'), await publish('包装工'), await publish('仓管员')]
  await clerk.call(contract.referPosts, { body: { matterIds: [await idOf('甲'), await idOf('乙')], postIds } })
})
afterAll(() => house.close())

const list = (query = {}) => clerk.call(contract.listMatters, { query })
const idOf = async (name: string) =>
  (await list({ search: name })).rows.find((row) => row.personName === name)?.id ?? ''
const turnTo = (to: string) => clerk.call(advanceClock, { body: { to: to as DateText } })
const waiting = async () => (await clerk.call(getWorkQueue)).items.find(({ key }) => key === 'wishes-waiting')?.count

async function publish(title: string): Promise<string> {
  const post = { title, employer: '柳州某厂', workplace: '柳州市', payText: '月薪4000元', heads: 5 }
  return (await clerk.call(contract.publishPost, { body: { ...post, openUntil: '2024-12-31' as DateText } })).id
}

const answer = (by: Client, referralId: string, response: 'interested' | 'not-interested') =>
  by.call(contract.respondToReferral, { params: { referralId }, body: { response } })

it('学员表示有意向就进经办的待办；联系过就出来，改了意向再进；经办当面问的不用再联系 [G-028]', async () => {
  const posts = (await own.call(contract.getMyPosts)).matters[0]?.posts ?? []
  const [first = '', second = ''] = posts.map(({ referralId }) => referralId)
  await answer(own, first, 'interested')
  await answer(own, second, 'not-interested')
  expect([await waiting(), (await list({ wish: 'waiting' })).rows.map((row) => row.personName)]).toEqual([1, ['甲']])
  await clerk.call(contract.contactReferral, { params: { referralId: first } })
  expect(await waiting()).toBeUndefined()
  const { referrals } = await clerk.call(contract.getMatter, { params: { matterId: await idOf('甲') } })
  expect(referrals.find(({ id }) => id === first)).toMatchObject({ response: 'interested', contactedOn: '2024-06-03' })
  await answer(own, first, 'not-interested')
  await answer(own, first, 'interested')
  expect(await waiting()).toBe(1)
  await answer(clerk, first, 'interested')
  expect(await waiting()).toBeUndefined()
  const neighbor = await house.as('county-clerk', { regionCode: '450226' })
  const foreign = await neighbor.send(contract.contactReferral, { params: { referralId: first } })
  expect([foreign.status, foreign.body.code]).toEqual([404, 'referral-unknown'])
})

it('要办的排在前面：按回访期限，没有期限的随后，办结的最后；一页一页翻不漏不重', async () => {
  const params = { matterId: await idOf('乙') }
  for (const kind of contract.requiredServices)
    await clerk.call(contract.recordService, { params, body: { kind, note: '办理' } })
  await clerk.call(contract.recordFollowUp, { params, body: { outcome: 'outbound-work', note: '已外出' } })
  await clerk.call(contract.closeMatter, { params })
  const { rows } = await list()
  expect([rows[0]?.personName, rows.at(-1)?.personName]).toEqual(['甲', '乙'])
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ limit: 1, ...(cursor && { cursor }) })
    seen.push(...page.rows.map((row) => row.personName))
    cursor = page.next
  } while (cursor)
  expect(seen).toEqual(rows.map((row) => row.personName))
  expect((await list({ search: '%' })).total).toBe(0)
})

it('同一天更新两次就业状态，前一条也不会倒着写 [G-030]', async () => {
  const params = { matterId: await idOf('丙') }
  for (const source of ['本人来电', '村委会核实'])
    await clerk.call(contract.verifyStatus, { params, body: { status: 'flexible-employment', source } })
  const { statuses } = await clerk.call(contract.getMatter, { params })
  expect(statuses.map(({ from, until }) => [from, until])).toEqual([
    ['2024-06-03', null],
    ['2024-06-03', '2024-06-03'],
    ['2024-05-31', '2024-06-02'],
  ])
})

it('岗位写明能不能由我停招；学员看得出回访已经过期 [G-029]', async () => {
  const agency = await house.as('hr-agency', { organizationId: trained.organizationId })
  const mine = await agency.call(contract.listPosts, { query: {} })
  expect([mine.total, mine.rows.filter((post) => post.own).length]).toEqual([3, 0])
  expect((await clerk.call(contract.listPosts, { query: {} })).rows.every((post) => post.own)).toBe(true)
  const late = async () => (await own.call(contract.getMyPosts)).matters[0]?.followUpLate
  await turnTo('2024-09-03')
  expect(await late()).toBe(false)
  await turnTo('2024-09-04')
  expect(await late()).toBe(true)
})
