import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { allotFunds } from '#funds/contract'
import { yuan } from '#kernel/money'
import { migrate } from '#platform/db'
import { administer, openTestHouse, type TestHouse, testKeys, urlOf } from '../../../test/harness.ts'
import { openPrepared } from '../../bootstrap.ts'
import { witnesses } from '../../cli/backup.ts'
import { migrationMarks } from '../db/migrate.ts'
import { connect, sumOf, tablesOf } from './catalog.ts'
import { backUp, restore } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'backup-test-'))
const FILE = join(folder, 'one.backup')
const made: string[] = []
let house: TestHouse
let sourceUrl: string

/** A connection string of the test server for a role and a database. */
const urlFor = (role: 'jq_app' | 'jq_owner', database: string): string =>
  urlOf(inject('server').appUrl.replace('jq_app', role), database)

async function emptyDatabase(): Promise<string> {
  const name = `r_${randomUUID().slice(0, 8)}`
  await administer(inject('server').adminUrl, `create database ${name} owner jq_owner`)
  made.push(name)
  return name
}

beforeAll(async () => {
  house = await openTestHouse()
  const finance = await house.as('finance', { regionCode: '450225' })
  for (const documentNumber of ['备份1号', '备份2号']) {
    await finance.call(allotFunds, {
      body: { source: 'employment-subsidy-fund', regionCode: '450225', amountFen: yuan(7), documentNumber },
    })
  }
  const { rows } = await house.database.pool.query<{ name: string }>('select current_database() as name')
  sourceUrl = urlFor('jq_owner', rows[0]?.name ?? '')
  await backUp({ url: sourceUrl, path: FILE, keys: testKeys, witnesses, at: '2024-06-03T08:00:00.000Z' })
})
afterAll(async () => {
  await house.close()
  for (const name of made) await administer(inject('server').adminUrl, `drop database if exists ${name} with (force)`)
  rmSync(folder, { recursive: true })
})

it('备份恢复到空库：逐表逐行一致，资金合计和审计链头一致，恢复后照常办理', async () => {
  const name = await emptyDatabase()
  const told = await restore({ url: urlFor('jq_owner', name), path: FILE, keys: testKeys, witnesses })
  expect([told.at, told.upgraded]).toEqual(['2024-06-03T08:00:00.000Z', []])
  const [was, is] = [await connect(sourceUrl), await connect(urlFor('jq_owner', name))]
  for (const table of await tablesOf(was))
    expect([table.name, await settledSum(is, table)]).toEqual([table.name, await settledSum(was, table)])
  await was.end()
  await is.end()
  expect(JSON.stringify(told.witnesses['资金各去处合计'])).toContain('-1400')
  const restored = await openPrepared(urlFor('jq_app', name), { keys: testKeys, demo: true, firstDate: '2024-06-03' })
  const forced = await restored.pool.query(
    "select count(*)::int as n from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace::regnamespace::text not like 'pg_%'",
  )
  expect(forced.rows[0].n).toBe(0)
  await expect(restored.pool.query('select * from funds.journal')).resolves.toMatchObject({ rowCount: 0 })
  await restored.close()
})

/** In a transaction, since a cursor walks the table. */
async function settledSum(client: pg.Client, table: Parameters<typeof sumOf>[1]) {
  await client.query('begin')
  const sum = await sumOf(client, table)
  await client.query('commit')
  return sum
}

it('文件里没有明文；改一个字节、截掉末尾、换一套密钥、不是备份，都说得出，什么也没恢复，可以再恢复', async () => {
  const bytes = readFileSync(FILE)
  expect(bytes.includes(Buffer.from('备份1号'))).toBe(false)
  const altered = Buffer.from(bytes)
  altered.writeUInt8((altered.at(-40) ?? 0) ^ 1, altered.length - 40)
  const cases: [string, Buffer, typeof testKeys, RegExp][] = [
    ['改过', altered, testKeys, /改过|损坏/],
    ['截断', bytes.subarray(0, bytes.length - 10), testKeys, /不完整/],
    ['换密钥', bytes, { ...testKeys, field: Buffer.alloc(32, 9) }, /密钥不是做备份的那一套/],
    ['不是备份', Buffer.from('x'.repeat(2000)), testKeys, /不是匠桥的备份/],
  ]
  for (const [what, content, keys, message] of cases) {
    const path = join(folder, `${what}.backup`)
    writeFileSync(path, content)
    const name = await emptyDatabase()
    await expect(restore({ url: urlFor('jq_owner', name), path, keys, witnesses }), what).rejects.toThrow(message)
    const client = await connect(urlFor('jq_owner', name))
    const left = await client
      .query("select to_regclass('funds.journal') is null or not exists (select from funds.journal) as nothing")
      .catch(() => ({ rows: [{ nothing: true }] }))
    expect([what, left.rows[0]?.nothing]).toEqual([what, true])
    await client.end()
    if (what !== '改过') continue
    const again = await restore({ url: urlFor('jq_owner', name), path: FILE, keys: testKeys, witnesses })
    expect(again.rows).toBeGreaterThan(0)
  }
})

it('不往有数据的库里恢复；看不到全部数据的角色不能备份', async () => {
  await expect(restore({ url: sourceUrl, path: FILE, keys: testKeys, witnesses })).rejects.toThrow('不是空的')
  const { rows } = await house.database.pool.query<{ name: string }>('select current_database() as name')
  const blind = {
    url: urlFor('jq_app', rows[0]?.name ?? ''),
    path: join(folder, 'blind'),
    keys: testKeys,
    witnesses,
    at: '',
  }
  await expect(backUp(blind)).rejects.toThrow('看不到全部数据')
})

it('上一版的数据库带着数据升级：恢复旧备份后补上新的结构，数据一行不少', async () => {
  const [last, previous] = migrationMarks().toReversed()
  const old = await emptyDatabase()
  await migrate(urlFor('jq_owner', old), { upTo: previous?.name ?? '' })
  const client = await connect(urlFor('jq_owner', old))
  await client.query("insert into platform.business_clock (today) values ('2024-06-03')")
  await client.query(`insert into regions.region (code, name, level) values ('450000', '广西', 'autonomous-region')`)
  await client.query(`insert into funds.account (id, source, region_code, name, opened_on)
    values (gen_random_uuid(), 'employment-subsidy-fund', '450000', '旧账户', '2024-01-01')`)
  await client.end()
  const path = join(folder, 'old.backup')
  await backUp({ url: urlFor('jq_owner', old), path, keys: testKeys, witnesses, at: 'old' })
  const name = await emptyDatabase()
  const told = await restore({ url: urlFor('jq_owner', name), path, keys: testKeys, witnesses })
  expect(told.upgraded).toEqual([last?.name])
  const database = await openPrepared(urlFor('jq_app', name), { keys: testKeys, demo: true, firstDate: '2024-06-03' })
  const owner = await connect(urlFor('jq_owner', name))
  expect((await owner.query('select name from funds.account')).rows).toEqual([{ name: '旧账户' }])
  await owner.end()
  await database.close()
})
