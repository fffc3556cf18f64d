import { addDays, type DateText } from '#kernel/dates'
import type { Endpoint } from '#kernel/endpoint'
import { listBriefings, signBriefing } from '#notices/contract'
import { advanceClock } from '#platform/auth/contract'
import * as subsidies from '#subsidies/contract'
import { classMatter } from '../class-matter.ts'
import { TODAY } from './fixture.ts'
import type { ActKind } from './history.ts'
import { type Counter, type Persistent, persistentCaller, Refused } from './persistent-caller.ts'

const LANES = 8
const WAVES = 3
/** A notice of five working days is over by then, whatever the holidays. */
const NOTICE_DAYS = 17
const STEPS = [
  ['first-review', 'demo-county-clerk', subsidies.firstReview],
  ['second-review', 'demo-second-reviewer', subsidies.secondReview],
  ['approve', 'demo-approver', subsidies.approveBatch],
  ['publish', 'demo-county-clerk', subsidies.publishBatch],
] as const
const ACCOUNTS = ['demo-workshop', 'demo-finance', 'demo-accountant', ...STEPS.map(([, account]) => account)]

/** Everybody at their counters. */
export type Office = (account: string) => Persistent

/** Signs everybody in before the first kill. */
export async function openOffice(counter: Counter): Promise<Office> {
  const callers = new Map<string, Persistent>()
  for (const account of new Set(ACCOUNTS)) callers.set(account, await persistentCaller(counter, account))
  return (account) => {
    const caller = callers.get(account)
    if (!caller) throw new Error(`没有演示身份 ${account}`)
    return caller
  }
}

/**
 * Takes every class from claim to bank receipts, several at once, in waves: while one wave is paid the next one is claimed.
 * A class that is refused anything is left where it stands; the history says why.
 */
export async function settleAll(office: Office, classIds: readonly string[]): Promise<void> {
  const size = Math.max(LANES, Math.ceil(classIds.length / WAVES))
  let today = TODAY
  let published: string[] = []
  for (let from = 0; from < classIds.length || published.length > 0; from += size) {
    const next: string[] = []
    const paying = published.map((batchId) => () => payAndReconcile(office, batchId))
    const claiming = classIds.slice(from, from + size).map((classId) => async () => {
      next.push(await claimToNotice(office, classId))
    })
    await inLanes(interleave(paying, claiming))
    today = addDays(today, NOTICE_DAYS)
    await turnClock(office, today)
    published = next
  }
}

async function claimToNotice(office: Office, classId: string): Promise<string> {
  const organizer = office('demo-workshop')
  const query = { matterKind: 'claim' as const, packId: 'gx-2022-7' }
  const { briefings } = await organizer.read(listBriefings, { query })
  const briefingId = briefings.find((briefing) => briefing.current)?.id ?? ''
  const body = {
    matterKind: 'claim' as const,
    matterId: classId,
    regionCode: '450225',
    briefingId,
    signerName: '演示负责人',
  }
  await organizer.act({ kind: 'sign', matter: classId, endpoint: signBriefing, given: { body } })
  const params = classMatter(classId)
  const { batches } = await organizer.act({
    kind: 'claim',
    matter: classId,
    endpoint: subsidies.claimMatter,
    given: { params },
  })
  const batchId = batches[0]?.id ?? ''
  for (const [kind, account, endpoint] of STEPS) await review(office(account), kind, batchId, endpoint)
  return batchId
}

async function review(officer: Persistent, kind: ActKind, batchId: string, endpoint: typeof subsidies.firstReview) {
  const params = { batchId }
  const { lines, listHash, version, odd } = await officer.read(subsidies.getBatch, { params })
  const unseen = odd.unseen > 0 && kind !== 'publish' ? lines.filter(({ oddities }) => oddities.length > 0) : []
  for (const { id: lineId } of unseen) {
    const idempotencyKey = `see:${kind}:${lineId}`
    await officer.read(subsidies.seeLine, { params: { lineId }, body: {}, idempotencyKey })
  }
  const body = { listHash, version, note: '同意' }
  await officer.act({ kind, matter: batchId, endpoint, given: { params, body } })
}

async function payAndReconcile(office: Office, batchId: string): Promise<void> {
  const params = { batchId }
  const { listHash } = await office('demo-finance').read(subsidies.getBatch, { params })
  const pay = {
    kind: 'pay' as const,
    matter: batchId,
    endpoint: subsidies.payBatch,
    given: { params, body: { listHash } },
  }
  const { orderId } = await office('demo-finance').act(pay)
  const file = { params: { orderId }, body: { format: 'csv' as const } }
  await office('demo-finance').download({
    kind: 'export',
    matter: orderId,
    endpoint: subsidies.exportOrder,
    given: file,
  })
  const accountant = office('demo-accountant')
  const { orders } = await accountant.read(subsidies.getBatch, { params })
  const items = orders.find(({ id }) => id === orderId)?.items ?? []
  const lines = items.map(({ sequence, amountFen }) => `${sequence},${(amountFen / 100).toFixed(2)},成功,`)
  const bytes = new TextEncoder().encode(['序号,金额,结果,原因', ...lines].join('\r\n'))
  const given = { params: { orderId }, file: { name: '银行回单.csv', bytes } }
  await accountant.act({ kind: 'receipts', matter: orderId, endpoint: subsidies.importReceipts, given })
}

/** Reading the clock's answer is enough: it only moves forward, so asking twice harms nobody. */
async function turnClock(office: Office, to: DateText): Promise<void> {
  await office('demo-county-clerk').read(advanceClock satisfies Endpoint, { body: { to } })
}

async function inLanes(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks]
  const lane = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      await task().catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error
      })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

const interleave = <T>(a: readonly T[], b: readonly T[]): T[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i], b[i]])
    .flat()
    .filter((one): one is NonNullable<typeof one> => one !== undefined) as T[]
