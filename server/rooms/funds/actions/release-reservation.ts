import { add, type Fen, sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { keys, move } from '../domain/moves.ts'
import { book, type Evidence, lockAccount } from '../store.ts'
import { reservationsFor } from '../store-reads.ts'

/**
 * Gives back what a class has left of its reservations, and closes them: reserved → available. Nothing left is no error.
 * @returns what went back
 */
export async function releaseReservation(tx: Tx, request: Evidence & { readonly matterId: string }): Promise<Fen> {
  const known = await reservationsFor(tx, [request.matterId])
  const accountIds = [...new Set(known.map((row) => row.accountId))].sort()
  let released = zeroFen
  for (const accountId of accountIds) released = add(released, await releaseFrom(tx, accountId, request))
  if (released > zeroFen) {
    const { matterId, document } = request
    tx.notes.push({ matterId, facts: { booked: 'release', amountFen: released, document } })
  }
  return released
}

async function releaseFrom(tx: Tx, accountId: string, request: Evidence & { matterId: string }): Promise<Fen> {
  const account = await lockAccount(tx, accountId)
  const reservations = await reservationsFor(tx, [request.matterId])
  const open = reservations.filter((row) => row.accountId === accountId && row.leftFen > zeroFen)
  const moves = open.map(({ id, matterId, regionCode, leftFen }) =>
    move('release', { matterId, regionCode, amountFen: leftFen, naturalKey: keys.release(id), reservationId: id }),
  )
  await book(tx, account, request, moves)
  return sum(open.map((row) => row.leftFen))
}
