import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sequence } from '../world/names.ts'
import { checkHistory, type Verdict } from './crash-check.ts'
import { makeFixture } from './fixture.ts'
import { note, type Target } from './history.ts'
import { administratorUrl, freePort, type Installation, type Product, runToEnd, startProduct } from './product.ts'
import { openOffice, STAGE_COUNT, settleAll } from './settlement.ts'

export interface CrashOptions {
  readonly kills: number
  readonly seed: number
  readonly plant: boolean
  readonly classes: number
  readonly say: (line: string) => void
}

/** What the drill found, and whether the audit chain of the survivor is whole. */
export interface CrashReport extends Verdict {
  readonly kills: number
  /** Restarts that took over a database which the killed application had left running. */
  readonly adopted: number
  readonly auditWhole: boolean
  /** What the verification said, in full. */
  readonly auditSaid: string
}

const HEADS = 3
const SHORTEST_MS = 40
const LONGEST_MS = 500
/** The last kill comes when so much of the work is done. */
const LAST_AT = 0.97
const LOOK_MS = 1
/** What the product takes for itself to stop in, and some: only then does it write down where the audit chains end. */
const PATIENCE_MS = 15_000

/**
 * Kills the application and the database in turn at random moments, spread over the whole work, while classes are claimed,
 * reviewed, paid, paid again after the bank has returned a transfer, and recovered over HTTP; restarts each time, and lets
 * a checker compare the database with what had been acknowledged.
 */
export async function crashDrill(options: CrashOptions): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'jq-drill-'))
  // The database's own account walks through when we are root.
  chmodSync(folder, 0o711)
  const dataDir = join(folder, 'data')
  try {
    options.say(`准备 ${options.classes} 个已结业、已核算的班……`)
    const classIds = await makeFixture(dataDir, options.classes, HEADS)
    const installation = {
      dataDir,
      port: await freePort(),
      plant: options.plant ? import.meta.resolve('./plants/ack-before-commit.ts') : undefined,
    }
    const history = join(folder, 'history.jsonl')
    writeFileSync(history, '')
    const { product, adopted } = await settleUnderFire(installation, history, classIds, options)
    const verdict = await checkHistory(administratorUrl(dataDir), history).finally(() => product.stop(PATIENCE_MS))
    const audit = await runToEnd(['audit', 'verify'], { JIANGQIAO_DATA: dataDir })
    return { ...verdict, kills: options.kills, adopted, auditWhole: audit.code === 0, auditSaid: audit.said }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The driver and the killer, side by side; at the end the product is left running. */
async function settleUnderFire(
  installation: Installation,
  history: string,
  classIds: readonly string[],
  { kills, seed, plant, say }: CrashOptions,
): Promise<{ product: Product; adopted: number }> {
  let product = await startProduct(installation)
  let up = Promise.resolve()
  let adopted = 0
  let [stages, underWay] = [0, 0]
  const office = await openOffice({
    url: product.url,
    history,
    ready: () => up,
    pauseMs: plant ? 300 : 0,
    underWay: (change) => {
      underWay += change
    },
  })
  const work = settleAll(office, classIds, () => {
    stages += 1
  })
  const allStages = classIds.length * STAGE_COUNT
  const dueAt = (number: number) => Math.floor((LAST_AT * allStages * (number - 1)) / kills)
  // A failed act must end the drill even while the killer is waiting.
  let broken = false
  const failed = work.then(
    () => new Promise<never>(() => {}),
    (error: unknown) => {
      broken = true
      throw error
    },
  )
  const draw = sequence(seed)
  const fire = async () => {
    for (let number = 1; number <= kills && !broken; number++) {
      while (stages < dueAt(number) && !broken) await sleep(LOOK_MS)
      await sleep(SHORTEST_MS + draw(LONGEST_MS - SHORTEST_MS))
      // A kill between two acts proves nothing: it waits for the next one to be on its way.
      while (underWay === 0 && stages < allStages && !broken) await sleep(LOOK_MS)
      const target: Target = number % 2 === 1 ? 'application' : 'database'
      const again = Promise.withResolvers<void>()
      up = again.promise
      note(history, { event: 'killed', target })
      product = await killAndRestart(product, target, installation)
      if (product.words.includes('接管了上次异常退出')) adopted += 1
      say(`第 ${number} 次：kill -9 ${target === 'application' ? '应用' : '数据库'}，已重新启动`)
      again.resolve()
    }
  }
  const firing = fire()
  try {
    await Promise.race([firing, failed])
    await work
  } catch (error) {
    await firing.catch(() => {})
    await product.stop()
    throw error
  }
  return { product, adopted }
}

async function killAndRestart(product: Product, target: Target, installation: Installation): Promise<Product> {
  if (target === 'application') {
    await product.killApplication()
  } else {
    product.killDatabase()
    await product.stop()
  }
  return startProduct(installation)
}
