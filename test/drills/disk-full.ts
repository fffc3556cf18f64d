import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkHistory, type Verdict } from './crash-check.ts'
import { makeFixture } from './fixture.ts'
import { readHistory } from './history.ts'
import { administratorUrl, freePort, type Installation, type Product, runToEnd, startProduct } from './product.ts'
import { openOffice, settleAll } from './settlement.ts'
import { smallDisk } from './small-disk.ts'

export interface DiskFullReport {
  readonly verdict: Verdict
  /** Answers given while the disk was full, by code. */
  readonly answers: Readonly<Record<string, number>>
  /** Acts acknowledged before the disk was full and after it had room again. */
  readonly before: number
  readonly after: number
  /** How often it had to be started by hand. */
  readonly restarts: number
  readonly auditWhole: boolean
}

const HEADS = 3
const WARM_UP = 12
const FULL_MS = 8_000
const LONGEST_MS = 40_000
const PATIENCE_MS = 10_000

/**
 * Fills the disk under the data directory while classes are settled over HTTP, keeps it full until the product has named
 * the cause, makes room again, and lets the checker compare the database with what had been acknowledged.
 */
export async function diskFullDrill(
  classes: number,
  dir: string,
  say: (line: string) => void,
): Promise<DiskFullReport> {
  const folder = mkdtempSync(join(tmpdir(), 'jq-drill-'))
  // The database's own account walks through when we are root.
  chmodSync(folder, 0o711)
  const disk = smallDisk(folder, dir)
  const installation = { dataDir: join(disk.folder, 'data'), port: await freePort() }
  const history = join(folder, 'history.jsonl')
  writeFileSync(history, '')
  try {
    say(`准备 ${classes} 个已结业、已核算的班……`)
    const classIds = await makeFixture(installation.dataDir, classes, HEADS)
    let product = await startProduct(installation)
    let up = Promise.resolve()
    let restarts = 0
    try {
      const office = await openOffice({ url: product.url, history, ready: () => up, pauseMs: 0 })
      const work = settleAll(office, classIds)
      // Awaited below; until then a failure must not end the process.
      work.catch(() => {})
      while (counted(history, 'acknowledged') < WARM_UP) await sleep(20)
      const before = counted(history, 'acknowledged')
      disk.fill()
      say('磁盘已填满')
      await whileFull(history)
      disk.empty()
      say('压舱文件已删除')
      const again = Promise.withResolvers<void>()
      up = again.promise
      if (!(await recovers(product))) {
        restarts += 1
        product = await restart(product, installation)
      }
      again.resolve()
      await work
      const verdict = await checkHistory(administratorUrl(installation.dataDir), history)
      const after = counted(history, 'acknowledged') - before
      await product.stop()
      const audit = await runToEnd(['audit', 'verify'], { JIANGQIAO_DATA: installation.dataDir })
      return { verdict, answers: answersOf(history), before, after, restarts, auditWhole: audit.code === 0 }
    } finally {
      await product.stop()
    }
  } finally {
    disk.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Until the cause has been named, and a while longer. */
async function whileFull(history: string): Promise<void> {
  const started = performance.now()
  while (performance.now() - started < LONGEST_MS) {
    const named = (answersOf(history)['disk-full'] ?? 0) > 0
    if (named && performance.now() - started > FULL_MS) return
    await sleep(100)
  }
}

async function recovers({ url }: Product): Promise<boolean> {
  const started = performance.now()
  while (performance.now() - started < PATIENCE_MS) {
    const ready = await fetch(`${url}/readyz`).catch(() => undefined)
    if (ready?.status === 200) return true
    await sleep(200)
  }
  return false
}

async function restart(product: Product, installation: Installation): Promise<Product> {
  await product.stop()
  return startProduct(installation)
}

const counted = (history: string, event: string): number =>
  readHistory(history).filter((one) => one.event === event).length

/** Acts without effect, by the code of the answer; `none` where the connection broke. */
function answersOf(history: string): Record<string, number> {
  const answers: Record<string, number> = {}
  for (const event of readHistory(history)) {
    if (event.event !== 'unanswered') continue
    const code = /^\d+ ([\w-]+)/.exec(event.answer ?? '')?.[1] ?? 'none'
    answers[code] = (answers[code] ?? 0) + 1
  }
  return answers
}

/** Whether the cause was named, nothing acknowledged was lost, and work went on. */
export function diskSurvived({ verdict, answers, after, restarts, auditWhole }: DiskFullReport): boolean {
  const faults = [verdict.lost, verdict.doubled, verdict.refused, verdict.unbalanced]
  const named = (answers['disk-full'] ?? 0) > 0
  return named && after > 0 && restarts <= 1 && auditWhole && faults.every((list) => list.length === 0)
}

/** The report as lines. */
export function tellDisk(report: DiskFullReport): string[] {
  const { verdict, answers, before, after, restarts } = report
  const told = Object.entries(answers).map(([code, count]) => `${code} ${count}`)
  return [
    `满之前已答复 ${before} 笔，腾出空间后又答复 ${after} 笔；满时的答复：${told.join('、')}`,
    [
      `已答复的丢失 ${verdict.lost.length}`,
      `重复 ${verdict.doubled.length}`,
      `拒绝 ${verdict.refused.length}`,
      `不平 ${verdict.unbalanced.length} 处`,
      `审计链${report.auditWhole ? '完整' : '不完整'}`,
    ].join(' · '),
    restarts === 0 ? '不用重启，自己恢复' : `重新启动 ${restarts} 次后恢复`,
    ...verdict.lost.slice(0, 5).map((act) => `  丢失：${act}`),
    ...verdict.refused.slice(0, 5).map((act) => `  拒绝：${act}`),
    diskSurvived(report) ? '✓ 通过' : '✗ 不通过',
  ]
}
