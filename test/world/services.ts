import * as employment from '#employment/contract'
import { addDays, type DateText } from '#kernel/dates'
import type { Worker } from './client.ts'
import { sequence } from './names.ts'

type Matter = Awaited<ReturnType<typeof mattersOf>>[number]
type Outcome = employment.FollowUpOutcome

/** How people fare a few months after their class; a fixed draw decides. */
const OUTCOMES: readonly (readonly [Outcome, string])[] = [
  ['contract-employment', '演示·融水苗家工艺厂'],
  ['outbound-work', '演示·东莞电子有限公司（粤桂协作）'],
  ['flexible-employment', ''],
  ['contract-employment', '演示·柳州童装有限公司'],
  ['self-employment', ''],
  ['not-employed', ''],
]

async function mattersOf(clerk: Worker, state: employment.MatterState) {
  return (await clerk.do(employment.listMatters, { query: { state, limit: 200 } })).rows
}

/** A day of services in the county: whoever waits is registered and guided together, and three posts are recommended. */
export async function serveAll(clerk: Worker, from: number): Promise<void> {
  const matterIds = (await mattersOf(clerk, 'referring')).map(({ id }) => id)
  if (matterIds.length === 0) return
  for (const [kind, note] of [
    ['registration', '本人到窗口登记求职意愿'],
    ['guidance', '集中职业指导会：本地与粤桂协作岗位、面试要点'],
    ['placement', '按本人意愿介绍岗位'],
  ] as const) {
    await clerk.do(employment.recordServices, { body: { matterIds, kind, note } })
  }
  const { rows: posts } = await clerk.do(employment.listPosts, { query: { state: 'open' } })
  const postIds = [0, 1, 2].flatMap((step) => posts[(from + step) % posts.length]?.id ?? [])
  await clerk.do(employment.referPosts, { body: { matterIds, postIds } })
}

/** Who is registered and no more: their class ended a few days ago. */
export async function registerAll(clerk: Worker): Promise<void> {
  const matterIds = (await mattersOf(clerk, 'referring')).map(({ id }) => id)
  if (matterIds.length === 0) return
  const body = { matterIds, kind: 'registration' as const, note: '结业当天现场登记求职意愿' }
  await clerk.do(employment.recordServices, { body })
}

/**
 * A round of calls to everybody whose posts are a month old: what they do is recorded, and who has work is closed.
 * The last `missed` of the list do not answer; the very last is not even tried.
 */
export async function followUpAll(clerk: Worker, today: DateText, missed: number): Promise<void> {
  const awaiting = await mattersOf(clerk, 'awaiting-follow-up')
  const ripe = awaiting.filter(({ referralsDoneOn }) => referralsDoneOn && addDays(referralsDoneOn, 30) <= today)
  const reached = ripe.slice(0, ripe.length - missed)
  const unanswered = ripe.slice(reached.length, -1)
  const draw = sequence(Number(today.replaceAll('-', '')))
  const calls = reached.map((matter) => ({ matter, answer: OUTCOMES[draw(OUTCOMES.length)] ?? OUTCOMES[0] }))
  await clerk.doAll(employment.recordFollowUp, [
    ...calls.map(({ matter, answer }) => followUp(matter, answer)),
    ...unanswered.map((matter) => followUp(matter, ['not-reached', ''], '两次拨打无人接听，改日再访')),
  ])
  const settled = calls.filter(({ answer }) => answer?.[0] !== 'not-employed')
  await clerk.doAll(
    employment.closeMatter,
    settled.map(({ matter }) => ({ params: { matterId: matter.id } })),
  )
}

function followUp({ id }: Matter, answer: readonly [Outcome, string] | undefined, note = '电话回访，本人接听') {
  const [outcome, employer] = answer ?? ['not-reached' as const, '']
  return { params: { matterId: id }, body: { outcome, employer, note } }
}

/** Half a year later the statuses are asked again, but for the last `left` of the list. */
export async function verifyAll(clerk: Worker, left: number): Promise<void> {
  const { rows } = await clerk.do(employment.listMatters, { query: { stale: 'yes', limit: 200 } })
  const source = '与社保参保信息比对'
  await clerk.doAll(
    employment.verifyStatus,
    rows
      .slice(0, Math.max(0, rows.length - left))
      .map(({ id, status }) => ({ params: { matterId: id }, body: { status: status ?? 'not-employed', source } })),
  )
}
