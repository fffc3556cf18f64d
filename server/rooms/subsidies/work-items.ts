import { addDays } from '#kernel/dates'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { WorkItem } from '#platform/http'
import { readReading } from '#policy'
import { notBegun } from './advances/not-begun.ts'
import { countAdjustments } from './afterwards/store-adjustments.ts'
import { countOutstanding } from './afterwards/store-recoveries.ts'
import { countHeld, countUnanswered } from './books/store-control.ts'
import { countBatches } from './claims/store-batches.ts'
import { claimants, pays, statesWaitingFor } from './domain/steps.ts'

/** What waits: batches for my step, returned payments, held lines, transfers without the bank's answer, advances on classes that never began. */
export async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const states = statesWaitingFor(actor.role)
  const items: WorkItem[] = []
  if (states.length > 0) {
    const waiting = { states, payable: pays(actor.role) }
    const count = await countBatches(tx, waiting)
    const days = await readReading(tx, 'review.step-days', tx.actor.regionCode)
    const late = await countBatches(tx, waiting, addDays(tx.today, -days))
    items.push({
      key: 'batches-waiting',
      title: late > 0 ? `等我办理的补贴批次（${late} 个超期）` : '等我办理的补贴批次',
      count,
      tone: late > 0 ? 'overdue' : 'soon',
      path: '/subsidies?waiting=me',
    })
  }
  if (actor.role === 'county-clerk' || actor.role === 'finance') {
    const count = await countHeld(tx, { kind: 'returned' })
    items.push({
      key: 'payments-returned',
      title: '银行退回的款项',
      count,
      tone: 'soon',
      path: '/subsidies/held?kind=returned',
    })
  }
  if (actor.role === 'county-clerk' || actor.role === 'second-reviewer' || actor.role === 'finance') {
    const count = await countHeld(tx)
    items.push({ key: 'lines-held', title: '暂缓支付的款项', count, tone: 'fine', path: '/subsidies/held' })
  }
  if (actor.role === 'second-reviewer' || actor.role === 'approver') {
    const count = await countAdjustments(tx, { state: 'open' })
    items.push({
      key: 'adjustments-open',
      title: '付款后事实变化，待决定补退',
      count,
      tone: 'soon',
      path: '/subsidies/adjustments?state=open',
    })
  }
  if (actor.role === 'accountant' || actor.role === 'approver') {
    const { count, late } = await countOutstanding(tx)
    const title = late > 0 ? `还没有退回的追回款（${late} 份逾期）` : '还没有退回的追回款'
    const tone = late > 0 ? 'overdue' : 'fine'
    items.push({ key: 'recoveries-outstanding', title, count, tone, path: '/subsidies/recoveries' })
  }
  if (actor.role === 'county-clerk' || claimants.some((role) => role === actor.role))
    items.push(...(await notBegun(tx)))
  if (actor.role === 'accountant') {
    const { count } = await countUnanswered(tx)
    items.push({
      key: 'receipts-missing',
      title: '等银行回单的付款',
      count,
      tone: 'soon',
      path: '/subsidies?state=paying',
    })
  }
  return items
}
