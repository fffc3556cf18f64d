import type { Tx } from '#platform/db'
import type { Room, TimelineEvent } from '#platform/http'
import { listeners } from './listeners.ts'
import { routes } from './routes.ts'
import { selectClassesOfPerson } from './store-roster.ts'
import { traineeReach } from './store-scope.ts'
import { workItems } from './work-items.ts'

export const classes: Room = { name: 'classes', routes, widenings: traineeReach, listeners, workItems, timeline }

async function timeline(tx: Tx, personId: string): Promise<readonly TimelineEvent[]> {
  const events: TimelineEvent[] = []
  for (const row of await selectClassesOfPerson(tx, personId)) {
    const detail = `${row.title}（${row.organizationName}）`
    events.push({ on: row.enrolledOn, room: 'classes', title: '入班', detail, cites: ['gx-2022-7#10'] })
    if (row.withdrawnOn) {
      events.push({ on: row.withdrawnOn, room: 'classes', title: '退班', detail: row.withdrawnReason ?? '' })
    }
    if (row.testedOn) {
      const title = row.passed ? '结业考核合格' : '结业考核不合格'
      events.push({ on: row.testedOn, room: 'classes', title, detail })
    }
    if (row.completedOn && !row.withdrawnOn) {
      events.push({ on: row.completedOn, room: 'classes', title: '结业', detail })
    }
  }
  return events
}
