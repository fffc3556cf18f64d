import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, fchownSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { commandOf, isZombie, shutDown, startOf } from './processes.ts'
import { DatabaseUnavailable, reasonOf, USE_OWN_POSTGRES } from './unavailable.ts'

/** Server settings by name, as in postgresql.conf. */
export type Settings = Readonly<Record<string, string>>

const SETTINGS: Settings = {
  listen_addresses: '',
  port: '5432',
  shared_buffers: '128MB',
  max_connections: '60',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  log_line_prefix: '%m [%p] %q%u@%d ',
  // The detail of an error quotes the row, and rows hold people.
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  jit: 'off',
}

const LOG_LIMIT_BYTES = 10_000_000
const STEP_MS = 20
const PATIENCE_MS = 60_000

/**
 * The live postmaster that a crashed application left behind on this cluster, or undefined. One that cannot go on serving (its
 * own pid file is spoilt, its socket is elsewhere) is ended in order. A lock file that PostgreSQL would stumble over is
 * removed: cut short, naming a pid that meanwhile belongs to another program, or one that is dead but not yet collected.
 */
export async function findOrphan({ cluster, socketDir }: Place): Promise<number | undefined> {
  const pidFile = join(cluster, 'postmaster.pid')
  const socketFile = join(socketDir, '.s.PGSQL.5432.lock')
  const recorded = readPidFile(pidFile)
  const socketLock = readPidFile(socketFile)
  const orphan = [recorded.pid, socketLock.pid].find((pid) => pid !== undefined && commandOf(pid)?.includes(cluster))
  if (orphan !== undefined && orphan === recorded.pid && recorded.socketDir === socketDir) return orphan
  if (orphan !== undefined) await shutDown(orphan)
  if (misleads(recorded.pid)) rmSync(pidFile, { force: true })
  if (misleads(socketLock.pid)) rmSync(socketFile, { force: true })
  return undefined
}

/** PostgreSQL writes the pid on the first line and the socket's folder on the fifth, of both its lock files. */
function readPidFile(file: string): { pid?: number; socketDir?: string } {
  try {
    const text = readFileSync(file, 'utf8')
    const pid = /^(\d+)\n/.exec(text)?.[1]
    return pid === undefined ? {} : { pid: Number(pid), socketDir: text.split('\n')[4] }
  } catch {
    return {}
  }
}

function misleads(pid: number | undefined): boolean {
  return pid === undefined || isZombie(pid) || isOtherProgram(pid)
}

function isOtherProgram(pid: number): boolean {
  const words = commandOf(pid)
  return words !== undefined && !words.some((word) => /(^|\/)postgres(:|$)/.test(word))
}

/** Starts `postgres` as our child in its own process group (Ctrl-C reaches the application only) and returns its pid. */
export async function launch(place: Place, binaries: Binaries, settings: Settings): Promise<number> {
  const all = { ...SETTINGS, unix_socket_directories: quoted(place.socketDir), ...settings }
  const args = ['-D', place.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const log = openLog(place)
  try {
    const child = spawn(binaries.postgres, args, { ...binaries.spawn, detached: true, stdio: ['ignore', log, log] })
    await once(child, 'spawn')
    child.unref()
    return child.pid ?? Number.NaN
  } catch (error) {
    throw new DatabaseUnavailable(
      `数据库程序 ${binaries.postgres} 不能运行（${reasonOf(error)}）。请检查系统是否受支持，${USE_OWN_POSTGRES}。`,
    )
  } finally {
    closeSync(log)
  }
}

/** A list setting: quotes keep commas and blanks of a path together. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

function openLog({ logFile, account }: Place): number {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`)
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants
  const log = openSync(logFile, O_APPEND | O_CREAT | O_NOFOLLOW | O_WRONLY, 0o600)
  if (account) fchownSync(log, account.uid, account.gid)
  return log
}

/**
 * Waits until the server accepts connections; false when its process has ended instead. Recovery after a power cut may take
 * as long as it needs, a server that does not answer at all gets a minute.
 */
export async function isReady(pid: number, url: string): Promise<boolean> {
  for (let silent = 0; silent < PATIENCE_MS; silent += STEP_MS) {
    if (startOf(pid) === undefined) return false
    const answer = await knock(url)
    if (answer === 'open') return true
    if (answer === 'starting') silent = 0
    await sleep(STEP_MS)
  }
  await shutDown(pid)
  return false
}

async function knock(url: string): Promise<'open' | 'starting' | 'silent'> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return 'open'
  } catch (error) {
    return reasonOf(error) === '57P03' ? 'starting' : 'silent'
  }
}

/** The server came up and went down again: its last words, from the log. */
export function notReady({ logFile }: Place): DatabaseUnavailable {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5)
  return new DatabaseUnavailable(`数据库没有启动成功，日志在 ${logFile}，最后几行：\n${lines.join('\n')}`)
}
