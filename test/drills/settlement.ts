import { addDays, type DateText } from '#kernel/dates'
import type { Endpoint } from '#kernel/endpoint'
import { listBriefings, signBriefing } from '#notices/contract'
import { advanceClock } from '#platform/auth/contract'
import * as subsidies from '#subsidies/contract'
import { classMatter } from '../class-matter.ts'
import { afterwards, payAgain, payFirst } from './after-approval.ts'
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

/** One class on its way; what its steps have found out of it. */
export interface Case {
  readonly number: number
  readonly classId: string
  batchId: string
}

/** What happens to a class, each on a day of its own: the notice, the cooling time of an account lie between. */
const STAGES: readonly ((office: Office, one: Case, today: DateText) => Promise<void>)[] = [
  claimToNotice,
  payFirst,
  payAgain,
  afterwards,
]
export const STAGE_COUNT = STAGES.length

/**
 * Takes every class from claim to the last repayment, several at once, in waves: while one wave is paid the next one is
 * claimed. The bank returns a transfer of every class, which is paid again to another account; then a status of somebody
 * who was paid turns out to be wrong, and the money comes back. A class that is refused anything is left where it stands;
 * the history says why.
 * @param onStage told of every stage of every class that is over, `STAGE_COUNT` for each
 */
export async function settleAll(
  office: Office,
  classIds: readonly string[],
  onStage: () => void = () => {},
): Promise<void> {
  const size = Math.max(LANES, Math.ceil(classIds.length / WAVES))
  const cases: Case[] = classIds.map((classId, number) => ({ number, classId, batchId: '' }))
  const stuck = new Set<Case>()
  const wave = (number: number) => (number < 0 ? [] : cases.slice(number * size, (number + 1) * size))
  const turns = Math.ceil(cases.length / size) + STAGES.length - 1
  let today = TODAY
  for (let turn = 0; turn < turns; turn++) {
    const tasks = STAGES.map((stage, index) =>
      wave(turn - index).map((one) => async () => {
        if (!stuck.has(one)) await untilRefused(stage(office, one, today), () => stuck.add(one))
        onStage()
      }),
    )
    await inLanes(interleave(tasks))
    today = addDays(today, NOTICE_DAYS)
    await turnClock(office, today)
  }
}

async function claimToNotice(office: Office, one: Case): Promise<void> {
  const { classId } = one
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
  one.batchId = batches[0]?.id ?? ''
  for (const [kind, account, endpoint] of STEPS) await review(office(account), kind, one.batchId, endpoint)
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

/** Reading the clock's answer is enough: it only moves forward, so asking twice harms nobody. */
async function turnClock(office: Office, to: DateText): Promise<void> {
  await office('demo-county-clerk').read(advanceClock satisfies Endpoint, { body: { to } })
}

async function untilRefused(work: Promise<void>, refused: () => void): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    refused()
  }
}

async function inLanes(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks]
  const lane = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task()
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/** One of each list in turn, as long as there are any. */
function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat()
}
