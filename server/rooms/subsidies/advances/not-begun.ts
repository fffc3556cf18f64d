import { findClasses } from '#classes'
import { formatYuanShort, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { WorkItem } from '#platform/http'
import { selectUnsettled } from './store-advances.ts'

/**
 * 先行拨付了没有开课的班: the planned first day is over and nobody has been taught. Either it begins, or the county cancels it;
 * then all of the advance is to come back (`advanceMatter`). One item a class, the oldest first.
 */
export async function notBegun(tx: Tx): Promise<WorkItem[]> {
  const ahead = await selectUnsettled(tx)
  const advanced = new Map(ahead.map(({ classId, amountFen }) => [classId, amountFen]))
  const classes = await findClasses(tx, [...advanced.keys()])
  return classes
    .filter(({ state, startsOn }) => state === 'approved' && startsOn < tx.today)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .map(({ id, number, startsOn }) => ({
      key: `advance-not-begun-${id}`,
      title: `先行拨付的班 ${number} 过了开班日没有开课：开课，或由县里取消后追回预拨的 ${formatYuanShort(advanced.get(id) ?? zeroFen)} 元`,
      count: 1,
      dueOn: startsOn,
      tone: 'overdue',
      path: `/classes/${id}`,
    }))
}
