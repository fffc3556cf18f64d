import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoCreditCode } from '#kernel/credit-code'
import type { DateText } from '#kernel/dates'
import { demoResidentId } from '#kernel/resident-id'
import { saveOrganization } from '#organizations'
import { addPerson, listPeople } from '#people/contract'
import { type Role, roles, theSystem } from '#platform/auth'
import * as own from '#platform/auth/contract'
import { type Database, inTransaction } from '#platform/db'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { listAuditEvents } from '../contract.ts'
import * as contract from '../contract-accounts.ts'

const COUNTY = '450225'
const workshopId = randomUUID()
const agencyId = randomUUID()
let house: TestHouse
let database: Database
let keeper: Client
let serial = 0

beforeAll(async () => {
  house = await openTestHouse()
  database = house.database
  keeper = await house.as('administrator', { regionCode: COUNTY })
  await inTransaction(database, theSystem, async (tx) => {
    const place = { regionCode: COUNTY }
    await saveOrganization(tx, { id: workshopId, kind: 'assistance-workshop', name: '测试车间', ...place })
    const creditCode = demoCreditCode(2)
    await saveOrganization(tx, { id: agencyId, kind: 'hr-agency', name: '测试人力', creditCode, ...place })
  })
})
afterAll(() => house.close())

const someone = (n: number) => demoResidentId(700_000 + n, '1985-05-05' as DateText, 'female')

/** A new account's form; every one another human being. */
function form(change: Partial<Parameters<typeof create>[0]> = {}) {
  serial += 1
  const person = { account: `clerk-${serial}`, name: '韦秀英', residentId: someone(serial) as string }
  return { ...person, role: 'county-clerk' as Role, regionCode: COUNTY as string | undefined, ...change }
}
interface Form {
  account: string
  name: string
  residentId: string
  role: Role
  regionCode?: string | undefined
  organizationId?: string | undefined
}
const create = (body: Form, by = keeper) => by.call(contract.createAccount, { body })
const refused = async (body: Form, by = keeper) => (await by.send(contract.createAccount, { body })).body

/** Signs in as a person would, and gives back how to call on. */
async function enter(account: string, password: string) {
  const { headers, body } = await house.visitor.send(own.signIn, { body: { account, password } })
  const cookie = String(headers['set-cookie'] ?? '').split(';')[0] ?? ''
  const send = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await house.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
    return { status: answer.statusCode, ...answer.json() }
  }
  return { code: body.code, cookie, send }
}

const OWN = '藤编车间后面有三棵大树，一条小河'
/** A new person of a role who has set a password of their own. */
async function settled(change: Partial<Form> = {}) {
  const given = form(change)
  const { id, password } = await create(given)
  const session = await enter(given.account, password)
  const set = { password, newPassword: `${OWN} ${serial}` }
  expect((await session.send('POST', own.changePassword.path, set)).done).toBe(true)
  return { ...given, id, password: set.newPassword, session }
}

const listed = async (search: string, by = keeper) =>
  (await by.call(contract.listUserAccounts, { query: { search } })).rows

