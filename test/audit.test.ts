import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendCheckpoint, chainHeads, record, sealPending, verifyAudit } from '#platform/audit'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { canonical, signCheckpoint } from '#platform/secrets'
import { waitingEvents } from '../server/platform/audit/seal.ts'
import { openTestHouse, type TestHouse } from './harness.ts'
import { administrator, untilWaiting } from './in-line.ts'

let house: TestHouse
let folder: string
let file: string
beforeEach(async () => {
  house = await openTestHouse()
  folder = mkdtempSync(join(tmpdir(), 'jq-audit-'))
  file = join(folder, 'checkpoints')
  await inTransaction(house.database, theSystem, async (tx) => {
    for (let i = 0; i < 30; i++) await record(tx, i % 2 ? 'funds' : 'people', '试', { facts: { i } })
  })
  await sealPending(house.database)
  await appendCheckpoint(house.database, file)
})
afterEach(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

/** As an administrator of the database would: past every grant and policy. */
async function tamper(statement: string): Promise<void> {
  const client = await administrator(house.database)
  await client.query(`set session_replication_role = replica; ${statement}`)
  await client.end()
}

it('没动过的链条核验通过，资金流同一事务内成链', async () => {
  expect(await verifyAudit(house.database, file)).toMatchObject({ events: 30, streams: 2, unsealed: 0, faults: [] })
})

it('核验进行中新成链、新写的检查点，不算链尾被截断', async () => {
  const held = await administrator(house.database)
  // The verifier has read the chains and waits here, while an event is sealed and a checkpoint written.
  await held.query('begin; lock table audit.waiting in access exclusive mode')
  const verdict = verifyAudit(house.database, file)
  await untilWaiting(held, 1)
  await held.query(`insert into audit.event (id, stream, at, region_code, act, facts)
    values ('00000000-0000-7000-8000-000000000001', 'people', now(), '450000', '试', '{}')`)
  const { rows } = await held.query(`insert into audit.seal (stream, seq, event_id, prev_hash, hash)
    values ('people', 16, '00000000-0000-7000-8000-000000000001', 'p', 'h') returning stream, seq::int, hash`)
  const body = canonical({
    at: '2999-01-01T00:00:00.000Z',
    heads: { people: { seq: rows[0].seq, hash: rows[0].hash } },
  })
  appendFileSync(file, `${body}\t${signCheckpoint(house.database.keys, body)}\n`)
  await held.query('commit')
  await held.end()
  expect((await verdict).faults).toEqual([])
})

it('恢复出的备份只与备份之前的检查点比：之后的不算截断，之前的照比；没有检查点另说', async () => {
  const until: string = JSON.parse(readFileSync(file, 'utf8').split('\t')[0] ?? '').at
  const body = canonical({ at: '2999-01-01T00:00:00.000Z', heads: { people: { seq: 99, hash: 'x' } } })
  appendFileSync(file, `${body}\t${signCheckpoint(house.database.keys, body)}\n`)
  expect(await verifyAudit(house.database, file, { until })).toMatchObject({ compared: 1, later: 1, faults: [] })
  expect((await verifyAudit(house.database, file)).faults).toHaveLength(1)
  const none = join(folder, 'nowhere')
  expect(await verifyAudit(house.database, none, { until })).toMatchObject({ compared: 0, faults: [] })
  expect((await verifyAudit(house.database, none)).faults.join()).toContain('没有库外检查点')
  await tamper(`delete from audit.seal where stream = 'people' and seq > 9`)
  expect((await verifyAudit(house.database, file, { until })).faults.join()).toContain('检查点不符')
})

const TAMPERS: [string, string, string][] = [
  ['改内容', `update audit.event set facts = '{"i":99}' where facts = '{"i":10}'`, 'people 第 6 条：内容与哈希不符'],
  ['删中间', `delete from audit.seal where stream = 'funds' and seq = 7`, 'funds 第 8 条：序号中断'],
  [
    '截尾巴',
    `delete from audit.seal where stream = 'funds' and seq > 9; delete from audit.event where stream='funds' and id not in (select event_id from audit.seal)`,
    '检查点不符',
  ],
  ['换链尾', `update audit.seal set hash = repeat('a', 64) where stream = 'people' and seq = 15`, 'people 第 15 条'],
]
it.each(TAMPERS)('绕过授权%s，核验指出哪一条', async (_, statement, fault) => {
  await tamper(statement)
  const { faults } = await verifyAudit(house.database, file)
  expect(faults.join('\n')).toContain(fault)
  // Read in parts, whole or cut in the middle of a chain, the trail says the same.
  for (const chunk of [1, 7, 15]) expect((await verifyAudit(house.database, file, { chunk })).faults).toEqual(faults)
})

it('检查点文件被改，核验指出哪一行', async () => {
  writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":15', '"seq":14'))
  expect((await verifyAudit(house.database, file)).faults.join()).toContain('第 1 行签名不符')
})

/** One more event, and the checkpoint after it. */
async function goOn(): Promise<void> {
  await inTransaction(house.database, theSystem, (tx) => record(tx, 'people', '试', { facts: {} }))
  await sealPending(house.database)
  await appendCheckpoint(house.database, file)
}
const lines = () => readFileSync(file, 'utf8').trimEnd().split('\n')
const cutBy = (bytes: number) => truncateSync(file, statSync(file).size - bytes)
const verdict = () => verifyAudit(house.database, file)

describe('检查点写到一半断电', () => {
  it('最后一行没有写完：核验直说、不算通不过；下一个检查点另起一行，签名记明，此后照常', async () => {
    await goOn()
    cutBy(30)
    expect(await verdict()).toMatchObject({ compared: 1, faults: [], remarks: [expect.stringContaining('第 2 行')] })
    const half = lines()[1]
    await appendCheckpoint(house.database, file)
    await goOn()
    expect([lines().length, lines()[1]]).toEqual([4, half])
    expect(await verdict()).toMatchObject({
      compared: 3,
      faults: [],
      remarks: [expect.stringMatching(/第 2 行没有写完，不算数；.+ 已记明/)],
    })
  })

  it('接着写的那一行也断了，两行一并记明；只差行尾的一行照样算数', async () => {
    await goOn()
    cutBy(30)
    await appendCheckpoint(house.database, file)
    cutBy(50)
    const two = [expect.stringContaining('第 2 行'), expect.stringContaining('第 3 行')]
    expect(await verdict()).toMatchObject({ compared: 1, faults: [], remarks: two })
    await goOn()
    cutBy(1)
    expect(await verdict()).toMatchObject({ compared: 2, faults: [], remarks: two })
    await goOn()
    expect(await verdict()).toMatchObject({ compared: 3, faults: [], remarks: two })
  })

  it('改过的不当作断电：写全了而签名不符的，中间截短的，记明之后又动过的', async () => {
    await goOn()
    const whole = readFileSync(file, 'utf8')
    const last = () => lines().length
    // The whole signature stands there, whether the line's end does or not: that was changed, not cut off.
    for (const end of ['\n', '']) {
      writeFileSync(file, whole.trimEnd().replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) + end)
      expect(await verdict()).toMatchObject({ faults: ['审计检查点第 2 行签名不符'], remarks: [] })
    }
    await goOn()
    expect(last()).toBe(3)
    expect((await verdict()).faults).toEqual(['审计检查点第 2 行签名不符'])
    writeFileSync(file, whole.replace(/.{20}\n/, '\n'))
    expect((await verdict()).faults).toEqual(['审计检查点第 1 行签名不符'])
    writeFileSync(file, whole)
    cutBy(30)
    await goOn()
    const mended = lines()
    writeFileSync(file, [mended[0], `${mended[1]}0`, mended[2], ''].join('\n'))
    expect((await verdict()).faults).toEqual(['审计检查点第 2 行签名不符'])
    writeFileSync(file, [mended[0], mended[2], ''].join('\n'))
    expect((await verdict()).faults).toEqual(['审计检查点第 2 行记明的没有写完的行不见了'])
  })

  it('文件再长，也只读末尾：没有变的不再写', async () => {
    const [line] = lines()
    writeFileSync(file, '')
    truncateSync(file, 3 * 2 ** 30)
    appendFileSync(file, `\n${line}\n`)
    const { size } = statSync(file)
    await appendCheckpoint(house.database, file)
    expect(statSync(file).size).toBe(size)
    await goOn()
    expect(statSync(file).size).toBeGreaterThan(size)
  })
})

