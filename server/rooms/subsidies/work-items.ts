import { addDays } from '#kernel/dates'
import type { Actor, Role } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { WorkItem } from '#platform/http'
import { readReading } from '#policy'
import { notBegun } from './advances/not-begun.ts'
import { countAdjustments } from './afterwards/store-adjustments.ts'
import { countOutstanding } from './afterwards/store-recoveries.ts'
import { countWriteOffs } from './afterwards/store-write-offs.ts'
import { countHeld, countUnanswered } from './books/store-control.ts'
import { countBatches } from './claims/store-batches.ts'
import { claimants, pays, statesWaitingFor } from './domain/steps.ts'

type Waiting = (tx: Tx, actor: Actor) => Promise<readonly WorkItem[]>

/** What waits for whom, in the order shown. */
const waiting: readonly { readonly by: readonly Role[] | 'whose step it is'; readonly items: Waiting }[] = [
  { by: 'whose step it is', items: batches },
  { by: ['county-clerk'], items: returnsOverdue },
  {
    by: claimants,
    items: async (tx) => [
      {
        key: 'batches-lapsed',
        title: '退回以后被终结的批次，可以补正后重新申报',
        count: await countBatches(tx, { states: ['lapsed'], payable: false }),
        tone: 'soon',
        path: '/subsidies?state=lapsed',
      },
    ],
  },
  {
    by: ['county-clerk', 'finance'],
    items: async (tx) => [
      {
        key: 'payments-returned',
        title: '银行退回的款项',
        count: await countHeld(tx, { kind: 'returned' }),
        tone: 'soon',
        path: '/subsidies/held?kind=returned',
      },
    ],
  },
  {
    by: ['county-clerk', 'second-reviewer', 'finance'],
    items: async (tx) => [
      {
        key: 'lines-held',
        title: '暂缓支付的款项',
        count: await countHeld(tx),
        tone: 'fine',
        path: '/subsidies/held',
      },
    ],
  },
  {
    by: ['second-reviewer', 'approver'],
    items: async (tx) => [
      {
        key: 'adjustments-open',
        title: '付款后事实变化，待决定补退',
        count: await countAdjustments(tx, { state: 'open' }),
        tone: 'soon',
        path: '/subsidies/adjustments?state=open',
      },
    ],
  },
  { by: ['accountant', 'approver'], items: outstanding },
  {
    by: ['approver'],
    items: async (tx) => [
      {
        key: 'write-offs-proposed',
        title: '提出核销、待决定的追回',
        count: await countWriteOffs(tx),
        tone: 'soon',
        path: '/subsidies/recoveries?waiting=write-off',
      },
    ],
  },
  { by: ['county-clerk', ...claimants], items: notBegun },
  {
    by: ['accountant'],
    items: async (tx) => [
      {
        key: 'receipts-missing',
        title: '等银行回单的付款',
        count: (await countUnanswered(tx)).count,
        tone: 'soon',
        path: '/subsidies?state=paying',
      },
    ],
  },
]

/** What waits for the actor, by role: batches for a step, money held, returned, unanswered or to come back. */
export async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const { role } = actor
  const items: WorkItem[] = []
  for (const row of waiting)
    if (row.by === 'whose step it is' || (role && row.by.includes(role))) items.push(...(await row.items(tx, actor)))
  return items
}

/** Batches whose next step is the actor's; those that wait longer than a step may take are overdue. */
async function batches(tx: Tx, { role, regionCode }: Actor): Promise<WorkItem[]> {
  const states = statesWaitingFor(role)
  if (states.length === 0) return []
  const mine = { states, payable: pays(role) }
  const count = await countBatches(tx, mine)
  const days = await readReading(tx, 'review.step-days', regionCode)
  const late = await countBatches(tx, mine, addDays(tx.today, -days))
  return [
    {
      key: 'batches-waiting',
      title: late > 0 ? `等我办理的补贴批次（${late} 个超期）` : '等我办理的补贴批次',
      count,
      tone: late > 0 ? 'overdue' : 'soon',
      path: '/subsidies?waiting=me',
    },
  ]
}

/** Returned and not claimed again in time: the county may end them, so that their money is free. */
async function returnsOverdue(tx: Tx, { regionCode }: Actor): Promise<WorkItem[]> {
  const days = await readReading(tx, 'review.step-days', regionCode)
  const returned = { states: ['returned'], payable: false } as const
  return [
    {
      key: 'returns-overdue',
      title: '退回补正逾期、没有再申报的批次',
      count: await countBatches(tx, returned, addDays(tx.today, -days)),
      tone: 'overdue',
      path: '/subsidies?state=returned',
    },
  ]
}

async function outstanding(tx: Tx): Promise<WorkItem[]> {
  const { count, late } = await countOutstanding(tx)
  return [
    {
      key: 'recoveries-outstanding',
      title: late > 0 ? `还没有退回的追回款（${late} 份逾期）` : '还没有退回的追回款',
      count,
      tone: late > 0 ? 'overdue' : 'fine',
      path: '/subsidies/recoveries',
    },
  ]
}
