import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { addPerson, listPeople } from '#people/contract'
import { type Role, roles } from '#platform/auth'
import * as own from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import type { Client } from '../../../test/harness.ts'
import * as contract from '../contract-accounts.ts'
import { type AccountDesk, COUNTY, openAccountDesk, someone } from './test-desk.ts'

let desk: AccountDesk
beforeAll(async () => {
  desk = await openAccountDesk()
})
afterAll(() => desk.house.close())

describe('岗位', () => {
  const grant = (userId: string, body: object, by = desk.keeper) =>
    by.send(contract.grantPost, { params: { userId }, body: body as never })

  it('再授一个岗位，本人换岗办理，收回后当场办不了', async () => {
    const { id, account, session } = await desk.settled()
    const { body } = await grant(id, { role: 'second-reviewer', regionCode: COUNTY })
    const { posts, user } = await session.send('GET', own.getSession.path)
    expect([user.role, posts.length]).toEqual(['county-clerk', 2])
    expect(posts.find((post: { current: boolean }) => post.current).label).toContain('县（区）经办')
    expect((await session.send('POST', own.switchPost.path, { postId: body.id })).done).toBe(true)
    expect((await session.send('GET', own.getSession.path)).user.role).toBe('second-reviewer')
    const params = { postId: body.id }
    await desk.keeper.call(contract.revokePost, { params, body: { reason: '轮岗' } })
    expect((await session.send('GET', own.getSession.path)).code).toBe('sign-in-needed')
    expect((await desk.listed(account))[0]?.posts.map((post) => post.state)).toEqual(['current', 'ended'])
    expect((await desk.keeper.send(contract.revokePost, { params, body: { reason: '轮岗' } })).body.code).toBe(
      'post-unknown',
    )
  })

  it('重复授予、授到外县、截止日期已过，各有说法；别人的岗位换不过去', async () => {
    const { id, session } = await desk.settled()
    const code = async (body: object) => (await grant(id, body)).body.code
    expect(await code({ role: 'county-clerk', regionCode: COUNTY })).toBe('post-held')
    expect(await code({ role: 'approver', regionCode: '450226' })).toBe('account-content')
    expect(await code({ role: 'approver', regionCode: COUNTY, validUntil: '2024-01-01' })).toBe('account-content')
    const other = await desk.settled()
    const [post] = (await desk.listed(other.account))[0]?.posts ?? []
    expect((await session.send('POST', own.switchPost.path, { postId: post?.id })).code).toBe('post-not-held')
    const given = { role: 'finance', regionCode: COUNTY, validUntil: '2024-06-30' }
    const { body } = await grant(id, given)
    await desk.database.pool.query(`update platform.business_clock set today = '2024-07-01'`)
    expect((await session.send('POST', own.switchPost.path, { postId: body.id })).code).toBe('post-not-held')
  })

  it('谁也不能给自己岗位：换一个账号、新建一个账号也不行；收回自己的也不行', async () => {
    const residentId = someone(88_888)
    const given = desk.form({ residentId, role: 'administrator', name: '农建国' })
    const { id } = await desk.create(given)
    const twin = await desk.house.as('administrator', { regionCode: COUNTY, human: residentId })
    expect((await grant(id, { role: 'finance', regionCode: COUNTY }, twin)).body.code).toBe('own-account')
    expect((await desk.refused(desk.form({ residentId, name: '农建国' }), twin)).code).toBe('own-account')
    const [post] = (await desk.listed(given.account, twin))[0]?.posts ?? []
    expect((await desk.listed(given.account, twin))[0]?.mine).toBe(true)
    const taken = await twin.send(contract.revokePost, { params: { postId: post?.id ?? '' }, body: { reason: '试' } })
    expect(taken.body.code).toBe('own-account')
  })

  it('系统管理员、审计与别的岗位不能是同一自然人，新建账号也绕不过去', async () => {
    const { id, residentId, name } = await desk.settled()
    for (const role of ['administrator', 'auditor'] as const) {
      expect((await grant(id, { role, regionCode: COUNTY })).body.code).toBe('post-exclusive')
      expect((await desk.refused(desk.form({ residentId, name, role }))).code).toBe('post-exclusive')
    }
  })

  it('数据库是第二道关：不经程序也授不了自己、混不了岗、改不了归属', async () => {
    const { id } = await desk.settled()
    const code = (work: Parameters<typeof inTransaction<unknown>>[2], actor = desk.keeper.actor) =>
      inTransaction(desk.database, actor, work).then(
        () => 'went through',
        (error: { code?: string }) => error.code ?? String(error),
      )
    const post = (userId: string | null, role: Role) => ({
      id: randomUUID(),
      user_id: userId ?? '',
      role,
      region_code: COUNTY,
      valid_from: '2024-06-03' as DateText,
    })
    const insert = (userId: string | null, role: Role): Parameters<typeof inTransaction<unknown>>[2] => {
      return (tx) => tx.db.insertInto('auth.post').values(post(userId, role)).execute()
    }
    expect(await code(insert(desk.keeper.actor.userId, 'administrator'))).toBe('JQ031')
    expect(await code(insert(id, 'auditor'))).toBe('JQ032')
    const clerk = await desk.house.as('county-clerk', { regionCode: COUNTY })
    expect(await code(insert(id, 'approver'), clerk.actor)).toBe('out-of-reach')
    expect(await code(insert(id, 'approver'), { ...clerk.actor, kind: 'administration', keepsPrefix: '450226' })).toBe(
      'out-of-reach',
    )
    const disableMe: Parameters<typeof inTransaction<unknown>>[2] = (tx) =>
      tx.db
        .updateTable('auth.user_account')
        .set({ disabled_at: '2024-06-03T00:00:00Z' })
        .where('id', '=', clerk.actor.userId)
        .execute()
    expect(await code(disableMe, clerk.actor)).toBe('JQ030')
    const move: Parameters<typeof inTransaction<unknown>>[2] = (tx) =>
      tx.db.updateTable('auth.user_account').set({ region_code: '450000' }).where('id', '=', id).execute()
    expect(await code(move)).toBe('42501')
  })
})

