import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { DatabaseUnavailable, reasonOf, USE_OWN_POSTGRES } from './unavailable.ts'

/** Who runs the server when we are root: PostgreSQL refuses root. Undefined = we are nobody special, it runs as ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | undefined

/** Where everything of one embedded database lies. */
export interface Place {
  readonly dataDir: string
  /** PostgreSQL's own data directory; it appears by one rename, complete. */
  readonly cluster: string
  readonly libraries: string
  readonly socketDir: string
  readonly lockFile: string
  readonly logFile: string
  readonly account: Account
}

/** Root's store for what cannot lie in the checkout: binaries an unprivileged account can read, and data it can reach. */
export const SYSTEM_STORE = '/var/lib/jiangqiao'

const NOBODY = 65534
/** A socket's path must fit the kernel's field: 107 bytes on Linux, 103 on macOS. */
const LONGEST_SOCKET_PATH = 103
const SOCKET_NAME = '.s.PGSQL.5432'

/**
 * Decides where the database of `wanted` lies and makes the folders. As root the data goes to SYSTEM_STORE when the server's
 * account could not reach it below `wanted`; data that already exists is never left behind for an empty new one.
 * Throws DatabaseUnavailable when a folder cannot be written or belongs to somebody else.
 */
export function preparePlace(wanted: string, log: (line: string) => void): Place {
  const chosen = chooseDataDir(resolve(wanted))
  if (chosen !== resolve(wanted)) log(`数据库账户进不了 ${resolve(wanted)} 的上级目录，数据库放在 ${chosen}`)
  const account = accountFor(join(chosen, 'cluster'))
  makeDataDir(chosen, account)
  // One true path: a running server is recognised by the path it was started with.
  const dataDir = realpathSync(chosen)
  const cluster = join(dataDir, 'cluster')
  refuseForeignCluster(dataDir, cluster)
  const place = {
    dataDir,
    cluster,
    libraries: join(dataDir, 'lib'),
    socketDir: shortSocketDir(dataDir, account),
    lockFile: join(dataDir, 'application.lock'),
    logFile: join(dataDir, 'postgres.log'),
    account,
  }
  ownFolder(place.libraries, account)
  ownFolder(place.socketDir, account)
  return place
}

function chooseDataDir(wanted: string): string {
  const outside = join(SYSTEM_STORE, `data-${shortHash(wanted)}`)
  if (existsSync(join(wanted, 'cluster'))) return wanted
  if (existsSync(join(outside, 'cluster'))) return outside
  return isReachable(dirname(wanted), accountFor(join(wanted, 'cluster'))) ? wanted : outside
}

function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return undefined
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY }
}

/** Whether the account may walk down to `path` (or to the deepest part of it that exists). Without an account: yes, or we would not be here. */
export function isReachable(path: string, account: Account): boolean {
  if (account === undefined) return true
  if (!existsSync(path)) return isReachable(dirname(path), account)
  return ancestors(realpathSync(path)).every((folder) => {
    const { mode, uid, gid } = statSync(folder)
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
    return ((mode >> shift) & 1) === 1
  })
}

function ancestors(path: string): string[] {
  return dirname(path) === path ? [path] : [path, ...ancestors(dirname(path))]
}

function makeDataDir(dataDir: string, account: Account): void {
  try {
    makeFolder(dataDir, account ? 0o711 : 0o700)
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new DatabaseUnavailable(`数据目录 ${dataDir} 不能写入（${reasonOf(error)}）。${cureFor(dataDir)}`)
  }
  // The server's account passes through to its own folders and sees nothing else; also where the folder was there before.
  if (account) chmodSync(dataDir, statSync(dataDir).mode | 0o011)
  if (!isReachable(dataDir, account)) {
    throw new DatabaseUnavailable(
      `以 root 启动时数据库由 uid ${account?.uid} 运行，它进不了 ${dataDir} 的上级目录。请对上级目录执行 chmod o+x，或把该目录移到别处。`,
    )
  }
}

function refuseForeignCluster(dataDir: string, cluster: string): void {
  const me = process.getuid?.()
  if (me === undefined || me === 0 || !existsSync(cluster) || statSync(cluster).uid === me) return
  throw new DatabaseUnavailable(`数据库文件 ${cluster} 不属于当前用户。${cureFor(dataDir, cluster)}`)
}

/** Like `mkdir -p`, with the mode on every folder it makes whatever the umask: as root the server's account must get through. */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return
  makeFolder(dirname(path), mode)
  mkdirSync(path)
  chmodSync(path, mode)
}

/** What to do about a folder of somebody else: most often the system was once started as root. */
function cureFor(dataDir: string, path = dataDir): string {
  const me = process.getuid?.()
  const owner = existsSync(path) ? statSync(path).uid : undefined
  if (owner === undefined || owner === me || me === 0) return `请检查该目录的权限和磁盘，${USE_OWN_POSTGRES}。`
  const once = owner === 0 || owner === NOBODY ? '，多半曾以 root 启动过' : ''
  return `它属于 uid ${owner}${once}，当前用户是 uid ${me}。请以原用户启动，或执行 sudo chown -R ${me} '${dataDir}'，${USE_OWN_POSTGRES}。`
}

function shortSocketDir(dataDir: string, account: Account): string {
  const uid = account?.uid ?? process.getuid?.()
  const candidates = [
    join(dataDir, 'run'),
    ...[tmpdir(), '/tmp'].map((base) => join(base, `jq-${uid}-${shortHash(dataDir)}`)),
  ]
  const found = candidates.find((path) => Buffer.byteLength(join(path, SOCKET_NAME)) <= LONGEST_SOCKET_PATH)
  if (found === undefined)
    throw new DatabaseUnavailable(`数据目录和临时目录的路径都太长：${dataDir}。请换一个较短的数据目录。`)
  return found
}

/**
 * Makes a private folder that belongs to the server's account, or to us without one. In a shared temporary folder somebody
 * else may have made it first: then it is refused.
 */
export function ownFolder(path: string, account: Account): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    const found = lstatSync(path)
    if (!found.isDirectory() || ![process.getuid?.(), account?.uid].includes(found.uid))
      throw new Error(`属于 uid ${found.uid}`)
    chmodSync(path, 0o700)
    if (account) chownSync(path, account.uid, account.gid)
  } catch (error) {
    throw new DatabaseUnavailable(`文件夹 ${path} 不能使用（${reasonOf(error)}）。请检查或删除它后重新启动。`)
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
