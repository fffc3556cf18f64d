import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { dueReports } from './actions/due-reports.ts'
import { disclosureWork } from './disclosure-work.ts'
import { routes } from './routes.ts'
import { widenings } from './store-disclosure.ts'

export const statistics: Room = { name: 'statistics', routes, widenings, workItems }

/** The submitter sees every report still owed, the receiver those that are overdue. */
async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const disclosures = await disclosureWork(tx, actor)
  const submits = actor.role === 'city-employment-service'
  if (!submits && actor.role !== 'city-officer') return disclosures
  const due = (await dueReports(tx, actor)).filter(({ tone }) => submits || tone === 'overdue')
  const reports = due.map(({ month, dueOn, tone }) => ({
    key: `monthly-report-${month}`,
    title: submits ? `待报送的月报 ${month}` : `逾期未收到的月报 ${month}`,
    count: 1,
    dueOn,
    tone,
    path: `/console/statistics?month=${month}`,
  }))
  return [...reports, ...disclosures]
}
