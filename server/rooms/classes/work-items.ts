import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { WorkItem } from '#platform/http'
import type { ClassState } from './contract.ts'
import { rolesFor } from './domain/steps.ts'
import { selectUnmarked } from './store-attendance.ts'
import { countByState, countOver } from './store-counts.ts'
import { countLost } from './store-deaths.ts'
import { countOpenReports } from './store-fees.ts'

const STATES: readonly { state: ClassState; roles: readonly string[]; title: string; tone: WorkItem['tone'] }[] = [
  { state: 'applied', roles: ['approver', 'county-clerk'], title: '待审批的开班申报', tone: 'soon' },
  { state: 'returned', roles: rolesFor('apply'), title: '退回修改的开班申报', tone: 'soon' },
  { state: 'draft', roles: rolesFor('apply'), title: '尚未申报的开班草稿', tone: 'fine' },
]

/** What waits: applications to decide, returned ones to mend, sessions to mark, classes to complete. */
export async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const role = actor.role ?? ''
  const asked = STATES.filter(({ roles }) => roles.includes(role))
  const counts = asked.length > 0 ? await countByState(tx) : new Map<string, number>()
  const items: WorkItem[] = asked.map(({ state, title, tone }) => ({
    key: `classes-${state}`,
    title,
    count: counts.get(state) ?? 0,
    tone,
    path: `/classes?state=${state}`,
  }))
  const marks: readonly string[] = rolesFor('mark')
  if (marks.includes(role)) items.push(await sessionsToMark(tx))
  const completes: readonly string[] = rolesFor('complete')
  if (completes.includes(role)) items.push(await classesToComplete(tx))
  if (role === 'county-clerk') items.push(await feeReports(tx), ...(await placesLost(tx)))
  return items
}

/** A trainee says that money was taken: the class's claims wait for the finding. */
async function feeReports(tx: Tx): Promise<WorkItem> {
  const count = await countOpenReports(tx)
  return { key: 'classes-fee-reports', title: '待核查的收费反映', count, tone: 'overdue', path: '/fee-reports' }
}

/** Held to be dead by mistake, alive, and in no class: the class they were to be in says who. */
async function placesLost(tx: Tx): Promise<WorkItem[]> {
  const { people: count, classId } = await countLost(tx)
  const title = '死亡登记撤销后没有回到名册、也没有入别的班的学员'
  return count > 0 ? [{ key: 'classes-places-lost', title, count, tone: 'soon', path: `/classes/${classId}` }] : []
}

async function sessionsToMark(tx: Tx): Promise<WorkItem> {
  const { rows, total } = await selectUnmarked(tx, tx.today)
  const [oldest] = rows
  return {
    key: 'classes-sessions',
    title: '待记考勤的课次',
    count: total,
    dueOn: oldest?.heldOn,
    tone: oldest && oldest.heldOn < tx.today ? 'overdue' : 'soon',
    path: '/attendance',
  }
}

async function classesToComplete(tx: Tx): Promise<WorkItem> {
  const count = await countOver(tx)
  return {
    key: 'classes-to-complete',
    title: '课程已结束、待结业的班',
    count,
    tone: 'soon',
    path: '/classes?state=under-way',
  }
}