describe('谁能管账号', () => {
  const KEEPING = [
    contract.createAccount,
    contract.disableAccount,
    contract.enableAccount,
    contract.resetPassword,
    contract.resetTotp,
    contract.endAccountSessions,
    contract.grantPost,
    contract.revokePost,
  ]
  const params = { userId: randomUUID(), postId: randomUUID() }

  it.each(roles.values.filter((role) => role !== 'administrator'))('%s 一件也办不了', async (role) => {
    const other = await desk.house.as(role, { regionCode: COUNTY, organizationId: desk.workshopId })
    const body = { ...desk.form(), reason: '试' }
    for (const act of KEEPING) expect((await other.send(act, { params, body } as never)).body.code).toBe('role-refused')
    const list = await other.send(contract.listUserAccounts)
    expect(list.body.code).toBe(role === 'auditor' ? undefined : 'role-refused')
  })

  it('系统管理员不碰业务：台账、补贴、资金、机构账户一行也看不到', async () => {
    const clerk = await desk.house.as('county-clerk', { regionCode: COUNTY })
    const person = { name: '韦秀英', residentId: someone(77_777), township: '融水镇', dwelling: '农村', intent: '培训' }
    await clerk.call(addPerson, { body: { ...person, trade: '藤编' } })
    const seen = async (table: 'people.person' | 'organizations.payee_account', by: Client) =>
      (await inTransaction(desk.database, by.actor, (tx) => tx.db.selectFrom(table).select('id').execute(), 'read'))
        .length
    expect(await seen('people.person', clerk)).toBeGreaterThan(0)
    expect(await seen('people.person', desk.keeper)).toBe(0)
    expect((await desk.keeper.send(listPeople)).body.code).toBe('role-refused')
  })

  it('市里的管理员看得到县里的账号，县里的只看本县；按岗位、状态、地区筛', async () => {
    const city = await desk.house.as('administrator', { regionCode: '450200' })
    const neighbour = await desk.house.as('county-clerk', { regionCode: '450226' })
    const find = async (by: Client, query: object) =>
      (await by.call(contract.listUserAccounts, { query: { limit: 200, ...query } as never })).rows
    expect((await find(city, { search: neighbour.actor.name })).length).toBe(1)
    expect(await find(desk.keeper, { search: neighbour.actor.name })).toEqual([])
    const narrowed = await find(city, { regionCode: '450226', role: 'county-clerk', state: 'active' })
    expect(narrowed.every((row) => row.regionName === '三江侗族自治县')).toBe(true)
    expect(narrowed.length).toBeGreaterThan(0)
    expect(await find(city, { search: '100%' })).toEqual([])
    expect(
      (await find(city, { state: 'disabled', regionCode: '450200' })).every((row) => row.state === 'disabled'),
    ).toBe(true)
  })
})
