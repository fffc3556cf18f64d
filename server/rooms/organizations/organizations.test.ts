import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { demoCreditCode } from '#kernel/credit-code'
import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { demoResidentId } from '#kernel/resident-id'
import { addPerson } from '#people/contract'
import { theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { saveOrganization } from './store.ts'
import { openAccountNumbers } from './store-accounts.ts'

let house: TestHouse
let database: Database
let clerk: Client
const workshopId = newId()
beforeAll(async () => {
  house = await openTestHouse()
  database = house.database
  clerk = await house.as('county-clerk', {})
  const workshop = {
    id: workshopId,
    kind: 'assistance-workshop',
    name: '测试车间',
    creditCode: demoCreditCode(1),
  } as const
  await inTransaction(database, theSystem, (tx) => saveOrganization(tx, { ...workshop, regionCode: '450225' }))
})
afterAll(() => house.close())

const account = (payeeId: string, accountNumber: string, payeeKind: 'person' | 'organization' = 'organization') => ({
  body: { payeeKind, payeeId, holderName: '测试户名', bankName: '测试银行', accountNumber },
})

describe('收款账户', () => {
  it('录入后由另一人核实，改账户留旧行，账号只存密文和尾号', async () => {
    const { id } = await clerk.call(contract.changeAccount, account(workshopId, '2013 0000-1234 5678'))
    expect((await clerk.send(contract.checkAccount, { params: { accountId: id } })).body.code).toBe('duty-conflict')
    const second = await house.as('second-reviewer', {})
    await second.call(contract.checkAccount, { params: { accountId: id } })
    await clerk.call(contract.changeAccount, account(workshopId, '2013000087654321'))
    const { accounts } = await clerk.call(contract.listAccounts, {
      query: { payeeKind: 'organization', payeeId: workshopId },
    })
    expect(accounts.map((row) => [row.accountTail, row.checkedOn !== null, row.replacedAt !== null])).toEqual([
      ['4321', false, false],
      ['5678', true, true],
    ])
    const stored = await inTransaction(database, theSystem, async (tx) => (await openAccountNumbers(tx, [id])).get(id))
    expect(stored).toBe('2013000012345678')
    expect((await second.send(contract.checkAccount, { params: { accountId: id } })).body.code).toBe('account-settled')
  })

  it('错的账号、不认识的收款人、没有的账户，各有说法', async () => {
    const code = async (given: ReturnType<typeof account>) =>
      (await clerk.send(contract.changeAccount, given)).body.code
    expect(await code(account(workshopId, '12'))).toBe('account-wrong')
    expect(await code(account(newId(), `${demoBankCard(1).slice(0, -1)}x`, 'person'))).toBe('account-wrong')
    expect(await code(account(newId(), '2013000012345678'))).toBe('payee-unknown')
    expect(await code(account(newId(), demoBankCard(1), 'person'))).toBe('payee-unknown')
    expect((await clerk.send(contract.checkAccount, { params: { accountId: newId() } })).body.code).toBe(
      'account-unknown',
    )
  })

  it('邻县看不见本县的账户', async () => {
    const neighbour = await house.as('county-clerk', { regionCode: '450226' })
    const query = { payeeKind: 'organization', payeeId: workshopId } as const
    expect((await neighbour.call(contract.listAccounts, { query })).accounts).toEqual([])
  })

  it('外县的机构和人员、别的机构，都不能代为录入账户', async () => {
    const neighbour = await house.as('county-clerk', { regionCode: '450226' })
    const enterprise = await house.as('enterprise', { organizationId: newId() })
    const residentId = demoResidentId(1, '1990-01-01' as DateText, 'female')
    const person = { name: '韦秀英', residentId, township: '融水镇', dwelling: '农村', intent: '培训', trade: '藤编' }
    const { id: personId } = await clerk.call(addPerson, { body: person })
    for (const stranger of [neighbour, enterprise]) {
      for (const given of [account(workshopId, '2013000012345678'), account(personId, demoBankCard(1), 'person')]) {
        const { status, body } = await stranger.send(contract.changeAccount, given)
        expect([status, body.code]).toEqual([404, 'payee-unknown'])
      }
    }
    await clerk.call(contract.changeAccount, account(personId, demoBankCard(1), 'person'))
  })
})

it('机构目录人人可查，29所院校都在其中 [L-066]', async () => {
  const { organizations } = await house.visitor.call(contract.listOrganizations, {
    query: { kind: 'technical-school' },
  })
  expect(organizations.length).toBe(29)
})

it('列不完的清单说出总数，不悄悄截断：机构列出前500家，共多少家写明；按名称找得到其余的', async () => {
  await inTransaction(database, theSystem, (tx) =>
    sql`insert into organizations.organization (id, kind, name, region_code)
      select gen_random_uuid(), 'enterprise', '清单测试企业' || lpad(n::text, 4, '0'), '450225'
      from generate_series(1, 501) n`.execute(tx.db),
  )
  const found = async (search: string) => {
    const { organizations, total } = await house.visitor.call(contract.listOrganizations, { query: { search } })
    return [organizations.length, total]
  }
  expect(await found('清单测试企业')).toEqual([500, 501])
  expect(await found('清单测试企业0501')).toEqual([1, 1])
})

it('选一家机构：按名称、信用代码找，在本级及以下地区找，百分号只是百分号；选定的一家凭编号找回名称', async () => {
  const list = async (query: Partial<InputOf<typeof contract.listOrganizations>>) =>
    (await house.visitor.call(contract.listOrganizations, { query })).organizations
  const [school] = await list({ kind: 'technical-school', limit: 1 })
  if (!school) throw new Error('no school')
  expect((await list({ limit: 20 })).length).toBe(20)
  expect(await list({ id: school.id })).toEqual([school])
  expect(await list({ search: '%', limit: 20 })).toEqual([])
  const several = await list({ kinds: 'technical-school,assistance-workshop', limit: 500 })
  expect(new Set(several.map(({ kind }) => kind))).toEqual(new Set(['technical-school', 'assistance-workshop']))
  const city = `${school.regionCode.slice(0, 4)}00`
  const inside = await list({ regionCode: city, kind: 'technical-school' })
  expect(inside.map(({ id }) => id)).toContain(school.id)
  expect(inside.every(({ regionCode }) => regionCode.startsWith(city.slice(0, 4)))).toBe(true)
  const coded = (await list({})).find(({ creditCode }) => creditCode !== null)
  expect(await list({ search: coded?.creditCode?.toLowerCase() })).toEqual([coded])
})
