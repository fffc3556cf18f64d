import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, it } from 'vitest'
import { DatabaseUnavailable, type EmbeddedServer, rolesSql, startEmbedded } from './index.ts'

const base = mkdtempSync(join(tmpdir(), 'jq-postgres-'))
// As root the server runs as somebody else, who must be let through.
chmodSync(base, 0o711)
const dataDir = join(base, 'data')
const settings = { fsync: 'off', shared_buffers: '16MB' }
const servers: EmbeddedServer[] = []
const applications: ChildProcess[] = []

afterEach(async () => {
  for (const application of applications.splice(0)) await crash(application)
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

async function start(dir = dataDir): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir: dir, settings })
  servers.push(server)
  return server
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query(text)
    .then(({ rows }) => rows ?? [])
    .finally(() => client.end())
}

/** An application of its own: prints the server's pid, then does `then`; waits for ever unless told otherwise. */
async function application(
  dir = dataDir,
  then = 'setInterval(() => {}, 1000)',
): Promise<{ child: ChildProcess; says: string }> {
  const script = `const { startEmbedded } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)})
    const { pid } = await startEmbedded({ dataDir: ${JSON.stringify(dir)}, settings: ${JSON.stringify(settings)} })
    console.log(pid); ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  applications.push(child)
  const said = await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')])
  return { child, says: String(said[0]).trim() }
}

async function crash(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => new Error('没有被拒绝'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(DatabaseUnavailable)
  return String(error)
}

it('两个首次启动撞在一起：一个建库，另一个被拒绝', async () => {
  const says = (await Promise.all([application(), application()])).map((one) => one.says)
  expect(says.filter((line) => /^\d+$/.test(line))).toHaveLength(1)
  expect(existsSync(join(dataDir, 'cluster/PG_VERSION'))).toBe(true)
})

it('应用被 kill -9 后，下一次启动接管仍在运行的数据库', async () => {
  const { child, says } = await application()
  await crash(child)
  const server = await start()
  expect(server).toMatchObject({ adopted: true, pid: Number(says) })
})

it('停止后再启动，数据仍在；汉字按拼音排序，时区为上海，不开网络端口', async () => {
  const first = await start()
  expect(first.adopted).toBe(false)
  await query(first.superuserUrl('postgres'), `CREATE TABLE kept AS SELECT unnest(ARRAY['张', '安', '李']) AS name`)
  await first.stop()
  await first.stop()
  const second = await start()
  const url = second.superuserUrl('postgres')
  expect(await query(url, 'SELECT name FROM kept ORDER BY name')).toEqual([
    { name: '安' },
    { name: '李' },
    { name: '张' },
  ])
  expect(await query(url, 'SHOW timezone')).toEqual([{ TimeZone: 'Asia/Shanghai' }])
  expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(await query(url, 'SHOW data_checksums')).toEqual([{ data_checksums: 'on' }])
})

it('第二个进程用同一数据目录：拒绝，并说出进程号和目录', async () => {
  const { child } = await application()
  const message = await refusal(startEmbedded({ dataDir, settings }))
  expect(message).toContain(String(child.pid))
  expect(message).toContain(dataDir)
})

it('锁里的进程号已属于别的进程（启动时间不同）：视为遗留，照常启动', async () => {
  writeFileSync(join(dataDir, 'application.lock'), `${process.pid} 1\n`)
  await start()
  expect(readFileSync(join(dataDir, 'application.lock'), 'utf8')).not.toBe(`${process.pid} 1\n`)
})

it('应用没有停库就退出：数据库随之关闭，下次照常启动', async () => {
  const { child } = await application(dataDir, 'process.exit(3)')
  if (child.exitCode === null) await once(child, 'exit')
  expect((await start()).adopted).toBe(false)
})

it('postmaster.pid 被截断、数据库还在运行：先有序关闭，再启动', async () => {
  const { child, says } = await application()
  await crash(child)
  truncateSync(join(dataDir, 'cluster/postmaster.pid'), 3)
  const server = await start()
  expect(server.adopted).toBe(false)
  expect(server.pid).not.toBe(Number(says))
})

it('postmaster.pid 为空、数据库已不在：照常启动', async () => {
  writeFileSync(join(dataDir, 'cluster/postmaster.pid'), '')
  expect((await start()).adopted).toBe(false)
})

it('postmaster.pid 里的进程号已属于别的程序：照常启动，不动那个程序', async () => {
  const { uid, gid } = statSync(join(dataDir, 'cluster'))
  const stranger = spawn('sleep', ['60'], { uid, gid })
  applications.push(stranger)
  writeFileSync(
    join(dataDir, 'cluster/postmaster.pid'),
    `${stranger.pid}\n${dataDir}/cluster\n1\n5432\n${dataDir}/run\n\n\n`,
  )
  expect((await start()).adopted).toBe(false)
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
})

it('数据库被突然杀死后重新启动，已提交的数据仍在', async () => {
  const server = await start()
  await query(server.superuserUrl('postgres'), 'CREATE TABLE committed AS SELECT 1 AS n')
  await server.kill()
  expect(await query((await start()).superuserUrl('postgres'), 'SELECT n FROM committed')).toEqual([{ n: 1 }])
})

it('数据目录的路径太长：套接字放到较短的临时目录', async () => {
  const long = join(base, '柳州市'.repeat(20), '数据')
  mkdirSync(join(base, '柳州市'.repeat(20)))
  renameSync(dataDir, long)
  try {
    const server = await start(long)
    expect(Buffer.byteLength(join(server.socketDir, '.s.PGSQL.5432'))).toBeLessThanOrEqual(103)
    expect(statSync(server.socketDir).mode & 0o777).toBe(0o700)
    await server.stop()
    rmSync(server.socketDir, { recursive: true })
  } finally {
    renameSync(long, dataDir)
  }
})

it('数据目录不能写入：说明目录和出路', async () => {
  writeFileSync(join(base, 'file'), '')
  const message = await refusal(startEmbedded({ dataDir: join(base, 'file'), settings }))
  expect(message).toContain(join(base, 'file'))
  expect(message).toContain('DATABASE_URL')
})

it('数据目录来自别的大版本：说明版本，不去打开', async () => {
  const file = join(dataDir, 'cluster/PG_VERSION')
  const version = readFileSync(file)
  writeFileSync(file, '17\n')
  expect(await refusal(startEmbedded({ dataDir, settings }))).toContain('PostgreSQL 17')
  writeFileSync(file, version)
})

it('角色脚本可重复执行；普通管理员也能执行；口令原样生效', async () => {
  const server = await start()
  const admin = server.superuserUrl('postgres')
  await query(admin, `CREATE ROLE plain_admin LOGIN CREATEROLE; GRANT CREATE ON SCHEMA public TO plain_admin`)
  await query(server.urlFor('plain_admin', 'postgres'), rolesSql())
  await query(admin, rolesSql({ jq_app: `it's $do$ \\ 口令` }))
  const rows = await query(
    admin,
    `SELECT rolname, rolbypassrls, rolsuper FROM pg_roles WHERE rolname LIKE 'jq%' ORDER BY 1`,
  )
  expect(rows).toEqual([
    { rolname: 'jq_app', rolbypassrls: false, rolsuper: false },
    { rolname: 'jq_auditor', rolbypassrls: false, rolsuper: false },
    { rolname: 'jq_backup', rolbypassrls: true, rolsuper: false },
    { rolname: 'jq_owner', rolbypassrls: false, rolsuper: false },
  ])
})

it('jq_app 不能建表，jq_auditor 默认只读；同名角色能绕过行级安全时脚本停下', async () => {
  const server = await start()
  await query(server.superuserUrl('postgres'), rolesSql())
  await expect(query(server.urlFor('jq_app', 'postgres'), 'CREATE TABLE forbidden (n int)')).rejects.toThrow(
    'permission denied',
  )
  await expect(query(server.urlFor('jq_auditor', 'postgres'), 'CREATE TEMP TABLE forbidden (n int)')).rejects.toThrow(
    'read-only',
  )
  await query(server.superuserUrl('postgres'), 'ALTER ROLE jq_app BYPASSRLS')
  await expect(query(server.superuserUrl('postgres'), rolesSql())).rejects.toThrow('jq_app')
})
