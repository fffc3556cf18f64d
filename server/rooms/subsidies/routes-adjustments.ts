import { cutPage } from '#kernel/pages'
import type { Actor } from '#platform/auth'
import { type Row, row } from '#platform/http'
import { amountSentence, explain, packsFor } from '#policy'
import { decideAdjustment } from './actions/decide-adjustment.ts'
import { closeRecovery, recordRepayment } from './actions/repay.ts'
import { decideWriteOff, proposeWriteOff } from './actions/write-off.ts'
import { type Adjustment, selectAdjustments } from './afterwards/store-adjustments.ts'
import { selectRecoveries } from './afterwards/store-recoveries.ts'
import * as contract from './contract.ts'
import { dueKey } from './domain/due-key.ts'
import { readers } from './domain/steps.ts'
import { selectPaidTwice, twiceWords } from './payment/store-withdrawals.ts'

const DECIDES_WRITE_OFF = ['approver'] as const

const sparingOf = ({ sparedBy, sparedByName, sparedOn, sparedReason }: Listed, { naturalPersonId }: Actor) =>
  sparedByName === null || sparedOn === null
    ? null
    : { byName: sparedByName, onDay: sparedOn, reason: sparedReason ?? '', mine: sparedBy === naturalPersonId }
type Listed = Pick<Adjustment, 'sparedBy' | 'sparedByName' | 'sparedOn' | 'sparedReason'>

/** What is to come back or to be topped up after payment. */
export const adjustmentRoutes: readonly Row[] = [
  row(contract.listAdjustments, readers, async (tx, actor, filter) => {
    const { rows, count } = await selectAdjustments(tx, filter)
    const packs = await packsFor(tx, tx.actor.regionCode)
    const twice = Map.groupBy(await selectPaidTwice(tx, { matterIds: rows.map((one) => one.matterId) }), dueKey)
    const shown = rows.map(({ detail: { decision }, ...one }) => {
      const { title, sentence } = explain(decision, packs)
      const paid = one.direction === 'recover' ? twice.get(dueKey(one)) : undefined
      return {
        ...one,
        sparing: sparingOf(one, actor),
        title,
        sentence: [
          decision.entitled ? amountSentence(decision.trace) : sentence,
          ...(paid ? [`${twiceWords(paid)}应当退回`] : []),
        ].join('；'),
      }
    })
    return cutPage(shown, filter.limit, count, (one) => one.id)
  }),
  row(contract.decideAdjustment, ['second-reviewer', 'approver'], decideAdjustment),
  row(contract.listRecoveries, readers, async (tx, actor, filter) => {
    const { rows, count } = await selectRecoveries(tx, filter)
    const decides = DECIDES_WRITE_OFF.some((role) => role === actor.role)
    const shown = rows.map((one) => ({
      ...one,
      overdue: one.dueOn < tx.today && one.amountFen > one.repaidFen,
      writeOffs: one.writeOffs.map(({ proposedBy, ...given }) => ({
        ...given,
        mayDecide: decides && given.state === 'proposed' && proposedBy !== actor.naturalPersonId,
      })),
    }))
    return cutPage(shown, filter.limit, count, (one) => one.id)
  }),
  row(contract.recordRepayment, ['accountant'], recordRepayment),
  row(contract.closeRecovery, ['approver'], closeRecovery),
  row(contract.proposeWriteOff, ['accountant', 'second-reviewer'], proposeWriteOff),
  row(contract.decideWriteOff, DECIDES_WRITE_OFF, decideWriteOff),
]
