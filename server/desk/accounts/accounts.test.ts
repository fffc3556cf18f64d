import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, listPeople } from '#people/contract'
import { theSystem } from '#platform/auth'
import * as own from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { listAuditEvents } from '../contract.ts'
import * as contract from '../contract-accounts.ts'
import { type AccountDesk, AGENCY, COUNTY, type Form, OWN, openAccountDesk, someone } from './test-desk.ts'

let desk: AccountDesk
beforeAll(async () => {
  desk = await openAccountDesk()
})
afterAll(() => desk.house.close())

describe('建立账号', () => {
  it('初始密码只显示一次，头次登录只能改密码，改好才能办事', async () => {
    const given = desk.form()
    const { id, password, expiresAt } = await desk.create(given)
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    expect(Date.parse(expiresAt)).toBeGreaterThan(0)
    expect((await desk.listed(given.account))[0]).toMatchObject({ id, state: 'initial', totp: false, mine: false })
    const { send } = await desk.enter(given.account, password)
    expect((await send('GET', own.getSession.path)).user).toMatchObject({ passwordInitial: true, role: 'county-clerk' })
    expect(await send('GET', listPeople.path)).toMatchObject({ status: 403, code: 'password-initial' })
    expect(await send('POST', own.changePassword.path, { password, newPassword: OWN })).toMatchObject({ done: true })
    expect((await send('GET', listPeople.path)).status).toBe(200)
    expect((await desk.listed(given.account))[0]?.state).toBe('active')
    expect((await desk.enter(given.account, password)).code).toBe('login-refused')
  })

  it('初始密码不随幂等键、也不随审计留在库里', async () => {
    const { password } = await desk.keeper.call(contract.createAccount, {
      body: desk.form(),
      idempotencyKey: 'create-account-1',
    })
    const kept = await inTransaction(desk.database, theSystem, async (tx) => [
      ...(await tx.db.selectFrom('platform.idempotency_key').selectAll().execute()),
      ...(await tx.db.selectFrom('audit.event').selectAll().execute()),
    ])
    expect(kept.length).toBeGreaterThan(0)
    expect(JSON.stringify(kept)).not.toContain(password)
  })

  it('填错的一次说全', async () => {
    const body = await desk.refused({ account: 'ok-name', name: '韦', residentId: '45', role: 'county-clerk' })
    expect(body.code).toBe('account-content')
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['name', 'regionCode', 'residentId'])
    const wrong = await desk.refused({ ...desk.form(), account: 'Demo 1', name: '' })
    expect(wrong.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['account', 'name'])
    expect((await desk.refused({ ...desk.form(), account: 'demo-x' })).errors[0].message).toContain('演示')
    const taken = desk.form()
    await desk.create(taken)
    expect((await desk.refused({ ...desk.form(), account: taken.account })).errors[0].path).toBe('account')
  })

  const PLACES: [string, Partial<Form>, string][] = [
    ['邻县', { regionCode: '450226' }, 'regionCode'],
    ['没有的地区', { regionCode: '459999' }, 'regionCode'],
    ['市级岗位设在县', { role: 'city-officer' }, 'regionCode'],
    ['机构岗位没选机构', { role: 'workshop', regionCode: undefined }, 'organizationId'],
    ['车间岗位选了人力机构', { role: 'workshop', organizationId: AGENCY }, 'organizationId'],
    ['没有的机构', { role: 'hr-agency', organizationId: randomUUID() }, 'organizationId'],
    ['台账里没有的学员', { role: 'trainee', regionCode: undefined }, 'residentId'],
  ]
  it.each(PLACES)('岗位的所在不对：%s', async (_, change, path) => {
    expect((await desk.refused(desk.form(change))).errors).toEqual([expect.objectContaining({ path })])
  })

  it('机构和学员的账号：落在机构、台账所在的县', async () => {
    await desk.create(
      desk.form({ role: 'workshop', regionCode: undefined, organizationId: desk.workshopId, account: 'cj-1' }),
    )
    expect((await desk.listed('cj-1'))[0]).toMatchObject({ organizationName: '测试车间', regionName: '融水苗族自治县' })
    const clerk = await desk.house.as('county-clerk', { regionCode: COUNTY })
    const person = { name: '韦秀英', residentId: someone(99_999), township: '融水镇', dwelling: '农村', intent: '培训' }
    await clerk.call(addPerson, { body: { ...person, trade: '藤编' } })
    const { name, residentId } = person
    await desk.create({ account: 'xueyuan-1', name, residentId, role: 'trainee' })
    expect((await desk.listed('xueyuan-1'))[0]?.posts).toMatchObject([{ role: 'trainee', state: 'current' }])
  })

  it('同一自然人只登记一次：再建账号仍是同一人，姓名不同就拒绝', async () => {
    const first = desk.form()
    const second = desk.form({ residentId: first.residentId })
    const { id: one } = await desk.create(first)
    const { id: two } = await desk.create(second)
    expect((await desk.refused(desk.form({ residentId: first.residentId, name: '覃秀英' }))).code).toBe(
      'person-differs',
    )
    const people = await inTransaction(desk.database, theSystem, (tx) =>
      tx.db.selectFrom('auth.user_account').select('natural_person_id').where('id', 'in', [one, two]).execute(),
    )
    expect(new Set(people.map((row) => row.natural_person_id)).size).toBe(1)
  })

  it('初始密码七天有效，过期须重置', async () => {
    const given = desk.form()
    const { id, password } = await desk.create(given)
    await inTransaction(desk.database, theSystem, (tx) =>
      tx.db
        .updateTable('auth.user_account')
        .set({ password_expires_at: '2024-01-01T00:00:00Z' })
        .where('id', '=', id)
        .execute(),
    )
    expect((await desk.enter(given.account, password)).code).toBe('password-expired')
    const again = await desk.keeper.call(contract.resetPassword, { params: { userId: id } })
    expect((await desk.enter(given.account, again.password)).code).toBeUndefined()
  })
})

