import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, TimelineEvent, WorkItem } from '#platform/http'
import { claimItems } from './claim-items.ts'
import { serviceKinds, tones } from './contract.ts'
import { listeners } from './listeners.ts'
import { readingsFor } from './readings.ts'
import { routes } from './routes.ts'
import { countWaiting } from './store.ts'
import { selectEvents } from './store-mine.ts'

export const employment: Room = { name: 'employment', routes, listeners, workItems, timeline }

const cites = ['gx-2022-7#3-5']
const followUpTitles = { overdue: '逾期未回访', soon: '回访即将到期', fine: '待回访' } as const

/** The clerk's follow-ups by lamp, who wants a post, missing referrals and stale statuses; the levels above see what is overdue. */
async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const claims = await claimItems(tx, actor)
  const clerk = actor.role === 'county-clerk'
  if (!clerk && actor.role !== 'city-employment-service') return claims
  const readings = await readingsFor(tx, actor.regionCode)
  const waiting = await countWaiting(tx, readings)
  const followUps = tones.map((tone): WorkItem => {
    const path = `/console/employment?state=awaiting-follow-up&tone=${tone}`
    const dueOn = waiting[`${tone}On`] ?? undefined
    return { key: `follow-up-${tone}`, title: followUpTitles[tone], count: waiting[tone], dueOn, tone, path }
  })
  if (!clerk) return [...followUps.slice(0, 1), ...claims]
  const item = (key: string, title: string, count: number, tone: WorkItem['tone'], query: string): WorkItem => {
    return { key, title, count, tone, path: `/console/employment?${query}` }
  }
  const { min } = readings.rule
  return [
    ...followUps,
    item('wishes-waiting', '对岗位有意向、等您联系的人', waiting.wishes, 'soon', 'wish=waiting'),
    item('referrals-short', `待推介满${min}个岗位`, waiting.referring, 'fine', 'state=referring'),
    item('status-stale', `就业状态超过${readings.staleDays}天未核实`, waiting.stale, 'soon', 'stale=yes'),
    ...claims,
  ]
}

async function timeline(tx: Tx, personId: string): Promise<readonly TimelineEvent[]> {
  const { services, referrals } = await selectEvents(tx, personId)
  return [
    ...services.map(({ on, kind, note, result }) => ({
      on,
      room: 'employment',
      title: serviceKinds.label(kind),
      detail: [result, note].filter(Boolean).join('：'),
      cites,
    })),
    ...referrals.map(({ on, title, employer }) => ({
      on,
      room: 'employment',
      title: '推介岗位',
      detail: `${employer} ${title}`,
      cites,
    })),
  ]
}
