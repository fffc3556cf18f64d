import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { ownFolder, type Place } from './place.ts'
import { DatabaseUnavailable, reasonOf, USE_OWN_POSTGRES } from './unavailable.ts'

const MAJOR = '18'
const UNFINISHED = 'cluster.unfinished-'

/** Locales to try in turn: Chinese order where the binaries carry ICU, else the byte order that every PostgreSQL has. */
const LOCALES = [['--locale-provider=icu', '--icu-locale=zh-Hans-CN', '--locale=C'], ['--locale=C']]

/**
 * Makes the cluster when there is none: UTF8, Chinese collation, checksums, superuser `postgres`, local connections only.
 * Works in a folder of its own that is renamed at the end, so a crash half-way leaves no half database. Call it under the data lock.
 */
export async function initialiseCluster(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  clearUnfinished(place.dataDir)
  if (existsSync(place.cluster)) return refuseOtherMajor(place.cluster)
  const unfinished = join(place.dataDir, `${UNFINISHED}${process.pid}`)
  let failure: unknown
  for (const locale of LOCALES) {
    ownFolder(unfinished, place.account)
    failure = await initdb(binaries, [`--pgdata=${unfinished}`, ...locale, ...(durable ? [] : ['--no-sync'])])
    if (failure === undefined) return renameSync(unfinished, place.cluster)
    rmSync(unfinished, { recursive: true, force: true })
    if (!/icu/i.test(String(failure))) break
  }
  throw explained(failure)
}

async function initdb(binaries: Binaries, args: string[]): Promise<unknown> {
  const fixed = [
    '--username=postgres',
    '--encoding=UTF8',
    '--data-checksums',
    '--auth-local=trust',
    '--auth-host=reject',
  ]
  return promisify(execFile)(binaries.initdb, [...fixed, ...args], binaries.spawn).then(
    () => undefined,
    (error: unknown) => error,
  )
}

function explained(failure: unknown): DatabaseUnavailable {
  const words = failure instanceof Error && 'stderr' in failure ? String(failure.stderr).trim() : ''
  if (words.includes('could not look up')) {
    return new DatabaseUnavailable(
      `运行数据库的 uid 在本机没有登记（/etc/passwd 中查不到），PostgreSQL 不接受这样的用户。请换一个已登记的用户启动，${USE_OWN_POSTGRES}。`,
    )
  }
  return new DatabaseUnavailable(
    `数据库初始化没有成功：${words || reasonOf(failure)}。请排除后重新启动，${USE_OWN_POSTGRES}。`,
  )
}

function refuseOtherMajor(cluster: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (major === MAJOR) return
  throw new DatabaseUnavailable(
    `${cluster} 是 PostgreSQL ${major} 的数据，内置的是 PostgreSQL ${MAJOR}，不能直接打开。请用原版本的程序启动并导出，再导入到新的数据目录。`,
  )
}

function clearUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}
