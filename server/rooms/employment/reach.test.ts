import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#platform/auth'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { type TrainedClass, trainedClass } from '../../../test/trained-class.ts'
import * as contract from './contract.ts'

let house: TestHouse
let trained: TrainedClass
let matterId: string
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-06-03' })
  const people = [{ name: '甲待业', status: 'lifted-out-of-poverty' as const }]
  trained = await trainedClass(house, { startsOn: '2024-05-20', completedOn: '2024-05-31', people })
  await house.settleNews()
  const clerk = await house.as('county-clerk', {})
  matterId = (await clerk.call(contract.listMatters, { query: {} })).rows[0]?.id ?? ''
})
afterAll(() => house.close())

const nothing = '00000000-0000-7000-8000-000000000000'

/** Every act on a matter, as a client tries it. */
const acts: Record<string, (client: Client) => ReturnType<Client['send']>> = {
  recordService: (client) =>
    client.send(contract.recordService, { params: { matterId }, body: { kind: 'guidance', note: '情况' } }),
  referPost: (client) => client.send(contract.referPost, { params: { matterId }, body: { postId: nothing } }),
  recordFollowUp: (client) =>
    client.send(contract.recordFollowUp, { params: { matterId }, body: { outcome: 'not-employed', note: '情况' } }),
  verifyStatus: (client) =>
    client.send(contract.verifyStatus, { params: { matterId }, body: { status: 'not-employed', source: '电话' } }),
  closeMatter: (client) => client.send(contract.closeMatter, { params: { matterId } }),
}

/** The same on several matters; what is out of reach is left out, not refused. */
const together: typeof acts = {
  recordServices: (client) =>
    client.send(contract.recordServices, { body: { matterIds: [matterId], kind: 'guidance', note: '情况' } }),
  referPosts: (client) => client.send(contract.referPosts, { body: { matterIds: [matterId], postIds: [nothing] } }),
}

const as = (role: Role, regionCode = '450225') =>
  house.as(role, {
    regionCode,
    organizationId: trained.organizationId,
    personId: trained.people['甲待业']?.personId,
  })

describe('岗位与区划', () => {
  it.each([
    ['second-reviewer', 200],
    ['approver', 200],
    ['city-employment-service', 200],
    ['city-officer', 200],
    ['region-officer', 200],
    ['auditor', 200],
    ['finance', 403],
    ['accountant', 403],
    ['school', 403],
    ['teacher', 403],
    ['workshop', 403],
    ['enterprise', 403],
    ['hr-agency', 403],
    ['trainee', 403],
    ['administrator', 403],
  ] as const)('%s 不能办理服务事项，读列表得到 %i', async (role, read) => {
    const client = await as(role)
    for (const [name, act] of Object.entries({ ...acts, ...together })) {
      const { status, body } = await act(client)
      expect([name, status, body.code]).toEqual([name, 403, 'role-refused'])
    }
    expect((await client.send(contract.listMatters, { query: {} })).status).toBe(read)
  })

  it.each([
    ['county-clerk', '450225', 200],
    ['city-officer', '450200', 200],
    ['region-officer', '450000', 200],
    ['county-clerk', '450226', 404],
    ['city-officer', '450300', 404],
  ] as const)('%s 在 %s 读这件事项得到 %i', async (role, regionCode, expected) => {
    const client = await as(role, regionCode)
    const { status, body } = await client.send(contract.getMatter, { params: { matterId } })
    expect(status).toBe(expected)
    if (expected === 404) expect(body.code).toBe('matter-unknown')
    expect((await client.call(contract.listMatters, { query: {} })).total).toBe(expected === 200 ? 1 : 0)
  })

  it('邻县经办办不了本县的事项，也停不了本县的岗位', async () => {
    const [clerk, neighbor] = [await as('county-clerk'), await as('county-clerk', '450226')]
    for (const [name, act] of Object.entries(acts)) {
      const { status, body } = await act(neighbor)
      expect([name, status, body.code]).toEqual([name, 404, 'matter-unknown'])
    }
    const post = { title: '门卫', employer: '某厂', workplace: '柳州', payText: '面议', heads: 1 }
    const { id } = await clerk.call(contract.publishPost, { body: { ...post, openUntil: '2024-07-01' } })
    const refused = await neighbor.send(contract.closePost, { params: { postId: id } })
    expect([refused.status, refused.body.code]).toEqual([403, 'post-foreign'])
  })

  it.each(['school', 'workshop', 'enterprise', 'trainee', 'finance'] as const)('%s 不能发布岗位', async (role) => {
    const post = { title: '门卫', employer: '某厂', workplace: '柳州', payText: '面议', heads: 1 }
    const sent = await (await as(role)).send(contract.publishPost, { body: { ...post, openUntil: '2024-07-01' } })
    expect([sent.status, sent.body.code]).toEqual([403, 'role-refused'])
  })
})
