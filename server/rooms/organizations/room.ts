import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { routes } from './routes.ts'
import { countAccountNotices } from './store-account-notices.ts'
import { selectUnchecked } from './store-accounts.ts'
import { timeline } from './timeline.ts'

export const organizations: Room = { name: 'organizations', routes, workItems, timeline }

async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const state = noticeStates[actor.role ?? '']
  const notices = state ? [await noticesWaiting(tx, state)] : []
  if (actor.role !== 'second-reviewer' && actor.role !== 'county-clerk') return notices
  const count = (await selectUnchecked(tx)).total
  return [
    ...notices,
    {
      key: 'accounts-to-check',
      title: '待核实的收款账户',
      count,
      tone: 'fine',
      path: '/console/accounts?state=unchecked',
    },
  ]
}

/** What of the changed accounts waits for a role: the holder's answer, an officer's look at a report. */
const noticeStates: Readonly<Record<string, 'open' | 'disputed'>> = {
  workshop: 'open',
  enterprise: 'open',
  school: 'open',
  'hr-agency': 'open',
  'county-clerk': 'disputed',
  'second-reviewer': 'disputed',
  approver: 'disputed',
}

async function noticesWaiting(tx: Tx, state: 'open' | 'disputed'): Promise<WorkItem> {
  return {
    key: `account-changes-${state}`,
    title: state === 'open' ? '收款账户变更，请说明是不是本单位办的' : '收款账户变更有人说不是他办的，已停付',
    count: await countAccountNotices(tx, state, tx.actor.naturalPersonId),
    tone: 'soon',
    path: `/console/account-changes?state=${state}`,
  }
}
