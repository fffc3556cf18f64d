import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, TimelineEvent, WorkItem } from '#platform/http'
import { serviceKinds, tones } from './contract.ts'
import { listeners } from './listeners.ts'
import { readingsFor } from './readings.ts'
import { routes } from './routes.ts'
import { countMatters } from './store.ts'
import { selectEvents } from './store-mine.ts'

export const employment: Room = { name: 'employment', routes, listeners, workItems, timeline }

const cites = ['gx-2022-7#3-5']
const followUpTitles = { overdue: '逾期未回访', soon: '回访即将到期', fine: '待回访' } as const

/** The clerk's follow-ups by lamp, missing referrals and stale statuses; the levels above see what is overdue. */
async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const clerk = actor.role === 'county-clerk'
  if (!clerk && actor.role !== 'city-employment-service') return []
  const readings = await readingsFor(tx, actor.regionCode)
  const items: WorkItem[] = []
  for (const tone of clerk ? tones : (['overdue'] as const)) {
    const state = 'awaiting-follow-up'
    const { count, dueOn } = await countMatters(tx, { state, tone }, readings)
    const path = `/console/employment?state=${state}&tone=${tone}`
    items.push({ key: `follow-up-${tone}`, title: followUpTitles[tone], count, dueOn: dueOn ?? undefined, tone, path })
  }
  if (!clerk) return items
  const referring = await countMatters(tx, { state: 'referring' }, readings)
  const stale = await countMatters(tx, { stale: 'yes' }, readings)
  return [
    ...items,
    {
      key: 'referrals-short',
      title: `待推介满${readings.rule.min}个岗位`,
      count: referring.count,
      tone: 'fine',
      path: '/console/employment?state=referring',
    },
    {
      key: 'status-stale',
      title: `就业状态超过${readings.staleDays}天未核实`,
      count: stale.count,
      tone: 'soon',
      path: '/console/employment?stale=yes',
    },
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
