import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { listBriefings, signBriefing } from '#notices/contract'
import { readConfig } from '#platform/config'
import * as subsidies from '#subsidies/contract'
import { openHouse } from '../../server/bootstrap.ts'
import { classMatter } from '../../test/class-matter.ts'
import { prepareClasses } from '../../test/drills/fixture.ts'
import { administratorUrl } from '../../test/drills/product.ts'
import type { Worker } from '../../test/world/client.ts'
import type { Villager } from '../../test/world/people.ts'

/** Yuan a head and day may cost, twice over: training and living allowance for two days. */
const YUAN_A_HEAD = 1_000

/** A durable database of its own with completed classes of so many heads each: nothing calculated, nothing claimed. */
export interface Ground {
  readonly classIds: readonly string[]
  /** As the database's administrator, for anchors and proofs. */
  readonly pool: pg.Pool
  /** The organizer claims: calculation, limits, list, places. @returns the batch and its lines, if anybody attended */
  claim(classId: string): Promise<Claimed | undefined>
  /** The two reviews between, which people do, and the approver's look at odd lines. */
  review(claimed: Claimed): Promise<void>
  /** What the approver has on the screen. */
  bound(claimed: Claimed): Promise<Bound>
  /** The approver approves: every line is booked as payable. */
  approve(given: Bound): Promise<void>
  close(): Promise<void>
}

type Bound = Awaited<ReturnType<typeof bound>>

export interface Claimed {
  readonly batchId: string
  readonly lines: number
}

/** Nobody is without a claim: a claim of nothing would be a cheap one. */
const entitled = (one: Villager): Villager => ({ ...one, status: one.status || '脱贫劳动力' })

const REVIEWS = [
  ['demo-county-clerk', subsidies.firstReview],
  ['demo-second-reviewer', subsidies.secondReview],
] as const

/** Starts the product as anybody does, every commit on disk, and makes the classes by its own acts. */
export async function openGround(heads: readonly number[]): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'jiangqiao-bench-'))
  chmodSync(folder, 0o711)
  const env = { JIANGQIAO_PROFILE: 'test', JIANGQIAO_DATA: folder, JIANGQIAO_LOG: 'silent' }
  const house = await openHouse(readConfig(env, new Set(['--no-web']), folder), () => {})
  const all = heads.reduce((a, b) => a + b, 0)
  const { classIds, as } = await prepareClasses(house.database, heads, all * YUAN_A_HEAD, entitled)
  const pool = new pg.Pool({ connectionString: administratorUrl(folder), max: 4 })
  pool.on('error', () => {})
  await forgetCalculation(pool)
  const organizer = as('demo-workshop')
  for (const classId of classIds) await sign(organizer, classId)
  await pool.query('vacuum analyze')
  return {
    classIds,
    pool,
    claim: async (classId) => {
      const { batches } = await organizer.do(subsidies.claimMatter, { params: classMatter(classId) })
      const [batch] = batches
      return batch && { batchId: batch.id, lines: batch.lineCount }
    },
    review: async ({ batchId }) => {
      for (const [account, endpoint] of REVIEWS) {
        await see(as(account), batchId)
        await as(account).do(endpoint, await bound(as(account), batchId))
      }
      await see(as('demo-approver'), batchId)
    },
    bound: ({ batchId }) => bound(as('demo-approver'), batchId),
    approve: async (given) => void (await as('demo-approver').do(subsidies.approveBatch, given)),
    close: async () => {
      await pool.end()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The calculation that completion has set off is taken away again: it belongs to what is measured. */
async function forgetCalculation(pool: pg.Pool): Promise<void> {
  await pool.query('delete from subsidies.decision; delete from subsidies.basis')
}

async function sign(organizer: Worker, classId: string): Promise<void> {
  const { briefings } = await organizer.do(listBriefings, { query: { matterKind: 'claim', packId: 'gx-2022-7' } })
  const briefingId = briefings.find((briefing) => briefing.current)?.id ?? ''
  const body = { matterKind: 'claim' as const, matterId: classId, regionCode: '450225', briefingId, signerName: '压测' }
  await organizer.do(signBriefing, { body })
}

/** Odd lines are looked at one by one, as everywhere. */
async function see(officer: Worker, batchId: string): Promise<void> {
  const { lines, odd } = await officer.do(subsidies.getBatch, { params: { batchId } })
  const unseen = odd.unseen > 0 ? lines.filter(({ oddities }) => oddities.length > 0) : []
  for (const { id: lineId } of unseen)
    await officer.do(subsidies.seeLine, { params: { lineId }, body: { note: '已核对' } })
}

/** A step is bound to the list as its officer saw it. */
async function bound(officer: Worker, batchId: string) {
  const { listHash, version } = await officer.do(subsidies.getBatch, { params: { batchId } })
  return { params: { batchId }, body: { listHash, version, note: '同意' } }
}
