import { addDays, type DateText } from '#kernel/dates'
import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import type * as contract from '../contract.ts'
import { compareLists } from '../domain/compare-lists.ts'
import { readReceipt } from '../domain/receipt.ts'
import { refuse } from '../refusals.ts'
import { findNotice, isOpen, selectLines } from '../store.ts'
import { filesOf, replyFiles } from '../store-attachments.ts'
import { findByReceipt, selectObjections } from '../store-objections.ts'

/** Objections in reach with the day by which each is to be answered. */
export async function listObjections(
  tx: Tx,
  _: Actor,
  filter: InputOf<typeof contract.listObjections>,
): Promise<ReplyOf<typeof contract.listObjections>> {
  const { rows, total } = await selectObjections(tx, filter)
  const days = new Map<string, number>()
  for (const region of new Set(rows.map((row) => row.regionCode))) {
    days.set(region, await readReading(tx, 'objection.reply-days', region))
  }
  const files = Map.groupBy(
    await filesOf(
      tx,
      rows.map((row) => row.id),
    ),
    ({ objectionId }) => objectionId,
  )
  return {
    total,
    objections: rows.map(({ lineNumber, name, township, item, amountFen, ...row }) => ({
      ...row,
      files: files.get(row.id) ?? [],
      line: { lineNumber, name, township, item, amountFen },
      dueOn: dueOn(row.raisedOn, days.get(row.regionCode) ?? 0),
    })),
  }
}

const dueOn = (raisedOn: DateText, days: number): DateText => addDays(raisedOn, days)

/** State and answer of one objection by its receipt, with what was attached to the answer. @throws Refusal `receipt-unknown` */
export async function followObjection(tx: Tx, _: Actor, { receiptCode }: InputOf<typeof contract.followObjection>) {
  const code = readReceipt(receiptCode)
  const found = await findByReceipt(tx, code)
  if (!found) throw refuse('receipt-unknown')
  return { ...found, replyFiles: await replyFiles(tx, code) }
}

/** A notice with its lines, as everybody sees it, and how it differs from the one it replaces. @throws Refusal `notice-unknown` */
export async function getNotice(tx: Tx, _: Actor, { noticeId }: InputOf<typeof contract.getNotice>) {
  const notice = await findNotice(tx, noticeId)
  if (!notice) throw refuse('notice-unknown')
  const lines = await selectLines(tx, noticeId)
  const changes = notice.replaces ? compareLists(await selectLines(tx, notice.replaces), lines) : []
  return { ...notice, open: isOpen(tx, notice), lines, changes }
}
