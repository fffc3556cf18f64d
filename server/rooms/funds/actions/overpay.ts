import { type Fen, sum } from '#kernel/money'
import type { FieldError } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { keys, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, type Evidence, lockAccount } from '../store.ts'
import { selectItemJournals, selectOverpaid } from '../store-reads.ts'
import { needBalance } from './need-balance.ts'

/** A line that the bank has paid in a recalled transfer although it was paid otherwise, or refused. */
export interface PaidTwice {
  readonly itemId: string
  readonly lineId: string
  readonly amountFen: Fen
}

interface Request extends Evidence {
  readonly accountId: string
  readonly lines: readonly PaidTwice[]
}

interface Named extends Request {
  /** Each transfer in words, told where the account has not got it. */
  readonly rows?: readonly FieldError[]
}

/**
 * 重复付款列支: available → payable, so that what the bank has paid of these lines can be booked (`executeItems`, in the same
 * transaction). It comes back as any recovery of its line does.
 * @throws Refusal `account-unknown`, `already-booked`, `item-not-sent`, `overpay-short`
 */
export async function overpay(tx: Tx, { rows, ...request }: Named): Promise<void> {
  const account = await lockAccount(tx, request.accountId)
  const items = request.lines.map(({ itemId }) => itemId)
  const recalls = await selectItemJournals(tx, account.id, ['recall'], items)
  const moves = request.lines.map(({ itemId, lineId: matterId, amountFen }) => {
    const recall = recalls.get(itemId)
    if (!recall) throw refuse('item-not-sent')
    const { id: answers, regionCode } = recall
    return move('overpay', { matterId, amountFen, regionCode, answers, naturalKey: keys.overpay(itemId, matterId) })
  })
  const amountFen = sum(request.lines.map((line) => line.amountFen))
  await needBalance(tx, account, 'available', amountFen, 'overpay-short', rows)
  await book(tx, account, request, moves)
  tx.notes.push({ facts: { booked: 'overpay', lines: moves.length, amountFen, account: account.id } })
}

/**
 * 重复付款冲回: payable → available, where the other payment of a line has come to nothing, or this one was sent back. Each
 * names what it takes back, once.
 * @throws Refusal `account-unknown`, `already-booked`, `posting-missing`, `payable-short`
 */
export async function takeOver(tx: Tx, request: Request): Promise<void> {
  const account = await lockAccount(tx, request.accountId)
  const booked = await selectOverpaid(
    tx,
    request.lines.map(({ itemId, lineId }) => keys.overpay(itemId, lineId)),
  )
  const moves = request.lines.map(({ itemId, lineId: matterId, amountFen }) => {
    const before = booked.get(keys.overpay(itemId, matterId))
    if (!before) throw refuse('posting-missing')
    const { id: reverses, regionCode } = before
    return move('take-over', { matterId, amountFen, regionCode, reverses, naturalKey: keys.takeOver(itemId, matterId) })
  })
  await needBalance(tx, account, 'payable', sum(request.lines.map((line) => line.amountFen)))
  await book(tx, account, request, moves)
  tx.notes.push({ facts: { booked: 'take-over', lines: moves.length, account: account.id } })
}
