import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Room, WorkItem } from '#platform/http'
import { routes } from './routes.ts'
import { countWaiting } from './store.ts'
import { selectExceptions } from './store-exceptions.ts'
import { countProposals } from './store-identity.ts'
import { countOpenImports } from './store-imports.ts'
import { widenings } from './store-widenings.ts'
import { timeline } from './timeline.ts'

export const people: Room = {
  name: 'people',
  routes,
  widenings,
  workItems,
  timeline,
}

async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  if (actor.role === 'approver') return [await exceptionsWaiting(tx)]
  if (actor.role === 'second-reviewer') return [await identitiesWaiting(tx)]
  if (actor.role !== 'county-clerk') return []
  const { unreviewed, toConfirm } = await countWaiting(tx)
  const faulty = await countOpenImports(tx)
  return [
    await identitiesWaiting(tx),
    {
      key: 'intents-to-confirm',
      title: '需再次确认的意愿',
      count: toConfirm,
      tone: 'soon',
      path: '/console/people?confirm=due',
    },
    {
      key: 'imports-with-errors',
      title: '有错误待改的台账导入',
      count: faulty,
      tone: 'fine',
      path: '/console/people/imports',
    },
    {
      key: 'people-to-review',
      title: '待审核的实名档案',
      count: unreviewed,
      tone: 'fine',
      path: '/console/people?review=open',
    },
  ]
}

async function identitiesWaiting(tx: Tx): Promise<WorkItem> {
  return {
    key: 'identities-to-check',
    title: '待核对的身份证号更正',
    count: await countProposals(tx),
    tone: 'soon',
    path: '/console/people',
  }
}

async function exceptionsWaiting(tx: Tx): Promise<WorkItem> {
  return {
    key: 'limit-exceptions',
    title: '待审批的限额例外申请',
    count: (await selectExceptions(tx, { state: 'requested' })).total,
    tone: 'soon',
    path: '/console/people/exceptions?state=requested',
  }
}
