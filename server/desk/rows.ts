import { organizationName } from '#organizations'
import { type Actor, roles, setUpTotp } from '#platform/auth'
import * as contract from '#platform/auth/contract'
import { turnClock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { type Room, type Row, row } from '#platform/http'
import { regionName } from '#regions'

/** What belongs to no room: who I am, my work queue, and one person's file put together from all rooms. */
export function deskRows(rooms: readonly Room[], demo: boolean): readonly Row[] {
  return [
    row(contract.getSession, 'signed-in', async (tx, actor) => sessionOf(tx, actor, demo)),
    row(contract.setUpTotp, 'signed-in', setUpTotp),
    row(contract.getWorkQueue, 'signed-in', async (tx, actor) => ({ items: await workQueue(rooms, tx, actor) })),
    row(contract.getTimeline, 'signed-in', async (tx, _, { personId }) => ({
      events: await timeline(rooms, tx, personId),
    })),
    ...(demo
      ? [row(contract.advanceClock, 'signed-in', async (tx, _, { to }) => ({ date: await turnClock(tx, to) }))]
      : []),
  ]
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

async function sessionOf(tx: Tx, actor: Actor, demo: boolean) {
  const { role, userId, name, regionCode, organizationId, personId } = actor
  return {
    user: {
      id: userId ?? '',
      name,
      role: role ?? '',
      roleLabel: roles.label(role ?? ''),
      regionCode,
      regionName: await regionName(tx, regionCode),
      organizationId,
      organizationName: organizationId ? await organizationName(tx, organizationId) : null,
      personId,
    },
    business: { date: tx.today, demo },
  }
}
