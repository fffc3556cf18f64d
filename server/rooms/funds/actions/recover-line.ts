import { type Fen, formatYuanShort, spread, subtract, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { keys, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, type Evidence, lockAccount } from '../store.ts'
import { selectRecoverable } from '../store-reads.ts'

/**
 * Books money that a payee has given back for a line: paid → available of the account it came from. What was paid twice is
 * the first to come back; of a line that was paid from several sources, each gets back its part of the original split, to
 * the fen; no more comes back than was posted.
 * @param request.receiptId what makes the fact unique: the same receipt is booked once
 * @throws Refusal `recover-exceeds`, `already-booked`, `account-unknown`
 */
export async function recoverLine(
  tx: Tx,
  request: Evidence & { readonly lineId: string; readonly receiptId: string; readonly amountFen: Fen },
): Promise<void> {
  const { lineId: matterId, receiptId, amountFen } = request
  const known = await selectRecoverable(tx, matterId)
  for (const accountId of [...new Set(known.map((one) => one.accountId))].sort()) await lockAccount(tx, accountId)
  const postings = await selectRecoverable(tx, matterId)
  const have = sum(postings.map((one) => one.leftFen))
  if (amountFen > have) {
    throw refuse('recover-exceeds', { have: formatYuanShort(have), need: formatYuanShort(amountFen) })
  }
  for (const { drawFen, ...posting } of drawn(postings, amountFen)) {
    const account = await lockAccount(tx, posting.accountId)
    await book(tx, account, request, [
      move('recover', {
        matterId,
        amountFen: drawFen,
        regionCode: posting.regionCode,
        answers: posting.id,
        naturalKey: keys.recover(receiptId, posting.id),
      }),
    ])
  }
  tx.notes.push({ matterId, facts: { booked: 'recover', amountFen, receipt: receiptId } })
}

function drawn(postings: Awaited<ReturnType<typeof selectRecoverable>>, amountFen: Fen) {
  const { twice = [], owed = [] } = Object.groupBy(postings, ({ kind }) => (kind === 'overpay' ? 'twice' : 'owed'))
  const surplus = spread(twice, amountFen)
  return [...surplus, ...spread(owed, subtract(amountFen, sum(surplus.map((one) => one.drawFen))))]
}
