import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const STEP_MS = 20

/**
 * When a live process was started, as an opaque word: the same pid with another word is another process.
 * Undefined when it is gone or only a zombie. Where there is no /proc the word says no more than that it lives.
 */
export function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return answersSignals(pid) ? 'alive' : undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** Ended, but its parent has not taken note: PostgreSQL takes such a pid for a live one. */
export function isZombie(pid: number): boolean {
  return startOf(pid) === undefined && answersSignals(pid)
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The words of a live process's command line; undefined when it is gone. */
export function commandOf(pid: number): string[] | undefined {
  if (startOf(pid) === undefined) return undefined
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ')
  } catch {
    return undefined
  }
}

const ORDERLY = [
  ['SIGINT', 10],
  ['SIGQUIT', 5],
  ['SIGKILL', 5],
] as const

/** Ends a postmaster: fast shutdown, after ten seconds at once, at last by force (or as `steps` says). Returns when it is gone. */
export async function shutDown(
  pid: number,
  steps: readonly (readonly [NodeJS.Signals, number])[] = ORDERLY,
): Promise<void> {
  const start = startOf(pid)
  if (start === undefined) return
  for (const [signal, seconds] of steps) {
    sendSignal(pid, signal)
    for (let waited = 0; waited < seconds * 1000; waited += STEP_MS) {
      if (startOf(pid) !== start) return
      await sleep(STEP_MS)
    }
  }
}

/** Sends a signal; a process that is already gone is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
