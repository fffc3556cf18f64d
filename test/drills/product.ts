import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '../..')
const STARTED = '匠桥已启动'
/** What Node made of the sources, kept between the many starts of a drill: a third less to do each time. */
const COMPILED = join(tmpdir(), 'jiangqiao-compiled')
const PATIENCE_MS = 3_000

/** How the product is started: as anybody starts it, in a process of its own. */
export interface Installation {
  readonly dataDir: string
  readonly port: number
  /** A module loaded into the product's process before anything else: a planted fault. */
  readonly plant?: string | undefined
  /** More of its environment: where the keys are. */
  readonly env?: Readonly<Record<string, string>>
}

/** The product, running. */
export interface Product {
  readonly url: string
  /** What it said while it started. */
  readonly words: string
  /** `kill -9` of the application; the database stays behind as an orphan. */
  killApplication(): Promise<void>
  /** `kill -9` of the database server and all its processes; the application stays without one. */
  killDatabase(): void
  /** SIGTERM, and SIGKILL if it does not end in time: three seconds unless told. */
  stop(patienceMs?: number): Promise<void>
}

/** Starts the product and waits until it serves. @throws Error with its last words when it ends instead */
export async function startProduct({ dataDir, port, plant, env }: Installation): Promise<Product> {
  const around = { JIANGQIAO_DATA: dataDir, PORT: String(port), ...env }
  const child = runProgram(['start', '--no-web'], around, { plant })
  const said = listen(child)
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => said().includes(STARTED) && resolve())
    child.once('close', (code) => reject(new Error(`没有启动成功（退出码 ${code}）：${said().trim()}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    words: said(),
    killApplication: () => end(child, 'SIGKILL'),
    killDatabase: () => killTree(databaseProcess(dataDir).pid),
    stop: (patienceMs) => end(child, 'SIGTERM', patienceMs),
  }
}

/** One run of the program to its end. @returns exit code and everything it said */
export async function runToEnd(
  words: readonly string[],
  env: Record<string, string>,
  options: { readonly uid?: number } = {},
): Promise<{ code: number | null; said: string }> {
  const child = runProgram(words, env, options)
  const said = listen(child)
  const [code] = await once(child, 'close')
  return { code, said: said().trim() }
}

/** A connection string of the database's administrator, as long as the embedded server runs. */
export function administratorUrl(dataDir: string): string {
  const host = encodeURIComponent(databaseProcess(dataDir).socketDir)
  return `postgresql://postgres@/jiangqiao?host=${host}&port=5432&sslmode=disable`
}

/** A port nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

function runProgram(
  words: readonly string[],
  env: Record<string, string>,
  { plant, uid }: { readonly plant?: string | undefined; readonly uid?: number },
): ChildProcess {
  const { DATABASE_URL: _, ...around } = process.env
  return spawn(process.execPath, [...(plant ? ['--import', plant] : []), join(ROOT, 'start.mjs'), ...words], {
    cwd: ROOT,
    env: { ...around, JIANGQIAO_PROFILE: 'test', JIANGQIAO_LOG: 'silent', NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
}

function listen(child: ChildProcess): () => string {
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      words += String(text)
    })
  }
  return () => words
}

async function end(child: ChildProcess, signal: NodeJS.Signals, patienceMs = PATIENCE_MS): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  if (await Promise.race([ended, sleep(patienceMs)])) return
  child.kill('SIGKILL')
  await ended
}

/** PostgreSQL writes its pid on the first line of postmaster.pid and the socket's folder on the fifth. */
function databaseProcess(dataDir: string): { pid: number; socketDir: string } {
  const lines = readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')
  return { pid: Number(lines[0]), socketDir: lines[4] ?? '' }
}

/** The server first, so that it cannot say goodbye; then its sessions, found while it still lived. */
function killTree(pid: number): void {
  for (const one of [pid, ...childrenOf(pid)]) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
}

/** Only Linux tells; elsewhere the sessions end by themselves once they see that the server is gone. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}
