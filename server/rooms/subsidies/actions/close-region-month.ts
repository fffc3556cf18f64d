import { closeMonth, readBasicWorkTotal } from '#funds'
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
 *   `month-not-over`, `month-already-closed`, `month-before-open`
 */
export async function closeRegionMonth(tx: Tx, _actor: Actor, where: RegionMonth): Promise<{ monthCloseId: string }> {
  needRegion(tx, where)
  const errors = await unevenIn(tx, scopePrefix(where.regionCode))
  if (errors.length > 0) throw refusePayment('control-uneven', { count: errors.length }, errors)
  const open = (await reconciliationOf(tx, where)).differences.filter((one) => one.note === null)
  if (open.length > 0) {
    const listed = open.map(({ kind, words }) => {
      const path = differenceKinds.label(kind)
      return { path, code: kind, message: `${path}：${words}` }
    })
    throw refusePayment('reconciliation-open', { count: listed.length, month: where.month }, listed)
  }
  return { monthCloseId: await closeMonth(tx, where) }
}

/** Every line and every basic work whose money is not where it should be. */
async function unevenIn(tx: Tx, regionPrefix: string) {
  const lines = (await unevenLines(tx, regionPrefix)).map(
    ({ batchNumber, lineNumber, subjectName, differenceFen }) => ({
      path: `${batchNumber} 第${lineNumber}行`,
      words: `批次 ${batchNumber} 第 ${lineNumber} 行 ${subjectName}`,
      differenceFen,
    }),
  )
  const works = (await readBasicWorkTotal(tx, regionPrefix)).uneven.map(({ title, differenceFen }) => ({
    path: title,
    words: `基础工作 ${title}`,
    differenceFen,
  }))
  return [...lines, ...works].map(({ path, words, differenceFen }) => ({
    path,
    code: 'control-uneven',
    message: `${words}：差 ${formatYuanShort(differenceFen)} 元`,
  }))
}
