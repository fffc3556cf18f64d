import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { WorkItem } from '#platform/http'
import { countWorks } from './basic-work/store-works.ts'
import { basicWorkStates } from './contract.ts'
import { actsOf } from './domain/basic-work-steps.ts'

/** Basic works that wait for my step, by state; a result is late from the day after its due day. */
export async function workItems(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
  const mine = basicWorkStates.values.filter((state) => actsOf(state, actor.role).some((act) => act !== 'withdraw'))
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
