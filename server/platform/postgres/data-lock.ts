import { chmodSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { startOf } from './processes.ts'
import { DatabaseUnavailable, reasonOf } from './unavailable.ts'

/**
 * Takes the one lock of a data directory for this process and returns its release. The lock names the process by pid and
 * start time, so a crash leaves nothing to clean up by hand. It also keeps two first starts from initialising together.
 * Refuses with DatabaseUnavailable while another live process (or this one, already) holds it.
 */
export function takeDataLock(dataDir: string, lockFile: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid)}\n`
  const own = `${lockFile}.${process.pid}`
  writeFileSync(own, mine)
  // Readable for whoever starts next, whatever root's umask was.
  chmodSync(own, 0o644)
  try {
    while (!appears(own, lockFile)) clearStale(dataDir, lockFile, `${own}.stale`)
  } finally {
    rmSync(own, { force: true })
  }
  return () => {
    if (read(lockFile) === mine) rmSync(lockFile, { force: true })
  }
}

/** A hard link shows the lock complete or not at all: nobody ever reads half a pid. */
function appears(own: string, lockFile: string): boolean {
  try {
    linkSync(own, lockFile)
    return true
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') return false
    throw error
  }
}

function clearStale(dataDir: string, lockFile: string, aside: string): void {
  const seen = read(lockFile)
  if (seen === undefined) return
  const [pid, start] = seen.trim().split(' ')
  if (start !== undefined && startOf(Number(pid)) === start) {
    throw new DatabaseUnavailable(
      `数据目录 ${dataDir} 正由进程 ${pid} 使用。请先停止该进程，或为本次启动另选数据目录。`,
    )
  }
  moveAside(lockFile, aside)
  // Two processes may find the same stale lock: if what was moved is no longer what was read, it is the other one's new lock.
  const moved = read(aside)
  if (moved !== undefined && moved !== seen) appears(aside, lockFile)
  rmSync(aside, { force: true })
}

function moveAside(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (reasonOf(error) !== 'ENOENT') throw error
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined
    throw error
  }
}
