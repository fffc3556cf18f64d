import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { newId } from '#platform/ids'
import { overrideReading } from '#policy/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { trainedClass } from '../../../test/trained-class.ts'
import * as contract from './contract.ts'

let house: TestHouse
let clerk: Client
/** Matters of 甲, 乙 and 丙, in this order. */
let matters: string[]
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-06-03' })
  clerk = await house.as('county-clerk', {})
  const people = ['甲', '乙', '丙'].map((name) => ({ name, status: 'lifted-out-of-poverty' as const }))
  await trainedClass(house, { startsOn: '2024-05-20', completedOn: '2024-05-31', people })
  await house.settleNews()
  const { rows } = await clerk.call(contract.listMatters, { query: {} })
  matters = people.map(({ name }) => rows.find((row) => row.personName === name)?.id ?? '')
})
afterAll(() => house.close())

async function publish(title: string): Promise<string> {
  const post = { title, employer: '柳州某厂', workplace: '柳州市', payText: '月薪4000元', heads: 5 }
  return (await clerk.call(contract.publishPost, { body: { ...post, openUntil: '2024-12-31' as DateText } })).id
}

const open = (matterId = '') => clerk.call(contract.getMatter, { params: { matterId } })

it('一场职业指导会，多人记同一项服务；找不到的列出来，其余办成 [G-027]', async () => {
  const nothing = newId()
  const body = { kind: 'guidance' as const, note: '集中指导', matterIds: [...matters, nothing, ...matters] }
  const { recorded, leftOut } = await clerk.call(contract.recordServices, { body })
  expect([recorded, leftOut.map(({ id, reason }) => [id, reason])]).toEqual([
    3,
    [[nothing, '没有找到这件服务事项，或不在您的管辖范围内']],
  ])
  for (const matterId of matters) {
    const { services } = await open(matterId)
    expect(services.map(({ kind, note, on, by }) => [kind, note, on, by])).toEqual([
      ['guidance', '集中指导', '2024-06-03', clerk.actor.name],
    ])
  }
})

it('导出就业服务台账：条件与页面相同，次序也相同；外县一件也没有 [G-028]', async () => {
  const listed = await clerk.call(contract.listMatters, { query: { state: 'referring' } })
  const sheetFor = async (by: Client, search?: string) => {
    const query = { state: 'referring' as const, ...(search && { search }) }
    return (await readXlsx((await by.send(contract.exportMatters, { query })).bytes)).sheets[0]?.rows ?? []
  }
  const [head, ...rows] = await sheetFor(clerk)
  expect(head?.slice(0, 4)).toEqual(['姓名', '县（区）', '乡镇', '班级'])
  expect(rows.map((row) => row[0])).toEqual(listed.rows.map((row) => row.personName))
  expect((await sheetFor(clerk, '乙')).map((row) => row[0])).toEqual(['姓名', '乙'])
  expect(await sheetFor(await house.as('county-clerk', { regionCode: '450226' }))).toHaveLength(1)
})

it('几个岗位一起推介给多人：推介过的不重复计数并列出，推满的当日起算3个月 [G-028][G-029]', async () => {
  const posts = [await publish('缝纫工'), await publish('包装工'), await publish('仓管员')]
  await clerk.call(contract.referPost, { params: { matterId: matters[0] ?? '' }, body: { postId: posts[0] ?? '' } })
  const { referred, leftOut } = await clerk.call(contract.referPosts, {
    body: { matterIds: matters.slice(0, 2), postIds: posts },
  })
  expect(referred).toBe(5)
  expect(leftOut).toEqual([
    {
      id: matters[0],
      code: 'post-repeated',
      reason: '岗位“缝纫工”已于2024-06-03推介过，同一岗位不重复计数（已推介3个，须不少于3个）',
      next: '请另选一个岗位',
    },
  ])
  for (const matterId of matters.slice(0, 2)) {
    const { matter, referrals } = await open(matterId)
    expect(matter).toMatchObject({ referred: 3, state: 'awaiting-follow-up', followUpDueOn: '2024-09-03' })
    expect(referrals.map(({ title }) => title).sort()).toEqual(['仓管员', '包装工', '缝纫工'])
  }
  expect((await open(matters[2])).matter).toMatchObject({ referred: 0, followUpDueOn: null })
})

it('有一个岗位停招或不存在，谁也不推介 [G-028]', async () => {
  const [fine, shut] = [await publish('门卫'), await publish('保洁员')]
  await clerk.call(contract.closePost, { params: { postId: shut } })
  for (const [postId, code] of [
    [shut, 'post-not-open'],
    [newId(), 'post-unknown'],
  ] as const) {
    const { body } = await clerk.send(contract.referPosts, { body: { matterIds: matters, postIds: [fine, postId] } })
    expect(body.code).toBe(code)
  }
  expect((await open(matters[2])).referrals).toEqual([])
})

it('办结的和邻县的一件也不动，逐一列出 [G-028]', async () => {
  const [params, postId] = [{ matterId: matters[1] ?? '' }, await publish('电工')]
  for (const kind of ['registration', 'placement'] as const)
    await clerk.call(contract.recordService, { params, body: { kind, note: '补记' } })
  await clerk.call(contract.recordFollowUp, { params, body: { outcome: 'outbound-work', note: '已外出' } })
  await clerk.call(contract.closeMatter, { params })
  const both = { body: { matterIds: matters.slice(1), postIds: [postId] } }
  expect(await clerk.call(contract.referPosts, both)).toMatchObject({
    referred: 1,
    leftOut: [{ id: matters[1], reason: '这件事项已于2024-06-03办结' }],
  })
  const neighbor = await house.as('county-clerk', { regionCode: '450226' })
  const foreign = await neighbor.call(contract.referPosts, both)
  expect([foreign.referred, foreign.leftOut.length]).toEqual([0, 2])
  const body = { kind: 'guidance' as const, note: '越县', matterIds: matters }
  expect(await neighbor.call(contract.recordServices, { body })).toMatchObject({ recorded: 0 })
})

it('文件依公文延期的，延期内结业的仍立事项；到期以后的不立 [G-027]', async () => {
  const region = await house.as('region-officer', { regionCode: '450000' })
  const completed = async (name: string) => {
    const days = { startsOn: '2026-02-02', completedOn: '2026-02-06' }
    const trained = await trainedClass(house, { ...days, people: [{ name, status: 'lifted-out-of-poverty' }] })
    await house.settleNews()
    return (await clerk.call(contract.listMatters, { query: { classId: trained.classId } })).total
  }
  expect(await completed('到期后')).toBe(0)
  await region.call(overrideReading, {
    body: {
      key: 'validity.gx-2022-7',
      regionCode: '450000',
      value: '2026-12-31',
      effectiveFrom: '2024-06-03' as DateText,
      documentNumber: '测试文〔2024〕1号',
    },
  })
  expect(await completed('延期内')).toBe(1)
})
