import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schoolId } from '#pairing'
import { type Actor, type Role, theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { rawSql, type Scope } from '../../../test/raw-sql.ts'
import { saveOrganization } from './store.ts'

/** The database alone: statements of the application's own role, past every check of the application. */
const COUNTY = '450225'
const school = schoolId('广西工业技师学院')
const workshop = newId()
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const row = { id: workshop, kind: 'assistance-workshop', name: '测试车间', regionCode: COUNTY } as const
  await inTransaction(house.database, theSystem, (tx) => saveOrganization(tx, row))
})
afterAll(() => house.close())

const statements: Readonly<Record<string, string>> = {
  登记机构: `insert into organizations.organization (id, kind, name, region_code)
    values (gen_random_uuid(), 'enterprise', '空壳公司', '${COUNTY}')`,
  改机构: `update organizations.organization set name = '改名', suspended_reason = null where id = '${workshop}'`,
  迁走机构: `update organizations.organization set region_code = '450226' where id = '${workshop}'`,
  授权院校进县: `insert into organizations.access_grant (id, organization_id, region_code, valid_from, reason)
    values (gen_random_uuid(), '${school}', '${COUNTY}', '2030-01-01', '自拟')`,
  延长授权: `update organizations.access_grant set valid_until = '2099-12-31' where region_code = '${COUNTY}'`,
}
const tried = (scope: Scope) =>
  Promise.all(
    Object.entries(statements).map(async ([what, statement]) => {
      const outcome = await rawSql(house.database, scope, statement).then(
        ({ rowCount }) => `${rowCount} 行`,
        (error: { code: string }) => error.code,
      )
      return [what, outcome]
    }),
  )
/** Whoever does not administer the county; moving an organization is nobody's right. */
const refused = Object.keys(statements).map((what) => [what, what === '迁走机构' ? '42501' : 'JQ021'])

describe('机构与访问授权由谁登记：数据库自己的关', () => {
  const insiders: readonly Role[] = ['county-clerk', 'second-reviewer', 'approver', 'finance', 'accountant', 'auditor']

  it.each(insiders)('本县的 %s 一样也写不进', async (role) => {
    const { actor } = await house.as(role, { regionCode: COUNTY })
    expect(await tried(actor)).toEqual(refused)
  })

  it('机构自己、结对院校、学员、公众、没有身份的，一样也写不进', async () => {
    const strangers: readonly Scope[] = [
      (await house.as('workshop', { regionCode: COUNTY, organizationId: workshop })).actor,
      (await house.as('school', { regionCode: '450000', organizationId: school })).actor,
      (await house.as('trainee', { regionCode: COUNTY, personId: newId() })).actor,
      house.visitor.actor,
      {},
    ]
    for (const stranger of strangers) expect(await tried(stranger), stranger.kind).toEqual(refused)
  })

  it('管理员只在本辖区登记：邻县的、别市的都不行，迁走谁也不行', async () => {
    const administrator = (keepsPrefix: string): Scope => ({ kind: 'administration', keepsPrefix })
    for (const elsewhere of ['450226', '4503']) expect(await tried(administrator(elsewhere))).toEqual(refused)
    const here = Object.fromEntries(await tried(administrator(COUNTY)))
    const grants = await house.database.pool.query(
      'select count(*)::int as n from organizations.access_grant where region_code = $1',
      [COUNTY],
    )
    expect(here).toEqual({
      登记机构: '1 行',
      改机构: '1 行',
      迁走机构: '42501',
      授权院校进县: '1 行',
      延长授权: `${grants.rows[0].n} 行`,
    })
    for (const above of ['4502', '45'])
      expect((await tried(administrator(above))).map(([, outcome]) => outcome)).not.toContain('JQ021')
  })

  it('谁也不能删：机构、授权、收款账户只增不删', async () => {
    for (const table of ['organization', 'access_grant', 'payee_account']) {
      const gone = rawSql(house.database, theSystem satisfies Actor, `delete from organizations.${table}`)
      await expect(gone, table).rejects.toMatchObject({ code: '42501' })
    }
  })
})
