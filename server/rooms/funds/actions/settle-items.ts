import { type Fen, formatYuanShort, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { keys, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, type Evidence, lockAccount } from '../store.ts'
import { selectBooked, selectSent } from '../store-reads.ts'
import { needBalance } from './need-balance.ts'

/** A payment item: one transfer to one payee. */
export interface ItemAmount {
  readonly itemId: string
  readonly amountFen: Fen
}

/** Items of one account, all or none. */
export interface Settlement extends Evidence {
  readonly accountId: string
  readonly items: readonly ItemAmount[]
}

type OneItem = Evidence & ItemAmount & { readonly accountId: string }

/**
 * Books items as sent to the bank: payable → in transit. An item is sent once; what comes back is paid by a new item.
 * @param request.regionCode county of the payment order
 * @throws Refusal `account-unknown`, `already-booked`, `payable-short`
 */
export async function sendItems(tx: Tx, request: Settlement & { readonly regionCode: string }): Promise<void> {
  const account = await lockAccount(tx, request.accountId)
  const moves = request.items.map(({ itemId, amountFen }) =>
    move('send', { matterId: itemId, amountFen, regionCode: request.regionCode, naturalKey: keys.send(itemId) }),
  )
  await refuseBooked(
    tx,
    moves.map((each) => each.naturalKey),
  )
  const need = sum(request.items.map((item) => item.amountFen))
  await needBalance(tx, account, 'payable', need)
  await book(tx, account, request, moves)
  tx.notes.push({ facts: { booked: 'send', items: moves.length, amountFen: need, account: account.id } })
}

/**
 * Books what the bank has paid: in transit → paid.
 * @throws Refusal `account-unknown`, `already-booked` (also after a return), `item-not-sent`, `amount-differs`
 */
export const confirmItems = (tx: Tx, request: Settlement): Promise<void> => settle(tx, 'confirm', request)

/**
 * Books what the bank has sent back: in transit → payable, where it waits for a new item.
 * @throws Refusal as `confirmItems`
 */
export const returnItems = (tx: Tx, request: Settlement): Promise<void> => settle(tx, 'return', request)

/** As `sendItems`, for one. */
export const sendItem = (tx: Tx, one: OneItem & { readonly regionCode: string }): Promise<void> =>
  sendItems(tx, { ...one, items: [one] })

/** As `confirmItems`, for one. */
export const confirmItem = (tx: Tx, one: OneItem): Promise<void> => confirmItems(tx, { ...one, items: [one] })

/** As `returnItems`, for one. */
export const returnItem = (tx: Tx, one: OneItem): Promise<void> => returnItems(tx, { ...one, items: [one] })

async function settle(tx: Tx, kind: 'confirm' | 'return', request: Settlement): Promise<void> {
  const account = await lockAccount(tx, request.accountId)
  await refuseBooked(
    tx,
    request.items.map((item) => keys.settle(item.itemId)),
  )
  const sent = await selectSent(
    tx,
    account.id,
    request.items.map((item) => item.itemId),
  )
  const moves = request.items.map(({ itemId, amountFen }) => {
    const known = sent.get(itemId)
    if (!known) throw refuse('item-not-sent')
    if (known.amountFen !== amountFen) {
      const given = formatYuanShort(amountFen)
      throw refuse('amount-differs', { given, sent: formatYuanShort(known.amountFen) })
    }
    return move(kind, { matterId: itemId, amountFen, regionCode: known.regionCode, naturalKey: keys.settle(itemId) })
  })
  await book(tx, account, request, moves)
  tx.notes.push({ facts: { booked: kind, items: moves.length, account: account.id } })
}

async function refuseBooked(tx: Tx, naturalKeys: readonly string[]): Promise<void> {
  const document = await selectBooked(tx, naturalKeys)
  if (document) throw refuse('already-booked', { document })
}
