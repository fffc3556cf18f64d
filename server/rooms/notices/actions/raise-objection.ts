import { randomBytes } from 'node:crypto'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/outbox'
import { readReading } from '#policy'
import type * as contract from '../contract.ts'
import { receiptFrom } from '../domain/receipt.ts'
import { saysEnough } from '../domain/says-enough.ts'
import { refuse } from '../refusals.ts'
import { findNotice, selectLines } from '../store.ts'
import { insertObjection } from '../store-objections.ts'

/**
 * Anyone objects to one line, until the last day of the line's notice; only that line is held. The contact is sealed.
 * @throws Refusal `notice-unknown`, `notice-replaced`, `line-unknown`, `objection-late`, `objection-thin`
 */
export async function raiseObjection(
  tx: Tx,
  _: Actor,
  { noticeId, lineNumber, reason, contact }: InputOf<typeof contract.raiseObjection>,
): Promise<{ receiptCode: string }> {
  const notice = await findNotice(tx, noticeId)
  if (!notice) throw refuse('notice-unknown')
  if (notice.replacedBy) throw refuse('notice-replaced')
  const line = (await selectLines(tx, noticeId)).find((one) => one.lineNumber === lineNumber)
  if (!line) throw refuse('line-unknown', { lineNumber })
  if (tx.today > line.endsOn) throw refuse('objection-late', { endsOn: line.endsOn })
  await mustSayWhat(tx, notice.regionCode, reason)
  const [id, receiptCode] = [newId(), receiptFrom(randomBytes(12))]
  const { regionCode, matterId } = notice
  const { lineId } = line
  await insertObjection(tx, { id, noticeId, lineNumber, lineId, regionCode, reason, contact, receiptCode })
  await tell(tx, 'objection.raised', { objectionId: id, noticeId, matterId, lineId })
  tx.notes.push({ matterId, facts: { objection: id, notice: noticeId, lineNumber } })
  return { receiptCode }
}

/** The reason can be looked into; what is missing stands at its field. */
async function mustSayWhat(tx: Tx, regionCode: string, reason: string): Promise<void> {
  const least = await readReading(tx, 'objection.least-words', regionCode)
  if (saysEnough(reason, least)) return
  const message = `请写明谁、哪里不对，至少 ${least} 个不同的字，例如“没有来上课”`
  throw refuse('objection-thin', {}, [{ path: 'reason', code: 'thin', message }])
}