it('应用角色改不了、删不了审计', async () => {
  for (const statement of [`update audit.event set act = 'x'`, 'delete from audit.event', 'delete from audit.seal']) {
    await expect(house.database.pool.query(statement)).rejects.toThrow('permission denied')
  }
})

it('应用角色藏不住也放不掉待成链的事件：登记和销去只由触发器做', async () => {
  const { pool } = house.database
  for (const statement of ['insert into audit.waiting select gen_random_uuid()', 'delete from audit.waiting'])
    await expect(pool.query(statement)).rejects.toThrow('permission denied')
  await tamper(`insert into audit.waiting select gen_random_uuid()`)
  expect((await verifyAudit(house.database, file)).faults).toEqual(['有 1 条待成链的事件缺失'])
})

/** How many rows of every table a plan touched. */
function touched(plan: {
  'Actual Rows': number
  'Actual Loops': number
  Plans?: unknown[]
  'Rows Removed by Filter'?: number
}): number {
  const own = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
  return own + (plan.Plans ?? []).reduce((sum: number, part) => sum + touched(part as typeof plan), 0)
}

it('成链只看新的：库里已有两万条，为一条新的只读几十行；各链链尾也是', async () => {
  await tamper(`
    insert into audit.event (id, stream, at, region_code, act, facts)
      select gen_random_uuid(), 'people', now(), '450000', '试', '{}' from generate_series(1, 20000);
    insert into audit.seal (stream, seq, event_id, prev_hash, hash)
      select 'old-' || n % 5, n, e.id, n, 'old-' || n from (select id, row_number() over () as n from audit.event
        where id not in (select event_id from audit.seal)) e;
    analyze audit.event; analyze audit.seal; analyze audit.waiting`)
  await inTransaction(house.database, theSystem, async (tx) => {
    await record(tx, 'people', '试', { facts: {} })
    for (const query of [waitingEvents(tx.db), chainHeads(tx.db)]) {
      const [row] = await query.explain('json', sql`analyze`)
      expect(touched(row?.['QUERY PLAN'][0].Plan)).toBeLessThan(200)
    }
  })
  expect(await sealPending(house.database)).toBe(1)
})
