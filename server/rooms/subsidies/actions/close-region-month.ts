import { closeMonth } from '#funds'
import { formatYuanShort } from '#kernel/money'
import { scopePrefix } from '#kernel/region-code'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { unevenLines } from '../books/control.ts'
import { needRegion, type RegionMonth, reconciliationOf } from '../books/reconciliation.ts'
import { differenceKinds } from '../contract-reconciliation.ts'
import { refusePayment } from '../refusals-payment.ts'

/**
 * 月末结账: closes a region's month in the ledger, once every fen of the region is in exactly one place and each difference
 * with the bank has its word.
 * @throws Refusal `region-elsewhere`, `control-uneven` with the lines, `reconciliation-open` with the differences,
 *   `month-not-over`, `month-already-closed`
 */
export async function closeRegionMonth(tx: Tx, _actor: Actor, where: RegionMonth): Promise<{ monthCloseId: string }> {
  needRegion(tx, where)
  const uneven = await unevenLines(tx, scopePrefix(where.regionCode))
  if (uneven.length > 0) {
    const errors = uneven.map(({ batchNumber, lineNumber, subjectName, differenceFen }) => ({
      path: `${batchNumber} 第${lineNumber}行`,
      code: 'control-uneven',
      message: `批次 ${batchNumber} 第 ${lineNumber} 行 ${subjectName}：差 ${formatYuanShort(differenceFen)} 元`,
    }))
    throw refusePayment('control-uneven', { count: errors.length }, errors)
  }
  const open = (await reconciliationOf(tx, where)).differences.filter((one) => one.note === null)
  if (open.length > 0) {
    const errors = open.map(({ kind, words }) => {
      const path = differenceKinds.label(kind)
      return { path, code: kind, message: `${path}：${words}` }
    })
    throw refusePayment('reconciliation-open', { count: errors.length, month: where.month }, errors)
  }
  return { monthCloseId: await closeMonth(tx, where) }
}