describe('建立账号', () => {
  it('初始密码只显示一次，头次登录只能改密码，改好才能办事', async () => {
    const given = form()
    const { id, password, expiresAt } = await create(given)
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    expect(Date.parse(expiresAt)).toBeGreaterThan(0)
    expect((await listed(given.account))[0]).toMatchObject({ id, state: 'initial', totp: false, mine: false })
    const { send } = await enter(given.account, password)
    expect((await send('GET', own.getSession.path)).user).toMatchObject({ passwordInitial: true, role: 'county-clerk' })
    expect(await send('GET', listPeople.path)).toMatchObject({ status: 403, code: 'password-initial' })
    expect(await send('POST', own.changePassword.path, { password, newPassword: OWN })).toMatchObject({ done: true })
    expect((await send('GET', listPeople.path)).status).toBe(200)
    expect((await listed(given.account))[0]?.state).toBe('active')
    expect((await enter(given.account, password)).code).toBe('login-refused')
  })

  it('初始密码不随幂等键、也不随审计留在库里', async () => {
    const { password } = await keeper.call(contract.createAccount, { body: form(), idempotencyKey: 'create-account-1' })
    const kept = await inTransaction(database, theSystem, async (tx) => [
      ...(await tx.db.selectFrom('platform.idempotency_key').selectAll().execute()),
      ...(await tx.db.selectFrom('audit.event').selectAll().execute()),
    ])
    expect(kept.length).toBeGreaterThan(0)
    expect(JSON.stringify(kept)).not.toContain(password)
  })

  it('填错的一次说全', async () => {
    const body = await refused({ account: 'ok-name', name: '韦', residentId: '45', role: 'county-clerk' })
    expect(body.code).toBe('account-content')
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['name', 'regionCode', 'residentId'])
    const wrong = await refused({ ...form(), account: 'Demo 1', name: '' })
    expect(wrong.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['account', 'name'])
    expect((await refused({ ...form(), account: 'demo-x' })).errors[0].message).toContain('演示')
    const taken = form()
    await create(taken)
    expect((await refused({ ...form(), account: taken.account })).errors[0].path).toBe('account')
  })

  const PLACES: [string, Partial<Form>, string][] = [
    ['邻县', { regionCode: '450226' }, 'regionCode'],
    ['没有的地区', { regionCode: '459999' }, 'regionCode'],
    ['市级岗位设在县', { role: 'city-officer' }, 'regionCode'],
    ['机构岗位没选机构', { role: 'workshop', regionCode: undefined }, 'organizationId'],
    ['车间岗位选了人力机构', { role: 'workshop', organizationId: agencyId }, 'organizationId'],
    ['没有的机构', { role: 'hr-agency', organizationId: randomUUID() }, 'organizationId'],
    ['台账里没有的学员', { role: 'trainee', regionCode: undefined }, 'residentId'],
  ]
  it.each(PLACES)('岗位的所在不对：%s', async (_, change, path) => {
    expect((await refused(form(change))).errors).toEqual([expect.objectContaining({ path })])
  })

  it('机构和学员的账号：落在机构、台账所在的县', async () => {
    await create(form({ role: 'workshop', regionCode: undefined, organizationId: workshopId, account: 'cj-1' }))
    expect((await listed('cj-1'))[0]).toMatchObject({ organizationName: '测试车间', regionName: '融水苗族自治县' })
    const clerk = await house.as('county-clerk', { regionCode: COUNTY })
    const person = { name: '韦秀英', residentId: someone(99_999), township: '融水镇', dwelling: '农村', intent: '培训' }
    await clerk.call(addPerson, { body: { ...person, trade: '藤编' } })
    const { name, residentId } = person
    await create({ account: 'xueyuan-1', name, residentId, role: 'trainee' })
    expect((await listed('xueyuan-1'))[0]?.posts).toMatchObject([{ role: 'trainee', state: 'current' }])
  })

  it('同一自然人只登记一次：再建账号仍是同一人，姓名不同就拒绝', async () => {
    const first = form()
    const second = form({ residentId: first.residentId })
    const { id: one } = await create(first)
    const { id: two } = await create(second)
    expect((await refused(form({ residentId: first.residentId, name: '覃秀英' }))).code).toBe('person-differs')
    const people = await inTransaction(database, theSystem, (tx) =>
      tx.db.selectFrom('auth.user_account').select('natural_person_id').where('id', 'in', [one, two]).execute(),
    )
    expect(new Set(people.map((row) => row.natural_person_id)).size).toBe(1)
  })

  it('初始密码七天有效，过期须重置', async () => {
    const given = form()
    const { id, password } = await create(given)
    await inTransaction(database, theSystem, (tx) =>
      tx.db
        .updateTable('auth.user_account')
        .set({ password_expires_at: '2024-01-01T00:00:00Z' })
        .where('id', '=', id)
        .execute(),
    )
    expect((await enter(given.account, password)).code).toBe('password-expired')
    const again = await keeper.call(contract.resetPassword, { params: { userId: id } })
    expect((await enter(given.account, again.password)).code).toBeUndefined()
  })
})

