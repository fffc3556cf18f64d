import { cutPage } from '#kernel/pages'
import { type Row, row } from '#platform/http'
import { holdLine } from './actions/hold-line.ts'
import { overrideCheck } from './actions/override-check.ts'
import { payBatch } from './actions/pay-batch.ts'
import { rejectLine } from './actions/reject-line.ts'
import { releaseLine } from './actions/release-line.ts'
import { selectHeld } from './books/store-control.ts'
import { myMoney } from './calculation/my-money.ts'
import * as contract from './contract.ts'
import { officers, readers } from './domain/steps.ts'
import { gateView } from './payment/gate-view.ts'

/** Payment, holds, and the reads across batches. */
export const paymentRoutes: readonly Row[] = [
  row(contract.getGate, officers, gateView),
  row(contract.payBatch, ['finance'], payBatch),
  row(contract.holdLine, ['county-clerk', 'second-reviewer'], holdLine),
  row(contract.releaseLine, ['county-clerk', 'second-reviewer'], releaseLine),
  row(contract.rejectLine, ['approver'], rejectLine),
  row(contract.overrideCheck, ['approver'], overrideCheck),
  row(contract.listHeldLines, readers, async (tx, _, filter) => {
    const { rows, count } = await selectHeld(tx, filter)
    return cutPage(rows, filter.limit, count, (held) => held.id)
  }),
  row(contract.myMoney, ['trainee'], (tx, actor) => myMoney(tx, actor)),
]
