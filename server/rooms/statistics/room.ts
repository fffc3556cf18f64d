import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { dueReports } from './actions/due-reports.ts'
import { routes } from './routes.ts'

export const statistics: Room = { name: 'statistics', routes, workItems }

/** The submitter sees every report still owed, the receiver those that are overdue. */
async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const submits = actor.role === 'city-employment-service'
  if (!submits && actor.role !== 'city-officer') return []
  const due = (await dueReports(tx, actor)).filter(({ tone }) => submits || tone === 'overdue')
  return due.map(({ month, dueOn, tone }) => ({
    key: `monthly-report-${month}`,
    title: submits ? `待报送的月报 ${month}` : `逾期未收到的月报 ${month}`,
    count: 1,
    dueOn,
    tone,
    path: `/console/statistics?month=${month}`,
  }))
}
