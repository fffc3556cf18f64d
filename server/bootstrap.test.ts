import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { record } from '#platform/audit'
import { createUser, SIGN_IN, theSystem } from '#platform/auth'
import { type Config, readConfig } from '#platform/config'
import { inTransaction, type Tx } from '#platform/db'
import { openHouse } from './bootstrap.ts'

const folder = mkdtempSync(join(tmpdir(), 'jq-half-'))
const said: string[] = []
const say = (line: string) => void said.push(line)
let config: Config
beforeAll(() => {
  // Run as root, the database is another account's and must come through.
  chmodSync(folder, 0o711)
  config = readConfig({ JIANGQIAO_DATA: folder, JIANGQIAO_LOG: 'silent' }, new Set(['--no-web']), folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens the house, lets something happen in it, closes it again. @returns whether the demo was still to be made */
async function visit(options: { remake?: boolean }, work: (tx: Tx) => Promise<unknown> = async () => {}) {
  const house = await openHouse(config, say, options)
  try {
    await inTransaction(house.database, theSystem, work)
    return house.fresh
  } finally {
    await house.close()
  }
}

const hire = (account: string) => (tx: Tx) =>
  createUser(tx, {
    account,
    name: '某经办',
    residentId: `human-${account}`,
    role: 'county-clerk',
    regionCode: '450225',
    validFrom: '2020-01-01' as DateText,
  })
const signIn = (tx: Tx) => record(tx, 'auth', SIGN_IN, { facts: {} })

it('演示数据只生成了一半：别的命令说明怎么办；启动时没有人用过就从头生成，用过就不动', async () => {
  expect(await visit({}, hire('demo-county-clerk'))).toBe(true)
  await expect(visit({})).rejects.toThrow('上次启动时演示数据没有生成完；请运行 npm start，会从头生成')
  expect(await visit({ remake: true })).toBe(true)
  expect(said).toContain('上次启动时演示数据没有生成完，还没有人用过，现在从头生成')
  await visit({}, async (tx) => [await hire('demo-county-clerk')(tx), await signIn(tx)])
  await expect(visit({ remake: true })).rejects.toThrow(`但已有人用过；请删除 ${join(folder, 'postgres')} 后重新启动`)
}, 60_000)

it('别人办理过业务的数据库，演示版不往里面写', async () => {
  rmSync(join(folder, 'postgres'), { recursive: true, force: true })
  expect(await visit({}, async (tx) => [await hire('clerk-real')(tx), await signIn(tx)])).toBe(true)
  await expect(visit({ remake: true })).rejects.toThrow('演示版不会往里面写演示数据')
}, 60_000)