describe('保管账号', () => {
  it('停用当场失效，恢复后能再登录；停用两次、恢复两次都有说法', async () => {
    const { id: userId, account, password, session } = await settled()
    const params = { userId }
    await keeper.call(contract.disableAccount, { params, body: { reason: '调离' } })
    expect((await session.send('GET', own.getSession.path)).code).toBe('sign-in-needed')
    expect((await enter(account, password)).code).toBe('login-refused')
    expect((await listed(account))[0]).toMatchObject({ state: 'disabled', disabledReason: '调离' })
    const twice = await keeper.send(contract.disableAccount, { params, body: { reason: '调离' } })
    expect(twice.body.code).toBe('account-state')
    await keeper.call(contract.enableAccount, { params })
    expect((await enter(account, password)).code).toBeUndefined()
    expect((await keeper.send(contract.enableAccount, { params })).body.code).toBe('account-state')
  })

  it('重置密码：旧密码和已有的登录都失效，新的又是初始密码', async () => {
    const { id: userId, account, password, session } = await settled()
    const { password: initial } = await keeper.call(contract.resetPassword, { params: { userId } })
    expect((await session.send('GET', own.getSession.path)).code).toBe('sign-in-needed')
    expect((await enter(account, password)).code).toBe('login-refused')
    const { send } = await enter(account, initial)
    expect((await send('GET', listPeople.path)).code).toBe('password-initial')
  })

  it('结束登录：报出几处，当场失效', async () => {
    const { id: userId, account, password, session } = await settled()
    const second = await enter(account, password)
    expect(await keeper.call(contract.endAccountSessions, { params: { userId } })).toEqual({ ended: 2 })
    for (const { send } of [session, second])
      expect((await send('GET', own.getSession.path)).code).toBe('sign-in-needed')
  })

  const ACTS = [
    [contract.disableAccount, { reason: '试' }],
    [contract.enableAccount, undefined],
    [contract.resetPassword, undefined],
    [contract.resetTotp, { reason: '试' }],
    [contract.endAccountSessions, undefined],
    [contract.grantPost, { role: 'finance', regionCode: COUNTY }],
  ] as const
  it.each(ACTS)('$path：外县的、没有的账号都说没有，自己的由别人办', async (act, body) => {
    const stranger = await house.as('county-clerk', { regionCode: '450226' })
    const code = async (userId: string | null) =>
      (await keeper.send(act, { params: { userId: userId ?? '' }, ...(body && { body }) } as never)).body.code
    expect(await code(stranger.actor.userId)).toBe('account-unknown')
    expect(await code(randomUUID())).toBe('account-unknown')
    expect(await code(keeper.actor.userId)).toBe('own-account')
    const other = await house.as('trainee', { regionCode: COUNTY, human: 'same-human' })
    const twin = await house.as('administrator', { regionCode: COUNTY, human: 'same-human' })
    expect(
      (await twin.send(act, { params: { userId: other.actor.userId ?? '' }, ...(body && { body }) } as never)).body
        .code,
    ).toBe('own-account')
  })

  it('每件事都留痕：谁办的、对哪个账号，没有姓名、证件号和密码', async () => {
    const given = form()
    const { id, password } = await create(given)
    await keeper.call(contract.endAccountSessions, { params: { userId: id } })
    const auditor = await house.as('auditor', { regionCode: '450000' })
    const { rows } = await auditor.call(listAuditEvents, { query: { matter: id } })
    expect(rows.map(({ act, stream, userName }) => [act, stream, userName])).toEqual([
      ['结束账号的全部登录', 'auth', keeper.actor.name],
      ['建立账号', 'auth', keeper.actor.name],
    ])
    expect(rows[1]?.facts).toMatchObject({ role: 'county-clerk', regionCode: COUNTY })
    for (const secret of [given.name, given.residentId, password]) expect(JSON.stringify(rows)).not.toContain(secret)
  })
})

