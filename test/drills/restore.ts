import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkHistory, type Verdict } from './crash-check.ts'
import { makeFixture } from './fixture.ts'
import { readHistory } from './history.ts'
import { administratorUrl, freePort, runToEnd, startProduct } from './product.ts'
import { type BooksRead, readBooks } from './read-books.ts'
import { openOffice, settleAll } from './settlement.ts'

export interface RestoreOptions {
  readonly classes: number
  readonly say: (line: string) => void
}

export interface RestoreReport {
  /** Acts acknowledged before the backup began, and while it ran. */
  readonly before: number
  readonly meanwhile: number
  /** What the checker says of the restored database and the acts acknowledged before the backup began. */
  readonly verdict: Verdict
  readonly backup: string
  readonly restored: string
  /** The restored product as it serves, and the product it was taken from, which went on. */
  readonly served: BooksRead
  readonly source: BooksRead
  readonly auditWhole: boolean
  /** The answer to the same file with one byte altered. */
  readonly altered: { readonly code: number | null; readonly said: string }
}

const HEADS = 3
/** The product gives itself ten seconds to end. */
const PATIENCE_MS = 12_000
/** So many acts are acknowledged before the backup is taken. */
const WARM_UP = 12

/**
 * Backs the product up while classes are settled over HTTP, restores the file on an empty data directory, starts the
 * product on it, and has the checker compare the database with what had been acknowledged before the backup began.
 * Restoring compares every table, the ledger's sums and the audit heads with what the backup wrote down.
 */
export async function restoreDrill({ classes, say }: RestoreOptions): Promise<RestoreReport> {
  const folder = mkdtempSync(join(tmpdir(), 'jq-drill-'))
  // The database's own account walks through when we are root.
  chmodSync(folder, 0o711)
  const [dataDir, elsewhere, file] = ['data', 'restored', 'one.backup'].map((name) => join(folder, name)) as Names
  const keys = { JIANGQIAO_KEYS: join(folder, 'keys') }
  try {
    say(`准备 ${classes} 个已结业、已核算的班……`)
    const classIds = await makeFixture(dataDir, classes, HEADS, keys)
    await openAndClose(dataDir, keys)
    keepCheckpoints(dataDir, elsewhere)
    const taken = await backUpUnderLoad({ dataDir, folder, file, keys, classIds })
    say(taken.said)
    const back = await runToEnd(['restore', file], { JIANGQIAO_DATA: elsewhere, ...keys })
    say(back.said)
    const altered = await restoreAltered(folder, file, keys)
    const { verdict, served } = await checkServed(elsewhere, taken.before, keys)
    const audit = await runToEnd(['audit', 'verify'], { JIANGQIAO_DATA: elsewhere, ...keys })
    const words = { backup: taken.said, restored: back.said, auditWhole: audit.code === 0 && back.code === 0 }
    return { ...taken.acks, verdict, ...words, served, source: taken.source, altered }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The product started on what was restored, and what the checker says of it. */
async function checkServed(dataDir: string, history: string, env: Record<string, string>) {
  const product = await startProduct({ dataDir, port: await freePort(), env })
  try {
    const url = administratorUrl(dataDir)
    return { verdict: await checkHistory(url, history), served: await readBooks(url) }
  } finally {
    await product.stop()
  }
}

/** A day before: at its end the audit heads are written down outside the database. */
async function openAndClose(dataDir: string, env: Record<string, string>): Promise<void> {
  const product = await startProduct({ dataDir, port: await freePort(), env })
  await product.stop(PATIENCE_MS)
}

/** Like the keys they are kept apart from the backup, and brought to where it is restored. */
function keepCheckpoints(from: string, to: string): void {
  mkdirSync(to)
  chmodSync(to, 0o711)
  cpSync(join(from, 'audit-checkpoints'), join(to, 'audit-checkpoints'))
}

type Names = [string, string, string]

interface Load {
  readonly dataDir: string
  readonly folder: string
  readonly file: string
  readonly keys: Record<string, string>
  readonly classIds: readonly string[]
}

/** Takes the backup in the middle of the work; what had been acknowledged when it began is kept in a history of its own. */
async function backUpUnderLoad({ dataDir, folder, file, keys, classIds }: Load) {
  const product = await startProduct({ dataDir, port: await freePort(), env: keys })
  try {
    const [history, before] = [join(folder, 'history.jsonl'), join(folder, 'before.jsonl')]
    writeFileSync(history, '')
    const office = await openOffice({ url: product.url, history, ready: async () => {}, pauseMs: 0 })
    const work = settleAll(office, classIds)
    while (acknowledged(history) < WARM_UP) await Promise.race([sleep(20), work])
    writeFileSync(before, readFileSync(history))
    const { code, said } = await runToEnd(['backup', file], { JIANGQIAO_DATA: dataDir, ...keys })
    if (code !== 0) throw new Error(`备份没有成功：${said}`)
    const meanwhile = acknowledged(history) - acknowledged(before)
    await work
    const source = await readBooks(administratorUrl(dataDir))
    return { said, before, source, acks: { before: acknowledged(before), meanwhile } }
  } finally {
    await product.stop()
  }
}

const acknowledged = (history: string): number =>
  readHistory(history).filter(({ event }) => event === 'acknowledged').length

async function restoreAltered(folder: string, file: string, keys: Record<string, string>) {
  const bytes = readFileSync(file)
  const middle = Math.trunc(bytes.length / 2)
  bytes.writeUInt8((bytes[middle] ?? 0) ^ 1, middle)
  const altered = join(folder, 'altered.backup')
  writeFileSync(altered, bytes)
  return runToEnd(['restore', altered], { JIANGQIAO_DATA: join(folder, 'third'), ...keys })
}

/** How many tables and rows the product says it wrote or brought back. */
const figures = (said: string): string => /(\d+) 张表[，、](\d+) 行/.exec(said)?.slice(1).join(' ') ?? ''

/** Whether everything acknowledged is back, nothing is doubled, the books balance, and the altered file was refused. */
export function restoredWhole(report: RestoreReport): boolean {
  const { verdict, auditWhole, altered, before, meanwhile } = report
  const { lost, doubled, unbalanced } = verdict
  const same = figures(report.backup) === figures(report.restored) && figures(report.backup) !== ''
  const refused = altered.code !== 0 && /改过|损坏/.test(altered.said)
  return (
    [lost, doubled, unbalanced].every((list) => list.length === 0) &&
    same &&
    auditWhole &&
    refused &&
    before * meanwhile > 0
  )
}

/** The report as lines. */
export function tellRestore(report: RestoreReport): string[] {
  const { before, meanwhile, verdict, served, source, altered } = report
  return [
    `备份开始前已答复 ${before} 笔，备份期间又答复 ${meanwhile} 笔`,
    `恢复出的库：备份前已答复的丢失 ${verdict.lost.length} 笔 · 重复 ${verdict.doubled.length} · 不平 ${verdict.unbalanced.length} 处`,
    `恢复后 ${served.tables} 张表 ${served.rows} 行，凭证 ${served.journals} 笔（原库后来到 ${source.journals} 笔）`,
    ...served.accounts.map((line) => `账户（分）：${line}`),
    `审计链${report.auditWhole ? '完整' : '不完整'} · 改一个字节：退出码 ${altered.code}，${altered.said.split('\n').at(-1)}`,
    restoredWhole(report) ? '✓ 通过' : '✗ 不通过',
  ]
}
