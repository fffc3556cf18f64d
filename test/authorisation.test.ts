import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Refusal } from '#kernel/refusal'
import { roles, thePublic, theSystem } from '#platform/auth'
import { readConfig } from '#platform/config'
import { inTransaction } from '#platform/db'
import { accountRows } from '../server/desk/account-rows.ts'
import { deskRows } from '../server/desk/rows.ts'
import { rooms } from '../server/rooms/index.ts'
import { audit } from '../web/messages/zh-CN/audit.ts'
import { type Placed, placeEverybody } from './authorisation/cast.ts'
import { isOwn, mayRead, survey } from './authorisation/ground.ts'
import { type Asked, isBusiness, isNamed, type Route, type Stage, walk } from './authorisation/matrix.ts'
import { FIRST, RONGSHUI, SANJIANG, setStage } from './authorisation/stage.ts'
import { readTables, type Table, tryTable } from './authorisation/tables.ts'
import { plantTriggers, Witness } from './authorisation/witness.ts'
import { administer, openTestHouse, type TestHouse, urlOf } from './harness.ts'

/** The application's rights, and no row-level security: what is left are the application's own checks. */
const BYPASS = `jq_bypass_${randomUUID().slice(0, 8)}`
let house: TestHouse
let stage: Stage
let tables: readonly Table[]
let byDatabase: Witness
let byApplication: Witness
let byNothing: Witness

beforeAll(async () => {
  house = await openTestHouse({ date: FIRST })
  const people = await setStage(house.database)
  const everybody = await placeEverybody(house.database, people)
  const { adminUrl } = inject('server')
  const { rows } = await house.database.pool.query<{ name: string }>('select current_database() as name')
  const url = urlOf(adminUrl, rows[0]?.name ?? '')
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const ground = await survey(admin)
  tables = await readTables(admin, ground)
  await plantTriggers(admin, [...ground.protectedTables, ...ground.sharedTables])
  await admin.query(`create role ${BYPASS} bypassrls in role jq_app`)
  await admin.end()
  const config = readConfig({ JIANGQIAO_PROFILE: 'test', JIANGQIAO_DATA: tmpdir() }, new Set(), '/')
  const desk = { name: 'desk', routes: deskRows(rooms, house.database, config) }
  const accounts = { name: 'auth', routes: accountRows }
  const routes = [...rooms, accounts, desk].flatMap((room) => room.routes.map((row) => ({ room: room.name, row })))
  stage = { routes, everybody, ground, people }
  byDatabase = await Witness.call(url, 'jq_app', house.database, 'database')
  byApplication = await Witness.call(url, BYPASS, house.database, 'both')
  byNothing = await Witness.call(url, BYPASS, house.database, 'database')
})

afterAll(async () => {
  for (const witness of [byDatabase, byApplication, byNothing]) await witness.database.close()
  await house.close()
  await administer(inject('server').adminUrl, `drop role ${BYPASS}`)
})

/** What came through, each once, with whom it came through for. */
const leaks = (asked: readonly Asked[]): string[] =>
  asked.flatMap(({ label, read, foreignWrites }) => [...read, ...foreignWrites].map((what) => `${label}：${what}`))

const changesOf = (asked: readonly Asked[], role: string): string[] =>
  asked
    .filter(({ placed, changed }) => placed.actor.role === role && changed.some(isBusiness))
    .map(({ label }) => label)

/** The database knows no roles but reaches: one of each points at everything, and so does the auditor, who changes nothing. */
function speakersOf(everybody: readonly Placed[]): ReadonlySet<Placed> {
  const byReach = Map.groupBy(everybody, ({ actor: { kind, regionPrefix, organizationId, personId } }) =>
    JSON.stringify([kind, regionPrefix, organizationId, personId]),
  )
  return new Set([
    ...[...byReach.values()].flatMap((own) => own.slice(0, 1)),
    ...everybody.filter(({ actor }) => actor.role === 'auditor'),
  ])
}

