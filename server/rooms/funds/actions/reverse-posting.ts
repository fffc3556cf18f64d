import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { keys, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, type Evidence, lockAccount } from '../store.ts'
import { findPosted, selectBooked } from '../store-reads.ts'
import { needBalance } from './need-balance.ts'

/**
 * Takes a posting back, whole and once: payable → the class's reservation, or → available when that has been given back.
 * The reversal names the journal it reverses.
 * @returns the amount taken back
 * @throws Refusal `account-unknown`, `posting-missing`, `already-booked`, `payable-short` when the money is on its way
 */
export async function reversePosting(
  tx: Tx,
  request: Evidence & { readonly accountId: string; readonly lineId: string; readonly revision: number },
): Promise<Fen> {
  const account = await lockAccount(tx, request.accountId)
  const posted = await findPosted(tx, account.id, keys.post(request.lineId, request.revision, account.source))
  if (!posted) throw refuse('posting-missing')
  const document = await selectBooked(tx, [keys.reverse(posted.id)])
  if (document) throw refuse('already-booked', { document })
  await needBalance(tx, account, 'payable', posted.amountFen)
  const { matterId, regionCode, amountFen, reservationId } = posted
  const reversal = move('reverse', {
    matterId,
    regionCode,
    amountFen,
    reservationId,
    naturalKey: keys.reverse(posted.id),
    reverses: posted.id,
    to: posted.releasedAt ? 'available' : 'reserved',
  })
  await book(tx, account, request, [reversal])
  tx.notes.push({ matterId, facts: { booked: 'reverse', amountFen, reverses: posted.id } })
  return amountFen
}
