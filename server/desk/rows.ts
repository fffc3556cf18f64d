import { join } from 'node:path'
import type { DateText } from '#kernel/dates'
import { type AuditVerdict, chainHeads, verifyAudit } from '#platform/audit'
import type { Actor } from '#platform/auth'
import * as contract from '#platform/auth/contract'
import { turnClock } from '#platform/clock'
import type { Config } from '#platform/config'
import type { Database, Tx } from '#platform/db'
import { type Room, type Row, row } from '#platform/http'
import { getAuditVerdict, getClock, listAuditEvents } from './contract.ts'
import { refuse } from './refusals.ts'
import { selectAuditEvents } from './store-audit.ts'
import { lastCalendarDay } from './store-clock.ts'

/** Who may read the trail; each within the own region. */
const TRAIL_READERS = ['auditor', 'administrator', 'region-officer'] as const

/** What belongs to no room: who I am, my work queue, one person's file put together from all rooms, the audit trail. */
export function deskRows(rooms: readonly Room[], database: Database, config: Config): readonly Row[] {
  const { demo } = database
  const verdict = () => verifyAudit(database, join(config.dataDir, 'audit-checkpoints'))
  return [
    row(contract.getWorkQueue, 'signed-in', async (tx, actor) => ({ items: await workQueue(rooms, tx, actor) })),
    row(contract.getTimeline, 'signed-in', async (tx, _, { personId }) => ({
      events: await timeline(rooms, tx, personId),
    })),
    row(getClock, 'anyone', async (tx) => ({ date: tx.today, demo })),
    row(listAuditEvents, TRAIL_READERS, async (tx, _, filter) => selectAuditEvents(tx, filter)),
    row(getAuditVerdict, ['auditor', 'administrator'], async (tx) => auditVerdict(tx, await verdict()), {
      limitPerMinute: 12,
    }),
    ...(demo ? [row(contract.advanceClock, 'anyone', async (tx, _, { to }) => ({ date: await advance(tx, to) }))] : []),
  ]
}

/**
 * Moves the demo's date, at most to the end of the calendar: it never comes back, and past the calendar nothing works.
 * @throws Refusal `clock-too-far`, `clock-backwards`
 */
async function advance(tx: Tx, to: DateText): Promise<DateText> {
  const last = await lastCalendarDay(tx)
  if (last && to > last) throw refuse('clock-too-far', { last })
  return turnClock(tx, to)
}

async function auditVerdict(tx: Tx, { events, unsealed, faults, remarks }: AuditVerdict) {
  return { events, unsealed, faults: [...faults], remarks: [...remarks], heads: await chainHeads(tx.db).execute() }
}

const URGENCY = { overdue: 0, soon: 1, fine: 2 }

async function workQueue(rooms: readonly Room[], tx: Tx, actor: Actor) {
  const items = []
  for (const room of rooms) {
    for (const item of (await room.workItems?.(tx, actor)) ?? []) items.push({ ...item, room: room.name })
  }
  return items.filter((item) => item.count > 0).sort((a, b) => URGENCY[a.tone] - URGENCY[b.tone])
}

async function timeline(rooms: readonly Room[], tx: Tx, personId: string) {
  const events = []
  for (const room of rooms) events.push(...((await room.timeline?.(tx, personId)) ?? []))
  return events
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((event) => ({ ...event, cites: [...(event.cites ?? [])] }))
}