/** The others of a reach, by the routes that name them, point at the first rows that are not theirs. */
function targetsOf(route: Route, placed: Placed, speakers: ReadonlySet<Placed>): Placed['targets'] {
  if (speakers.has(placed)) return placed.targets
  if (!isNamed(route, placed.actor)) return []
  const foreign = placed.targets.filter(({ position }) => position !== 'own' && position !== 'child')
  return (foreign.length > 0 ? foreign : placed.targets).slice(0, 1)
}

/** Thousands of calls, on a machine that may be busy. */
const LONG = 240_000

describe('授权矩阵：每条路由 × 每种岗位 × 本级、下级、同级、上级、别的机构和个人', () => {
  it('只靠数据库的行级安全：管辖外一行也读不到、写不进', { timeout: LONG }, async () => {
    const speakers = speakersOf(stage.everybody)
    const asked = await walk(stage, byDatabase, (route, placed) => targetsOf(route, placed, speakers))
    expect(leaks(asked)).toEqual([])
    expect(changesOf(asked, 'auditor')).toEqual([])
    expect(new Set(asked.map(({ route }) => route)).size).toBe(stage.routes.length)
    expect(new Set(asked.map(({ placed }) => placed.actor.role)).size).toBe(roles.values.length + 1)
  })

  it('只靠应用自身的检查：同样一行不漏，没有点名的岗位一律拒绝', { timeout: LONG }, async () => {
    const asked = await walk(stage, byApplication, (route, { actor, targets }) =>
      isNamed(route, actor) ? targets : targets.slice(-1),
    )
    expect(leaks(asked)).toEqual([])
    expect(changesOf(asked, 'auditor')).toEqual([])
    const unnamed = asked.filter(({ route, placed }) => !isNamed(route, placed.actor))
    expect(unnamed.filter(({ placed, error }) => codeOf(error) !== refusalFor(placed.actor.role))).toEqual([])
    // A named role is answered, or refused in the product's words: never a fault of the database.
    expect(asked.filter(({ error }) => error && !(error instanceof Refusal)).map(({ label }) => label)).toEqual([])
  })

  it('两道关都关上，同样的调用就读到、写到外县：矩阵看得见漏洞', async () => {
    const clerk = stage.everybody.filter(({ actor }) => actor.role === 'county-clerk').slice(0, 1)
    const asked = await walk({ ...stage, everybody: clerk }, byNothing, (_, { targets }) => targets)
    const routesWith = (of: (one: Asked) => readonly string[]) =>
      new Set(asked.filter((one) => of(one).length > 0).map(({ route }) => route)).size
    expect(routesWith(({ read }) => read)).toBeGreaterThan(80)
    expect(routesWith(({ foreignWrites }) => foreignWrites)).toBeGreaterThan(10)
  })
})

const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : String(error))
const refusalFor = (role: string | null): string => (role ? 'role-refused' : 'sign-in-needed')

