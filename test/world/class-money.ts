import { addDays, type DateText } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import {
  attachToObjection,
  getCommitment,
  listBriefings,
  listNotices,
  raiseObjection,
  signBriefing,
} from '#notices/contract'
import { pdf } from '#platform/documents'
import * as subsidies from '#subsidies/contract'
import { classMatter } from '../class-matter.ts'
import type { LivingClass } from './class-life.ts'
import type { Worker } from './client.ts'
import type { Stage } from './plan.ts'
import type { Happening } from './scheduler.ts'

/** Who handles the money of a class. */
export interface MoneyHands {
  readonly organizer: Worker
  readonly clerk: Worker
  readonly reviewer: Worker
  readonly approver: Worker
  readonly finance: Worker
  readonly accountant: Worker
}

const ORDER: readonly Stage[] = [
  'calculated',
  'claimed',
  'first-reviewed',
  'second-reviewed',
  'approved-claim',
  'published',
  'sent',
  'closed',
]
/** Days after the class ends; a notice of five working days is over after three weeks, whatever the holidays. */
const DAYS = [2, 3, 4, 5, 6, 7, 24, 26] as const

/** From calculation to the bank's answer, as far as the class's stage goes. */
export function pay(living: LivingClass, hands: MoneyHands): Happening[] {
  const { planned } = living
  const lastDay = addDays(planned.startsOn, planned.days - 1)
  const on = (index: number): DateText => addDays(lastDay, DAYS[index] ?? 0)
  const acts = [
    () => hands.clerk.do(subsidies.calculateMatter, { params: classMatter(living.id) }),
    () => claim(classMatter(living.id), living, hands.organizer),
    () => step(living, hands.clerk, subsidies.firstReview),
    () => step(living, hands.reviewer, subsidies.secondReview),
    () => step(living, hands.approver, subsidies.approveBatch),
    () => step(living, hands.clerk, subsidies.publishBatch),
    () => send(living, hands.finance),
    () => settle(living, hands.accountant),
  ]
  return acts.map((run, index) => ({ on: on(index), run })).slice(0, ORDER.indexOf(planned.stage) + 1)
}

/** A matter that money is claimed for: its class, or an advance on it. */
export type Paid = Pick<LivingClass, 'planned'> & { readonly id: string }

type MatterOf = ReturnType<typeof classMatter> | { readonly matterKind: 'advance'; readonly matterId: string }

/** Signs what a claimant signs, once, and claims. */
export async function claim(params: MatterOf, { planned }: Paid, organizer: Worker): Promise<void> {
  const matter = { matterKind: 'claim' as const, matterId: params.matterId }
  const packId = planned.era === '2019' ? 'lz-2019-63' : 'gx-2022-7'
  const { briefings } = await organizer.do(listBriefings, { query: { matterKind: 'claim', packId } })
  const briefingId = briefings.find((briefing) => briefing.current)?.id ?? ''
  const { commitment } = await organizer.do(getCommitment, { params: matter })
  if (!commitment) {
    const body = { ...matter, regionCode: planned.county, briefingId, signerName: organizer.actor.name }
    await organizer.do(signBriefing, { body })
  }
  await organizer.do(subsidies.claimMatter, { params })
}

/** The batches of a class as one of the officers sees them. */
async function batchesOf(living: Paid, worker: Worker) {
  const { rows } = await worker.do(subsidies.listBatches, { query: { matterId: living.id } })
  return rows
}

/** Odd lines are looked at one by one before a step. */
async function seeOdd(worker: Worker, batchId: string): Promise<void> {
  const { lines, odd } = await worker.do(subsidies.getBatch, { params: { batchId } })
  const unseen = odd.unseen > 0 ? lines.filter((line) => line.oddities.length > 0) : []
  for (const { id: lineId } of unseen)
    await worker.do(subsidies.seeLine, { params: { lineId }, body: { note: '已核对' } })
}

/** One review step of every batch of the matter. */
export async function step(living: Paid, worker: Worker, endpoint: typeof subsidies.firstReview): Promise<void> {
  for (const { id: batchId, listHash, version } of await batchesOf(living, worker)) {
    const agree = () => worker.do(endpoint, { params: { batchId }, body: { listHash, version, note: '同意' } })
    await seeOdd(worker, batchId)
    // Another lane of the day may have made a line odd since: then it is looked at, too.
    await agree().catch(async (error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== 'lines-not-seen') throw error
      await seeOdd(worker, batchId)
      return agree()
    })
  }
}

/** Pays every batch of the matter. */
export async function send(living: Paid, finance: Worker): Promise<void> {
  for (const { id: batchId, listHash } of await batchesOf(living, finance)) {
    const { orderId } = await finance.do(subsidies.payBatch, { params: { batchId }, body: { listHash } })
    await finance.do(subsidies.exportOrder, { params: { orderId } })
  }
}

/** The bank answers: all arrived, except that every seventh class has one transfer returned. */
export async function settle(living: Paid, accountant: Worker): Promise<void> {
  for (const { id: batchId } of await batchesOf(living, accountant)) {
    const { orders } = await accountant.do(subsidies.getBatch, { params: { batchId } })
    for (const order of orders) {
      const lines = order.items.map((item, index) => {
        const returned = index === 0 && living.planned.number % 7 === 0
        const amount = `${Math.trunc(item.amountFen / 100)}.${String(item.amountFen % 100).padStart(2, '0')}`
        return `${item.sequence},${amount},${returned ? '退汇,户名与账号不符' : '成功,'}`
      })
      const bytes = new TextEncoder().encode(['序号,金额,结果,原因', ...lines].join('\r\n'))
      await accountant.do(subsidies.importReceipts, {
        params: { orderId: order.id },
        file: { name: `回单-${order.number}.csv`, bytes },
      })
    }
  }
}

/** Somebody of the village objects to one line of the newest notice. */
export async function objectOnce(visitor: Worker): Promise<void> {
  const { rows } = await visitor.do(listNotices, { query: { state: 'open' } })
  const notice = rows[0]
  if (!notice) return
  const raised = await visitor.do(raiseObjection, {
    params: { noticeId: notice.id },
    body: { lineNumber: 2, reason: '此人培训期间有两天在外务工，请核实' },
  })
  const text = '此人培训期间有两天在外务工，有同村人可以作证（演示材料）。'
  const bytes = await pdf({ title: '情况说明', blocks: [{ kind: 'paragraph', text }] })
  await visitor.do(attachToObjection, { params: raised, file: { name: '情况说明.pdf', bytes } })
}
