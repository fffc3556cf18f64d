import type { Actor, Role } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { WorkItem } from '#platform/http'
import { type ClaimState, claimKinds } from './contract.ts'
import { claimantsOf } from './domain/steps.ts'
import { countLists } from './store-claims.ts'
import { countToCheck, selectRosters } from './store-evidence.ts'

const WATCH_POSTS: readonly Role[] = [
  'enterprise',
  'workshop',
  'county-clerk',
  'city-officer',
  'city-employment-service',
]

/** What waits around lists: to be checked or put right, months to be compared with receipts, workers without a pass. */
export async function claimItems(tx: Tx, { role }: Actor): Promise<readonly WorkItem[]> {
  const items: WorkItem[] = []
  if (role === 'county-clerk') items.push(...(await listItems(tx, 'submitted', '待核对的')))
  if (claimantsOf.placement.some((one) => one === role)) items.push(...(await listItems(tx, 'returned', '被退回的')))
  if (role === 'county-clerk' || role === 'second-reviewer') items.push(await monthsToCheck(tx))
  if (WATCH_POSTS.some((one) => one === role)) items.push(await postsWithoutPass(tx))
  return items
}

const pathOf = { placement: 'placements', 'training-through-work': 'work-rosters' } as const

async function listItems(tx: Tx, state: ClaimState, words: string): Promise<WorkItem[]> {
  const counts = await countLists(tx, state)
  return claimKinds.values.map((kind) => ({
    key: `${kind}-${state}`,
    title: `${words}${claimKinds.label(kind)}`,
    count: counts.get(kind) ?? 0,
    tone: 'soon',
    path: `/console/employment/${pathOf[kind]}?state=${state}`,
  }))
}

async function monthsToCheck(tx: Tx): Promise<WorkItem> {
  return {
    key: 'insured-months-to-check',
    title: '待另一人核对的社会保险到账月份',
    count: await countToCheck(tx),
    tone: 'soon',
    path: '/console/employment/insured-months?state=to-check',
  }
}

async function postsWithoutPass(tx: Tx): Promise<WorkItem> {
  const rosters = await selectRosters(tx, tx.today)
  return {
    key: 'dangerous-posts-without-pass',
    title: '危险岗位上没有有效合格证的人员',
    count: rosters.reduce((sum, { withoutPass }) => sum + withoutPass, 0),
    tone: 'overdue',
    path: '/console/employment/dangerous-posts',
  }
}
