import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ROOM = 4 * 1024 ** 3

/**
 * A folder for the cluster of one run: in memory where there is room for it, since every test file makes and removes more
 * than a thousand files; else in the temporary folder. What runs that were killed have left there is removed first.
 */
export function scratchDir(): string {
  const root = hasRoom() ? MEMORY : tmpdir()
  for (const name of readdirSync(root)) {
    const pid = /^jq-test-(\d+)-/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) removeScratch(join(root, name))
  }
  return mkdtempSync(join(root, `jq-test-${process.pid}-`))
}

/** Removes a folder; somebody else's stays. */
export function removeScratch(dir: string): void {
  try {
    rmSync(dir, { recursive: true, force: true })
  } catch (error) {
    if (codeOf(error) !== 'EACCES' && codeOf(error) !== 'EPERM') throw error
  }
}

function hasRoom(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ROOM
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)
