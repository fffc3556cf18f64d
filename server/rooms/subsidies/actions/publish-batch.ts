import { addDays } from '#kernel/dates'
import { add } from '#kernel/money'
import { publishNotice } from '#notices'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { fundItems, readReading } from '#policy'
import { regionName } from '#regions'
import { splitNote } from '../calculation/split-words.ts'
import { selectParts } from '../claims/store-lines.ts'
import { finishStep } from '../review/finish-step.ts'
import { type Bound, takeStep } from '../review/take-step.ts'

/**
 * 公示: the whole frozen list, line by line; the linter of #notices refuses what may not be shown. Nobody waits for the
 * payment before the notice is over.
 * @throws Refusal as `takeStep`, and of #notices
 */
export async function publishBatch(tx: Tx, actor: Actor, given: Bound & { note: string }) {
  const step = await takeStep(tx, actor, 'publish', given)
  const { batch, lines } = step
  const parts = await selectParts(
    tx,
    lines.map((line) => line.decisionId),
  )
  const { endsOn } = await publishNotice(tx, actor, {
    matterId: batch.id,
    regionCode: batch.regionCode,
    title: `${await regionName(tx, batch.regionCode)}职业培训补贴公示（${batch.number}）`,
    listHash: batch.listHash,
    lines: lines.map((line) => ({
      lineId: line.id,
      lineNumber: line.lineNumber,
      name: line.subjectName,
      township: line.township,
      // An advance under its own name, the rest under the item it is paid from.
      item: fundItems.label(line.component === 'advance' ? 'advance' : line.item),
      // What people are to see is the subsidy, not what of it is still to be transferred.
      amountFen: add(line.amountFen, line.advanceFen),
      note: splitNote(parts.get(line.decisionId)),
    })),
    workingDays: await readReading(tx, 'notice.working-days', batch.regionCode),
    basis: 'practice:notice',
  })
  return finishStep(tx, step, 'publish', { note: given.note, since: addDays(endsOn, 1) })
}
