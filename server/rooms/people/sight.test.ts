import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveOrganization } from '#organizations'
import { schoolId } from '#pairing'
import { type Role, roles, theSystem } from '#platform/auth'
import { getTimeline } from '#platform/auth/contract'
import { inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { csvFile, goodRow } from './entries.fixture.ts'
import { routes } from './routes.ts'

const WORKSHOP = newId()
let house: TestHouse
let clerk: Client
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house.database, theSystem, work)

beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: '450225' })
  const place = {
    id: WORKSHOP,
    kind: 'assistance-workshop' as const,
    name: '融水苗绣就业帮扶车间',
    regionCode: '450225',
  }
  await asSystem((tx) => saveOrganization(tx, place))
})
afterAll(() => house.close())

const add = async (n: number, change = {}) => (await clerk.call(contract.addPerson, { body: goodRow(n, change) })).id
const open = (personId: string, by = clerk) => by.call(contract.getPerson, { params: { personId } })
const sent = async (promise: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await promise
  return [status, body.code]
}

describe('谁看得到', () => {
  it('外县、车间、别人的账号看不到此人；结对院校看得到人和意愿，看不到类别 [G-009][L-127]', async () => {
    const personId = await add(60)
    const params = { personId }
    for (const [role, place] of [
      ['county-clerk', { regionCode: '450226' }],
      ['city-officer', { regionCode: '450300' }],
      ['trainee', { regionCode: '450225', personId: newId() }],
      ['school', { regionCode: '450000', organizationId: schoolId('广西工业技师学院') }],
    ] as const) {
      const by = await house.as(role, place)
      expect(await sent(by.send(contract.getPerson, { params })), role).toEqual([404, 'person-unknown'])
    }
    const { rows } = await house.visitor.call(contract.listPeople).catch(() => ({ rows: [] }))
    expect(rows).toEqual([])
    const own = await open(personId, await house.as('trainee', { regionCode: '450225', personId }))
    expect(own.statuses).toHaveLength(1)
    const school = await house.as('school', { regionCode: '450000', organizationId: await pairedWith('450225') })
    const seen = await open(personId, school)
    expect([seen.name, seen.statusesShown, seen.statuses, seen.intents.length]).toEqual([
      goodRow(60).name,
      false,
      [],
      1,
    ])
    const list = await school.call(contract.listPeople, { query: {} })
    expect(list.total).toBeGreaterThan(0)
    expect(list.rows.flatMap(({ statuses }) => statuses)).toEqual([])
    expect((await school.call(contract.listPeople, { query: { status: 'lifted-out-of-poverty' } })).total).toBe(0)
    const events = (await school.call(getTimeline, { params })).events.map(({ title }) => title)
    expect(events).toEqual(['登记实名台账', '提出培训意愿'])
    const finance = await house.as('finance', { regionCode: '450225' })
    const titles = (await finance.call(getTimeline, { params })).events.map(({ title }) => title)
    expect(titles).toContain('身份类别登记')
    expect(titles.join()).not.toContain('脱贫')
  })

  it('每个接口只接受列出的岗位，其余一律拒绝 [L-127]', async () => {
    const params = {
      personId: newId(),
      statusId: newId(),
      intentId: newId(),
      contractId: newId(),
      importId: newId(),
      exceptionId: newId(),
      listImportId: newId(),
      benefitId: newId(),
      identityCorrectionId: newId(),
      deathId: newId(),
      listKind: 'other-benefits',
    }
    for (const role of roles.values) {
      const by = await house.as(role as Role, { regionCode: '450225', organizationId: WORKSHOP, personId: newId() })
      for (const { endpoint, may } of routes) {
        if (Array.isArray(may) && may.includes(role)) continue
        const file = endpoint.accepts === 'file' ? csvFile([goodRow(9)]) : undefined
        const asked = {
          slot: 'person-year|x|x|2024',
          documentNumber: '测试1号',
          document: '测试档案1号',
          from: '2024-06-03',
          until: '2024-06-03',
          diedOn: '2024-06-03',
        }
        const body = {
          people: [{ personId: newId(), version: 1 }],
          intentIds: [newId()],
          approve: true,
          note: '同意',
          ...everyField,
          ...asked,
        }
        const answer = await by.send(endpoint, {
          params,
          ...(endpoint.method === 'GET' ? { query: { term: '2024-spring' } } : { body }),
          ...(file && { file }),
        } as never)
        expect([answer.status, answer.body.code], `${role} ${endpoint.summary}`).toEqual([403, 'role-refused'])
      }
    }
  })

  it('辖区之外的台账查不到、改不动，不存在的同样答复 [L-127]', async () => {
    const personId = await add(70)
    const { statuses, intents } = await open(personId)
    const foreign = await house.as('county-clerk', { regionCode: '450226' })
    const params = {
      personId,
      statusId: statuses[0]?.id ?? '',
      intentId: intents[0]?.id ?? '',
      importId: newId(),
      exceptionId: newId(),
    }
    const refused = [
      [contract.getPerson, 'person-unknown', {}],
      [contract.getHousehold, 'person-unknown', {}],
      [contract.editPerson, 'person-unknown', everyField],
      [contract.revealPerson, 'person-unknown', { reason: 'contact' }],
      [contract.addStatus, 'person-unknown', everyField],
      [contract.endStatus, 'status-unknown', everyField],
      [contract.stateIntent, 'person-unknown', everyField],
      [contract.confirmIntent, 'intent-unknown', {}],
      [contract.closeIntent, 'intent-unknown', {}],
      [contract.getImport, 'import-unknown', {}],
      [contract.downloadMarkedImport, 'import-unknown', {}],
    ] as const
    for (const [endpoint, code, body] of refused) {
      const call = { params, ...(endpoint.method === 'GET' ? {} : { body }) }
      expect(await sent(foreign.send(endpoint, call as never)), endpoint.summary).toEqual([404, code])
    }
    const { version } = await open(personId)
    const unknown = {
      code: 'person-unknown',
      next: '请从台账中重新选择；外县人员请联系该县办理',
      reason: '没有找到此人，或不在您的管辖范围内',
    }
    expect(await foreign.call(contract.reviewPeople, { body: { people: [{ personId, version }] } })).toEqual({
      reviewed: 0,
      leftOut: [{ id: personId, ...unknown }],
    })
    const intentIds = intents.map(({ id }) => id)
    expect(await foreign.call(contract.confirmIntents, { body: { intentIds } })).toMatchObject({
      confirmed: 0,
      leftOut: [{ id: intentIds[0], reason: '没有找到这条意愿' }],
    })
    expect((await foreign.call(contract.listPeople, { query: {} })).total).toBe(0)
  })

  it('按姓名、乡镇、类别、意愿查，翻页不漏不重 [L-127]', async () => {
    await clerk.call(contract.importRegister, {
      file: csvFile(
        Array.from({ length: 25 }, (_, i) => goodRow(900 + i, { township: '和睦镇', intent: i % 2 ? '就业' : '培训' })),
        '翻页.csv',
      ),
    })
    const first = await clerk.call(contract.listPeople, { query: { limit: 200, name: '' } })
    const townshipCode = first.rows.find(({ townshipName }) => townshipName === '和睦镇')?.townshipCode ?? ''
    const ids: string[] = []
    for (let cursor: string | undefined, round = 0; round < 5; round++) {
      const page = await clerk.call(contract.listPeople, {
        query: { townshipCode, limit: 10, ...(cursor && { cursor }) },
      })
      expect(page.total).toBe(25)
      ids.push(...page.rows.map(({ id }) => id))
      cursor = page.next
      if (!cursor) break
    }
    expect([ids.length, new Set(ids).size]).toEqual([25, 25])
    const jobs = await clerk.call(contract.listPeople, {
      query: { townshipCode, intent: 'job', status: 'lifted-out-of-poverty', review: 'open' },
    })
    expect(jobs.total).toBe(12)
    expect((await clerk.call(contract.listPeople, { query: { name: '%' } })).total).toBe(0)
    expect((await clerk.send(contract.listPeople, { query: { cursor: 'x' } })).status).toBe(422)
  })
})

/** A body every endpoint here accepts, so that only the role or the reach is refused. */
const everyField = {
  ...{ version: 1, name: '韦甲甲', ethnicity: '', education: '', townshipCode: '450225100', village: '', siteId: null },
  ...{
    urban: false,
    householdNumber: '',
    reason: 'contact',
    status: 'disabled',
    validFrom: '2024-01-01',
    source: '残疾证',
  },
  ...{
    validUntil: '2024-02-01',
    kind: 'job',
    residentId: goodRow(1).residentId,
    number: '1',
    startsOn: '2024-01-01',
    endsOn: '2024-02-01',
  },
}

async function pairedWith(regionCode: string): Promise<string> {
  const grant = await asSystem((tx) =>
    tx.db
      .selectFrom('organizations.access_grant')
      .select('organization_id')
      .where('region_code', '=', regionCode)
      .executeTakeFirstOrThrow(),
  )
  return grant.organization_id
}
