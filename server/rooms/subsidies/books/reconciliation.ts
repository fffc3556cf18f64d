import { bookedFor, type JournalKind, monthClosed, recoveredOn, selectWorkItems } from '#funds'
import { type MonthText, monthOf, shiftMonth } from '#kernel/dates'
import { add, type Fen, subtract, zeroFen } from '#kernel/money'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { regionName } from '#regions'
import { reconcile } from '../domain/reconcile.ts'
import { refusePayment } from '../refusals-payment.ts'
import { readControlTotal } from './read-control-total.ts'
import {
  selectEntries,
  selectItemsOf,
  selectNotes,
  selectRepaymentsOf,
  selectStatements,
} from './store-reconciliation.ts'

export interface RegionMonth {
  readonly regionCode: RegionCode
  readonly month: MonthText
}

type Sent = Awaited<ReturnType<typeof selectItemsOf>>[number]

/** What the bank sent back after it had arrived is two facts, each of its own month: an arrival, and as much less than nothing. */
function inTwoMonths<T extends Pick<Sent, 'id' | 'amountFen' | 'state' | 'settledOn' | 'returnedOn'>>(
  item: T,
  booked: Partial<Record<JournalKind, Fen>> = {},
) {
  const here = { ...item, ledgerFen: add(booked.confirm ?? zeroFen, booked.execute ?? zeroFen) }
  if (item.state !== 'sent-back') return [here]
  const state = 'confirmed' as const
  const back = { settledOn: item.returnedOn, amountFen: subtract(zeroFen, item.amountFen) }
  const ledgerFen = subtract(zeroFen, booked['send-back'] ?? zeroFen)
  return [
    { ...here, state },
    { ...item, ...back, id: `${item.id}:back`, state, ledgerFen },
  ]
}

/** @throws Refusal `region-elsewhere` where the region is not the actor's own or below */
export function needRegion(tx: Tx, { regionCode }: RegionMonth): void {
  if (!regionCode.startsWith(tx.actor.regionPrefix)) throw refusePayment('region-elsewhere')
}

/**
 * 按月对账 as it stands now: computed from the statements, the ledger and the payments each time, so that what has been put
 * right is gone; only the accountant's words are kept.
 * @throws Refusal `region-elsewhere`
 */
export async function reconciliationOf(tx: Tx, where: RegionMonth) {
  needRegion(tx, where)
  const { regionCode, month } = where
  const regionPrefix = scopePrefix(regionCode)
  // A transfer of the last days is in the bank's next month, a return too.
  const months = [shiftMonth(month, -1), month, shiftMonth(month, 1)]
  const entries = await selectEntries(tx, regionPrefix, months)
  const numbers = [...new Set(entries.map((entry) => entry.orderNumber))]
  // 基础工作: an order of the treasury is one transfer.
  const works = await selectWorkItems(tx, regionPrefix, month, numbers)
  const items = [
    ...(await selectItemsOf(tx, regionPrefix, month, numbers)),
    ...works.map((payment) => ({ ...payment, batchId: null, sequence: 1 })),
  ]
  // 退款: what the books say came back must have come to the bank.
  const repayments = await selectRepaymentsOf(tx, regionPrefix, month, numbers)
  const recovered = await recoveredOn(tx, repayments)
  const ids = items.map((item) => item.id)
  const booked = await bookedFor(tx, ids)
  const found = reconcile(
    entries.map((entry) => ({ ...entry, inMonth: entry.month === month })),
    [
      ...items.flatMap((item) => inTwoMonths(item, booked.get(item.id))),
      ...repayments.map((one) => ({ ...one, ledgerFen: subtract(zeroFen, recovered.get(one.id) ?? zeroFen) })),
    ].map((item) => ({ ...item, settledInMonth: item.settledOn !== null && monthOf(item.settledOn) === month })),
  )
  const notes = await selectNotes(tx, regionPrefix, month)
  const differences = found.differences.map((one) => ({ ...one, note: notes.get(one.key) ?? null }))
  const { total, basicWorks } = await readControlTotal(tx, { regionCode })
  return {
    regionCode,
    regionName: await regionName(tx, regionCode),
    month,
    closed: await monthClosed(tx, regionCode, month),
    statements: await selectStatements(tx, { regionPrefix, month }),
    matched: found.matched,
    matchedFen: found.matchedFen,
    open: differences.filter((one) => one.note === null).length,
    differences,
    controlFen: add(total.differenceFen, basicWorks.differenceFen),
  }
}