describe('保管账号', () => {
  it('停用当场失效，恢复后能再登录；停用两次、恢复两次都有说法', async () => {
    const { id: userId, account, password, session } = await desk.settled()
    const params = { userId }
    await desk.keeper.call(contract.disableAccount, { params, body: { reason: '调离' } })
    expect((await session.send('GET', own.getSession.path)).code).toBe('sign-in-needed')
    expect((await desk.enter(account, password)).code).toBe('login-refused')
    expect((await desk.listed(account))[0]).toMatchObject({ state: 'disabled', disabledReason: '调离' })
    const twice = await desk.keeper.send(contract.disableAccount, { params, body: { reason: '调离' } })
    expect(twice.body.code).toBe('account-state')
    await desk.keeper.call(contract.enableAccount, { params })
    expect((await desk.enter(account, password)).code).toBeUndefined()
    expect((await desk.keeper.send(contract.enableAccount, { params })).body.code).toBe('account-state')
  })

  it('重置密码：旧密码和已有的登录都失效，新的又是初始密码', async () => {
    const { id: userId, account, password, session } = await desk.settled()
    const { password: initial } = await desk.keeper.call(contract.resetPassword, { params: { userId } })
    expect((await session.send('GET', own.getSession.path)).code).toBe('sign-in-needed')
    expect((await desk.enter(account, password)).code).toBe('login-refused')
    const { send } = await desk.enter(account, initial)
    expect((await send('GET', listPeople.path)).code).toBe('password-initial')
  })

  it('结束登录：报出几处，当场失效', async () => {
    const { id: userId, account, password, session } = await desk.settled()
    const second = await desk.enter(account, password)
    expect(await desk.keeper.call(contract.endAccountSessions, { params: { userId } })).toEqual({ ended: 2 })
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
    const stranger = await desk.house.as('county-clerk', { regionCode: '450226' })
    const code = async (userId: string | null) =>
      (await desk.keeper.send(act, { params: { userId: userId ?? '' }, ...(body && { body }) } as never)).body.code
    expect(await code(stranger.actor.userId)).toBe('account-unknown')
    expect(await code(randomUUID())).toBe('account-unknown')
    expect(await code(desk.keeper.actor.userId)).toBe('own-account')
    const other = await desk.house.as('trainee', { regionCode: COUNTY, human: 'same-human' })
    const twin = await desk.house.as('administrator', { regionCode: COUNTY, human: 'same-human' })
    expect(
      (await twin.send(act, { params: { userId: other.actor.userId ?? '' }, ...(body && { body }) } as never)).body
        .code,
    ).toBe('own-account')
  })

  it('每件事都留痕：谁办的、对哪个账号，没有姓名、证件号和密码', async () => {
    const given = desk.form()
    const { id, password } = await desk.create(given)
    await desk.keeper.call(contract.endAccountSessions, { params: { userId: id } })
    const auditor = await desk.house.as('auditor', { regionCode: '450000' })
    const { rows } = await auditor.call(listAuditEvents, { query: { matter: id } })
    expect(rows.map(({ act, stream, userName }) => [act, stream, userName])).toEqual([
      ['结束账号的全部登录', 'auth', desk.keeper.actor.name],
      ['建立账号', 'auth', desk.keeper.actor.name],
    ])
    expect(rows[1]?.facts).toMatchObject({ role: 'county-clerk', regionCode: COUNTY })
    for (const secret of [given.name, given.residentId, password]) expect(JSON.stringify(rows)).not.toContain(secret)
  })
})

it('登录、登录未成、退出，县里的审计都看得到是谁、哪个岗位', async () => {
  const { account, id, session } = await desk.settled()
  await desk.enter(account, 'wrong')
  await desk.house.app.inject({ method: 'DELETE', url: own.signOut.path, headers: { cookie: session.cookie } })
  const auditor = await desk.house.as('auditor', { regionCode: COUNTY })
  const { rows } = await auditor.call(listAuditEvents, { query: { matter: id, limit: 4 } })
  expect(rows.map(({ act, userName, roleLabel }) => [act, userName, roleLabel])).toEqual([
    ['退出登录', '韦秀英', '县（区）经办'],
    ['登录未成', null, null],
    ['修改密码', '韦秀英', '县（区）经办'],
    ['登录', '韦秀英', '县（区）经办'],
  ])
})