it('登录、登录未成、退出，县里的审计都看得到是谁、哪个岗位', async () => {
  const { account, id, session } = await settled()
  await enter(account, 'wrong')
  await house.app.inject({ method: 'DELETE', url: own.signOut.path, headers: { cookie: session.cookie } })
  const auditor = await house.as('auditor', { regionCode: COUNTY })
  const { rows } = await auditor.call(listAuditEvents, { query: { matter: id, limit: 4 } })
  expect(rows.map(({ act, userName, roleLabel }) => [act, userName, roleLabel])).toEqual([
    ['退出登录', '韦秀英', '县（区）经办'],
    ['登录未成', null, null],
    ['修改密码', '韦秀英', '县（区）经办'],
    ['登录', '韦秀英', '县（区）经办'],
  ])
})

describe('岗位', () => {
  const grant = (userId: string, body: object, by = keeper) =>
    by.send(contract.grantPost, { params: { userId }, body: body as never })

  it('再授一个岗位，本人换岗办理，收回后当场办不了', async () => {
    const { id, account, session } = await settled()
    const { body } = await grant(id, { role: 'second-reviewer', regionCode: COUNTY })
    const { posts, user } = await session.send('GET', own.getSession.path)
    expect([user.role, posts.length]).toEqual(['county-clerk', 2])
    expect(posts.find((post: { current: boolean }) => post.current).label).toContain('县（区）经办')
    expect((await session.send('POST', own.switchPost.path, { postId: body.id })).done).toBe(true)
    expect((await session.send('GET', own.getSession.path)).user.role).toBe('second-reviewer')
    const params = { postId: body.id }
    await keeper.call(contract.revokePost, { params, body: { reason: '轮岗' } })
    expect((await session.send('GET', own.getSession.path)).code).toBe('sign-in-needed')
    expect((await listed(account))[0]?.posts.map((post) => post.state)).toEqual(['current', 'ended'])
    expect((await keeper.send(contract.revokePost, { params, body: { reason: '轮岗' } })).body.code).toBe(
      'post-unknown',
    )
  })

  it('重复授予、授到外县、截止日期已过，各有说法；别人的岗位换不过去', async () => {
    const { id, session } = await settled()
    const code = async (body: object) => (await grant(id, body)).body.code
    expect(await code({ role: 'county-clerk', regionCode: COUNTY })).toBe('post-held')
    expect(await code({ role: 'approver', regionCode: '450226' })).toBe('account-content')
    expect(await code({ role: 'approver', regionCode: COUNTY, validUntil: '2024-01-01' })).toBe('account-content')
    const other = await settled()
    const [post] = (await listed(other.account))[0]?.posts ?? []
    expect((await session.send('POST', own.switchPost.path, { postId: post?.id })).code).toBe('post-not-held')
    const given = { role: 'finance', regionCode: COUNTY, validUntil: '2024-06-30' }
    const { body } = await grant(id, given)
    await database.pool.query(`update platform.business_clock set today = '2024-07-01'`)
    expect((await session.send('POST', own.switchPost.path, { postId: body.id })).code).toBe('post-not-held')
  })

  it('谁也不能给自己岗位：换一个账号、新建一个账号也不行；收回自己的也不行', async () => {
    const residentId = someone(88_888)
    const given = form({ residentId, role: 'administrator', name: '农建国' })
    const { id } = await create(given)
    const twin = await house.as('administrator', { regionCode: COUNTY, human: residentId })
    expect((await grant(id, { role: 'finance', regionCode: COUNTY }, twin)).body.code).toBe('own-account')
    expect((await refused(form({ residentId, name: '农建国' }), twin)).code).toBe('own-account')
    const [post] = (await listed(given.account, twin))[0]?.posts ?? []
    expect((await listed(given.account, twin))[0]?.mine).toBe(true)
    const taken = await twin.send(contract.revokePost, { params: { postId: post?.id ?? '' }, body: { reason: '试' } })
    expect(taken.body.code).toBe('own-account')
  })

  it('系统管理员、审计与别的岗位不能是同一自然人，新建账号也绕不过去', async () => {
    const { id, residentId, name } = await settled()
    for (const role of ['administrator', 'auditor'] as const) {
      expect((await grant(id, { role, regionCode: COUNTY })).body.code).toBe('post-exclusive')
      expect((await refused(form({ residentId, name, role }))).code).toBe('post-exclusive')
    }
  })

  it('数据库是第二道关：不经程序也授不了自己、混不了岗、改不了归属', async () => {
    const { id } = await settled()
    const code = (work: Parameters<typeof inTransaction<unknown>>[2], actor = keeper.actor) =>
      inTransaction(database, actor, work).then(
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
    expect(await code(insert(keeper.actor.userId, 'administrator'))).toBe('JQ031')
    expect(await code(insert(id, 'auditor'))).toBe('JQ032')
    const clerk = await house.as('county-clerk', { regionCode: COUNTY })
    expect(await code(insert(id, 'approver'), clerk.actor)).toBe('out-of-reach')
    expect(await code(insert(id, 'approver'), { ...clerk.actor, kind: 'administration', regionPrefix: '450226' })).toBe(
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
  const body = { ...form(), reason: '试' }

  it.each(roles.values.filter((role) => role !== 'administrator'))('%s 一件也办不了', async (role) => {
    const other = await house.as(role, { regionCode: COUNTY, organizationId: workshopId })
    for (const act of KEEPING) expect((await other.send(act, { params, body } as never)).body.code).toBe('role-refused')
    const list = await other.send(contract.listUserAccounts)
    expect(list.body.code).toBe(role === 'auditor' ? undefined : 'role-refused')
  })

  it('系统管理员不碰业务：台账、补贴、资金、机构账户一行也看不到', async () => {
    const clerk = await house.as('county-clerk', { regionCode: COUNTY })
    const seen = async (table: 'people.person' | 'organizations.payee_account', by: Client) =>
      (await inTransaction(database, by.actor, (tx) => tx.db.selectFrom(table).select('id').execute(), 'read')).length
    expect(await seen('people.person', clerk)).toBeGreaterThan(0)
    expect(await seen('people.person', keeper)).toBe(0)
    expect((await keeper.send(listPeople)).body.code).toBe('role-refused')
  })

  it('市里的管理员看得到县里的账号，县里的只看本县；按岗位、状态、地区筛', async () => {
    const city = await house.as('administrator', { regionCode: '450200' })
    const neighbour = await house.as('county-clerk', { regionCode: '450226' })
    const find = async (by: Client, query: object) =>
      (await by.call(contract.listUserAccounts, { query: { limit: 200, ...query } as never })).rows
    expect((await find(city, { search: neighbour.actor.name })).length).toBe(1)
    expect(await find(keeper, { search: neighbour.actor.name })).toEqual([])
    const narrowed = await find(city, { regionCode: '450226', role: 'county-clerk', state: 'active' })
    expect(narrowed.every((row) => row.regionName === '三江侗族自治县')).toBe(true)
    expect(narrowed.length).toBeGreaterThan(0)
    expect(await find(city, { search: '100%' })).toEqual([])
    expect(
      (await find(city, { state: 'disabled', regionCode: '450200' })).every((row) => row.state === 'disabled'),
    ).toBe(true)
  })
})
