import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { WorkItem } from '#platform/http'
import { countWorks } from './basic-work/store-works.ts'
import { basicWorkStates } from './contract.ts'
import { actsOf } from './domain/basic-work-steps.ts'
import { countToDecide } from './store-books.ts'
import { countYearsToPropose } from './store-years.ts'

/** What waits for my step: basic works, and what two persons decide about an account's years and budgets. */
export async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  return [...(await basicWorks(tx, actor)), ...(await accountDecisions(tx, actor))]
}

/** Until a rest is decided nothing can be reserved in the new year: that is late from the first day on. */
async function accountDecisions(tx: Tx, { role }: Actor): Promise<readonly WorkItem[]> {
  const yearEnd = { key: 'year-ends', path: '/funds/year-ends', tone: 'overdue' } as const
  if (role === 'finance') {
    return [{ ...yearEnd, title: '上一年结余没有提出结转的账户', count: await countYearsToPropose(tx) }]
  }
  if (role !== 'accountant') return []
  const { yearCloses, budgets } = await countToDecide(tx)
  return [
    { ...yearEnd, title: '待决定的年终结转', count: yearCloses },
    { key: 'budgets', path: '/funds/budgets', tone: 'soon', title: '待复核的年度预算', count: budgets },
  ]
}

/** Basic works by state; a result is late from the day after its due day. */
async function basicWorks(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const mine = basicWorkStates.values.filter(
    // What has arrived waits for nobody: the bank may send it back, and may not.
    (state) => state !== 'paid' && actsOf(state, actor.role).some((act) => act !== 'withdraw'),
  )
  if (mine.length === 0) return []
  return (await countWorks(tx, mine)).map(({ state, count, dueOn }) => {
    const awaited = state === 'approved'
    return {
      key: `basic-works-${state}`,
      title: `基础工作支持：${basicWorkStates.label(state)}`,
      count,
      ...(awaited && { dueOn }),
      tone: awaited ? (dueOn < tx.today ? 'overdue' : 'fine') : 'soon',
      path: `/funds/basic-works?state=${state}`,
    }
  })
}
