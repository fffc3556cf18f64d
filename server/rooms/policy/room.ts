import { addDays } from '#kernel/dates'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { packs } from '#policies'
import { calendarEnd } from './actions/read-calendar.ts'
import { loadPacks } from './domain/registry.ts'
import { routes } from './routes.ts'
import { RATE_CHECKERS } from './routes-rates.ts'
import { countRatesToCheck } from './store.ts'
import { seedCalendar } from './store-calendar.ts'
import { readAnchors } from './store-texts.ts'

export const policy: Room = { name: 'policy', routes, workItems, seed }

/** A product whose packs contradict each other or cite what does not exist must not start. */
async function seed(tx: Tx): Promise<void> {
  loadPacks(packs, await readAnchors(packs))
  await seedCalendar(tx)
}

async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const items: WorkItem[] = []
  if (RATE_CHECKERS.some((role) => role === actor.role)) items.push(await ratesToCheck(tx, actor))
  if (actor.role === 'administrator' || actor.role === 'region-officer') items.push(await calendarEnding(tx))
  return items
}

async function ratesToCheck(tx: Tx, actor: Actor): Promise<WorkItem> {
  const count = await countRatesToCheck(tx, actor.regionPrefix, actor.naturalPersonId)
  const path = '/console/policy/rates?state=entered'
  return { key: 'rates-to-check', title: '待复核的标准表', count, tone: 'fine', path }
}

async function calendarEnding(tx: Tx): Promise<WorkItem> {
  const { endsInDays: left, endsSoon } = await calendarEnd(tx)
  return {
    key: 'calendar-ending',
    title: '请录入下一年放假安排：日历用完后，公示期无法计算，补贴不能公示和拨付',
    count: endsSoon ? 1 : 0,
    dueOn: addDays(tx.today, left),
    tone: left < 0 ? 'overdue' : 'soon',
    path: '/console/policy/calendar',
  }
}
