import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoCreditCode } from '#kernel/credit-code'
import { roles, theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { saveOrganization } from './store.ts'
import { insertOrganization, updateSuspension } from './store-register.ts'

const COUNTY = '450225'
let house: TestHouse
let keeper: Client
let city: Client
/** Another administrator of the county. */
let second: Client
let serial = 100
beforeAll(async () => {
  house = await openTestHouse()
  keeper = await house.as('administrator', { regionCode: COUNTY })
  second = await house.as('administrator', { regionCode: COUNTY })
  city = await house.as('administrator', { regionCode: '450200' })
})
afterAll(() => house.close())

type Form = {
  kind: contract.OrganizationKind
  name: string
  creditCode: string
  regionCode: string
  townshipCode?: string
}
function form(change: Partial<Form> = {}): Form {
  serial += 1
  const creditCode = demoCreditCode(serial)
  return { kind: 'assistance-workshop', name: `测试车间${serial}`, creditCode, regionCode: COUNTY, ...change }
}
const register = (body: Form, by = keeper) => by.call(contract.registerOrganization, { body })
const refused = async (body: Partial<Form>, by = keeper) =>
  (await by.send(contract.registerOrganization, { body: body as Form })).body
const paths = (body: { errors?: { path: string }[] }) => body.errors?.map(({ path }) => path).sort()
const listed = async (query: object, by = keeper) =>
  (await by.call(contract.listRegister, { query: { limit: 200, ...query } as never })).rows

describe('登记机构', () => {
  it('登记后在登记簿和公开的机构目录里都有', async () => {
    const given = form({ townshipCode: '450225100' })
    const { id } = await register(given)
    const [row] = await listed({ search: given.name })
    expect(row).toMatchObject({ id, ...given, version: 1, suspendedReason: null })
    const { organizations } = await house.visitor.call(contract.listOrganizations, { query: { search: given.name } })
    expect(organizations.map((one) => one.creditCode)).toEqual([given.creditCode])
  })

  it.each(contract.organizationKinds.values)('%s 能登记', async (kind) => {
    await register(form({ kind }))
    expect((await listed({ kind })).length).toBeGreaterThan(0)
  })

  it('错处一次说全：格式的一次，要查库的一次', async () => {
    const { code, errors } = await refused({ regionCode: '4502', creditCode: '91450225', name: '' })
    expect([code, errors.map(({ path }: { path: string }) => path).sort()]).toEqual([
      'content-wrong',
      ['creditCode', 'kind', 'name', 'regionCode'],
    ])
    const first = form()
    await register(first)
    const again = await refused(form({ creditCode: first.creditCode, regionCode: '450226' }))
    expect([again.code, paths(again)]).toEqual(['organization-content', ['creditCode', 'regionCode']])
    expect(again.errors.map(({ message }: { message: string }) => message).join()).toContain(first.name)
  })

  const WRONG: [string, Partial<Form>, string][] = [
    ['邻县', { regionCode: '450226' }, 'regionCode'],
    ['没有的县', { regionCode: '459999' }, 'regionCode'],
    ['别县的乡镇', { townshipCode: '450226100' }, 'townshipCode'],
    ['校验位不符', { creditCode: `${demoCreditCode(1).slice(0, 17)}0` }, 'creditCode'],
  ]
  it.each(WRONG)('%s 不能登记', async (_, change, path) => {
    expect(paths(await refused(form(change)))).toEqual([path])
  })

  it('市里的管理员能登记到县，院校可登记在市，车间要到县', async () => {
    await register(form(), city)
    await register(form({ kind: 'technical-school', regionCode: '450200' }), city)
    expect(paths(await refused(form({ regionCode: '450200' }), city))).toEqual(['regionCode'])
  })

  it('同一代码同时登记，只成一个', async () => {
    const shared = form()
    const added = await Promise.all(
      [1, 2, 3].map(() =>
        inTransaction(house.database, theSystem, (tx) =>
          insertOrganization(tx, { ...shared, id: randomUUID(), townshipCode: null, ownership: null }),
        ),
      ),
    )
    expect(added.filter(Boolean).length).toBe(1)
  })
})

describe('修改、暂停、恢复', () => {
  it('凭版本修改：改名称和代码，县和类型不变；依据旧版的被拒', async () => {
    const { id: organizationId } = await register(form())
    const next = { name: '改名后的车间', creditCode: form().creditCode, version: 1 }
    const params = { organizationId }
    expect(await keeper.call(contract.editOrganization, { params, body: next })).toEqual({
      id: organizationId,
      version: 2,
    })
    expect((await listed({ search: next.creditCode.toLowerCase() }))[0]).toMatchObject({ name: next.name, version: 2 })
    expect((await keeper.send(contract.editOrganization, { params, body: next })).body.code).toBe('stale')
    const taken = form()
    await register(taken)
    const clash = { ...next, creditCode: taken.creditCode, version: 2 }
    expect(paths((await keeper.send(contract.editOrganization, { params, body: clash })).body)).toEqual(['creditCode'])
  })

  it('文件里的院校没有印代码，登记时补上', async () => {
    const id = randomUUID()
    const school = { id, kind: 'technical-school', name: '测试没印代码的院校', regionCode: COUNTY } as const
    await inTransaction(house.database, theSystem, (tx) => saveOrganization(tx, school))
    expect((await listed({ search: school.name }))[0]?.creditCode).toBeNull()
    const body = { name: school.name, creditCode: form().creditCode, version: 1 }
    await keeper.call(contract.editOrganization, { params: { organizationId: id }, body })
    expect((await listed({ search: school.name }))[0]?.creditCode).toBe(body.creditCode)
  })

  it('暂停后写明原因，恢复后清掉；状态不符、依据旧版各有说法', async () => {
    const { id: organizationId } = await register(form())
    const params = { organizationId }
    const suspend = (version: number) =>
      keeper.send(contract.suspendOrganization, { params, body: { reason: '年检未过', version } })
    const activate = (version: number) => second.send(contract.activateOrganization, { params, body: { version } })
    expect((await activate(1)).body.code).toBe('organization-state')
    expect((await suspend(1)).body.version).toBe(2)
    const found = (await listed({ state: 'suspended' })).find(({ id }) => id === organizationId)
    expect(found?.suspendedReason).toBe('年检未过')
    expect([(await suspend(1)).body.code, (await suspend(2)).body.code]).toEqual(['stale', 'organization-state'])
    expect((await activate(2)).body.version).toBe(3)
    expect((await listed({ state: 'active' })).find(({ id }) => id === organizationId)?.suspendedReason).toBeNull()
  })

  it('恢复由另一自然人：登记的、最后改动的、暂停的、录入过收款账户的都不行，换账号也一样，登记簿里写明', async () => {
    const human = '两个岗位的一个人'
    const place = { regionCode: COUNTY, human }
    const [here, above] = [
      await house.as('administrator', place),
      await house.as('administrator', { ...place, regionCode: '450200' }),
    ]
    const suspend = (organizationId: string, by: Client, version = 1) =>
      by.call(contract.suspendOrganization, { params: { organizationId }, body: { reason: '年检未过', version } })
    const HANDS: [string, (one: Form) => Promise<string>][] = [
      ['登记的', async (one) => (await register(one, here)).id],
      ['暂停的', async (one) => (await register(one, keeper)).id],
      [
        '最后改动的',
        async (one) => {
          const { id } = await register(one, keeper)
          const body = { name: one.name, creditCode: one.creditCode, version: 1 }
          await here.call(contract.editOrganization, { params: { organizationId: id }, body })
          return id
        },
      ],
      [
        '录入过收款账户的',
        async (one) => {
          const { id } = await register(one, keeper)
          // As a clerk, before they kept the register.
          const duty = `insert into auth.duty_taken values ($1, 'account-change', $2, $3)`
          await house.database.pool.query(duty, [id, here.actor.naturalPersonId, here.actor.userId])
          return id
        },
      ],
    ]
    for (const [what, made] of HANDS) {
      const given = form()
      const organizationId = await made(given)
      const params = { organizationId }
      const before = what === '最后改动的' ? 2 : 1
      await suspend(organizationId, what === '暂停的' ? above : keeper, before)
      const body = { version: before + 1 }
      for (const by of [here, above]) {
        const self = await by.send(contract.activateOrganization, { params, body })
        expect([what, self.status, self.body.code]).toEqual([what, 403, 'organization-own-hand'])
        expect(self.body.rules).toEqual([{ anchor: 'lz-2019-63#6-4' }])
        expect((await listed({ search: given.name }, by))[0]).toMatchObject({ handledByMe: true })
      }
      const direct = inTransaction(house.database, here.actor, (tx) => updateSuspension(tx, organizationId, null))
      await expect(direct, what).rejects.toMatchObject({ code: 'JQ001' })
      const disowned = inTransaction(house.database, here.actor, (tx) =>
        sql`update organizations.organization set state_by = null where id = ${organizationId}`.execute(tx.db),
      )
      await expect(disowned, what).rejects.toMatchObject({ code: 'JQ005' })
      expect((await listed({ search: given.name }, second))[0]).toMatchObject({ handledByMe: false })
      expect((await second.send(contract.activateOrganization, { params, body })).status).toBe(200)
    }
  })

  it('外县的机构改不了，也不在登记簿里', async () => {
    const given = form({ regionCode: '450226' })
    const { id: organizationId } = await register(given, city)
    const params = { organizationId }
    const acts = [
      keeper.send(contract.editOrganization, { params, body: { ...given, version: 1 } }),
      keeper.send(contract.suspendOrganization, { params, body: { reason: '试', version: 1 } }),
      keeper.send(contract.activateOrganization, { params, body: { version: 1 } }),
    ]
    for (const { body } of await Promise.all(acts)) expect(body.code).toBe('organization-unknown')
    expect(await listed({ search: given.name })).toEqual([])
    expect((await listed({ regionCode: '450226', search: given.name }, city)).length).toBe(1)
  })

  it('一页一页翻，不重不漏', async () => {
    const all = await listed({}, city)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await city.call(contract.listRegister, { query: { limit: 3, ...(cursor && { cursor }) } })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([all.length, all.length])
  })
})

it.each(roles.values.filter((role) => role !== 'administrator'))('%s 不能登记、修改、暂停机构', async (role) => {
  const other = await house.as(role, { regionCode: COUNTY })
  const params = { organizationId: randomUUID() }
  const given = { ...form(), version: 1, reason: '试' }
  for (const act of [
    contract.registerOrganization,
    contract.editOrganization,
    contract.suspendOrganization,
    contract.activateOrganization,
  ])
    expect((await other.send(act, { params, body: given } as never)).body.code).toBe('role-refused')
  expect((await other.send(contract.listRegister)).body.code).toBe(role === 'auditor' ? undefined : 'role-refused')
})

it('数据库是第二道关：不经登记，经办、机构、外县的管理员都写不进机构表，谁也换不了县、删不掉', async () => {
  const { id } = await register(form())
  const clerk = await house.as('county-clerk', { regionCode: COUNTY })
  const workshop = await house.as('workshop', { regionCode: COUNTY, organizationId: id })
  const neighbour = await house.as('administrator', { regionCode: '450226' })
  const codeOf = (by: Client, statement: string) =>
    inTransaction(house.database, by.actor, (tx) => sql.raw(statement).execute(tx.db)).then(
      () => 'went through',
      (error: { code?: string }) => error.code,
    )
  const rename = `update organizations.organization set name = '改' where id = '${id}'`
  for (const by of [clerk, workshop, neighbour]) expect(await codeOf(by, rename)).toBe('JQ021')
  expect(await codeOf(keeper, rename)).toBe('went through')
  // What stops an organization and what says why stand together, or neither.
  for (const half of [
    `suspended_reason = '年检未过'`,
    `suspended_at = now()`,
    `suspended_at = now(), suspended_reason = ''`,
  ])
    expect(await codeOf(keeper, `update organizations.organization set ${half} where id = '${id}'`), half).toBe('23514')
  const move = `update organizations.organization set region_code = '450226' where id = '${id}'`
  const remove = `delete from organizations.organization where id = '${id}'`
  expect([await codeOf(keeper, move), await codeOf(keeper, remove)]).toEqual(['42501', '42501'])
})