describe('受保护的表 × 查、改、删、增', () => {
  /** One of each reach: the roles of a reach differ in routes, not in rows. */
  const reaches = () =>
    stage.everybody.filter(
      ({ actor }) =>
        !actor.role ||
        ['county-clerk', 'finance', 'workshop', 'school', 'trainee', 'administrator'].includes(actor.role),
    )

  it.each([
    ['只靠数据库的行级安全', () => byDatabase],
    ['只靠应用自身的检查', () => byApplication],
  ])('%s：管辖外一行也碰不到', async (_, witness) => {
    const through: string[] = []
    for (const { actor } of reaches())
      for (const table of tables) through.push(...(await tryTable(witness(), actor, table, stage.ground)))
    expect(through).toEqual([])
  })

  it('收款账户：两道关单独看到的逐行相同，正是规矩许可的那些，外县学员的也在内', async () => {
    const name = 'organizations.payee_account'
    const rows = stage.ground.rows.filter(({ table }) => table === name)
    const seenBy = async (witness: Witness, actor: Placed['actor']) => {
      const { answer } = await witness.hear(new Set(), () =>
        inTransaction(witness.database, actor, (tx) => tx.db.selectFrom(name).select('id').execute()),
      )
      return (answer as { id: string }[]).map(({ id }) => id).sort()
    }
    let foreign = 0
    for (const { actor } of reaches()) {
      const allowed = rows.filter((row) => mayRead(actor, row, stage.ground)).map(({ cells }) => String(cells['id']))
      expect(await seenBy(byDatabase, actor), `${actor.role} 数据库`).toEqual(allowed.sort())
      expect(await seenBy(byApplication, actor), `${actor.role} 应用`).toEqual(allowed)
      if (actor.regionCode === RONGSHUI && actor.kind === 'bureau')
        foreign += rows.filter((row) => allowed.includes(String(row.cells['id'])) && !isOwn(actor, row)).length
    }
    // Accounts of guests from other counties, for the clerk and for finance; how many depends on whose money has gone.
    expect(foreign).toBeGreaterThanOrEqual(2)
  })

  it('冲突时改的也是自己的行：借外县人员的键登记，外县的行不动', async () => {
    const clerk = stage.everybody.find(({ actor }) => actor.role === 'county-clerk')?.actor
    const theirs = tables
      .find(({ name }) => name === 'people.intent')
      ?.rows.find((row) => row['region_code'] === SANJIANG)
    const row = { ...theirs, id: randomUUID(), region_code: RONGSHUI }
    const heard = await byApplication.hear(new Set(), () =>
      inTransaction(byApplication.database, clerk ?? thePublic, (tx) =>
        tx.db
          .insertInto('people.intent')
          .values(row as never)
          .onConflict((conflict) =>
            conflict.columns(['person_id', 'kind', 'trade']).doUpdateSet({ level: '高级', region_code: RONGSHUI }),
          )
          .execute(),
      ),
    )
    expect([heard.error, heard.changed]).toEqual([undefined, []])
  })

  it('带地区、机构或个人而不设行级安全的表，只有这几张人人可看的', () => {
    expect(stage.ground.sharedTables).toEqual([
      'assessment.body', // 认定机构登记簿公开；触发器只让本地区和上级人社部门写
      'catalog.demand_judgement', // 判断公开；触发器只让所辖地区的人社部门登记
      'catalog.list_version', // 目录公开；同上
      'employment.job_post', // 岗位公开；触发器只让发布机构和所在地人社部门写
      'organizations.access_grant', // 结对授权，随结对名单公开
      'organizations.organization', // 机构目录公开；触发器只让所在地的系统管理员写
      'policy.rate_table', // 标准公开；触发器只让本地区和上级人社部门写
      'policy.setting', // 读法公开；同上
      'statistics.exchange_mapping', // 字段对应表无人员数据；触发器只让本地区设定
      'subsidies.pay_layout', // 付款文件格式无人员数据；触发器只让本地区和上级设定
      'talent.contest', // 竞赛公开；触发器只让本地区和上级人社部门写
      'talent.contest_item', // 同上
      'talent.round', // 评选公开；同上
    ])
  })

  it('数据库的规矩只看管辖、不看岗位，除了受限身份一条：同一管辖的岗位只须试一个', async () => {
    const { rows } = await house.database.pool.query<{ asked: string }>(`
      select schemaname || '.' || tablename as asked from pg_policies
        where concat(qual, with_check) like '%setting(''role''%'
      union all select oid::regproc::text from pg_proc where prosrc like '%setting(''role''%'
        or pg_get_function_sqlbody(oid) like '%setting(''role''%'`)
    expect(rows.map(({ asked }) => asked)).toEqual(['people.status'])
  })

  it('每张受保护的表都有外县的行可试', () => {
    expect(tables.filter(({ rows }) => rows.length < 2).map(({ name }) => name)).toEqual(['statistics.monthly_report'])
  })
})

it('这么多操作留下的每个要点，审计页都有中文名', async () => {
  const kept = await inTransaction(house.database, theSystem, (tx) =>
    tx.db.selectFrom('audit.event').select('facts').execute(),
  )
  const keys = new Set(kept.flatMap(({ facts }) => Object.keys(facts ?? {})))
  expect(keys.size).toBeGreaterThan(30)
  expect([...keys].filter((key) => key !== 'input' && !(key in audit.fact))).toEqual([])
})
