import { type Fen, formatYuanShort, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { JournalKind } from '../contract.ts'
import { keys, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, type Evidence, lockAccount } from '../store.ts'
import { selectBooked, selectItemJournals } from '../store-reads.ts'
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

/**
 * Books what was ordered and is not to be executed after all: in transit → payable.
 * @throws Refusal as `confirmItems`
 */
export const recallItems = (tx: Tx, request: Settlement): Promise<void> => settle(tx, 'recall', request)

/**
 * 到账后退汇: books what the bank has sent back after it had said that it was paid: paid → payable, on the day it is learnt.
 * Each booking names the arrival it takes back, once; the arrival stays where it was booked.
 * @throws Refusal `account-unknown`, `already-booked`, `item-not-confirmed`, `amount-differs`, `balance-short`
 */
export const sendBackItems = (tx: Tx, request: Settlement): Promise<void> =>
  undo(tx, request, { kind: 'send-back', of: ['confirm', 'execute'], from: 'paid', missing: 'item-not-confirmed' })

/**
 * 撤回后银行仍付出: books what the bank has paid although it was recalled: payable → paid, on the day it is learnt. Each booking
 * names the recall it takes back, once.
 * @throws Refusal `account-unknown`, `already-booked`, `item-not-sent`, `amount-differs`, `payable-short`
 */
export const executeItems = (tx: Tx, request: Settlement): Promise<void> =>
  undo(tx, request, { kind: 'execute', of: ['recall'], from: 'payable', missing: 'item-not-sent' })

interface Undoing {
  readonly kind: 'send-back' | 'execute'
  /** What was booked before and is not so after all. */
  readonly of: readonly ('confirm' | 'execute' | 'recall')[]
  readonly from: 'paid' | 'payable'
  readonly missing: 'item-not-sent' | 'item-not-confirmed'
}

async function undo(tx: Tx, request: Settlement, { kind, of, from, missing }: Undoing): Promise<void> {
  const account = await lockAccount(tx, request.accountId)
  const keyOf = kind === 'execute' ? keys.execute : keys.sendBack
  await refuseBooked(
    tx,
    request.items.map((item) => keyOf(item.itemId)),
  )
  const before = await journalsOf(tx, request, of)
  const moves = request.items.map((item) => {
    const { id: reverses, regionCode } = sameAmount(item, before.get(item.itemId), missing)
    const { itemId: matterId, amountFen } = item
    return move(kind, { matterId, amountFen, regionCode, reverses, naturalKey: keyOf(matterId) })
  })
  await needBalance(tx, account, from, sum(request.items.map((item) => item.amountFen)))
  await book(tx, account, request, moves)
  tx.notes.push({ facts: { booked: kind, items: moves.length, account: account.id } })
}

/** As `sendItems`, for one. */
export const sendItem = (tx: Tx, one: OneItem & { readonly regionCode: string }): Promise<void> =>
  sendItems(tx, { ...one, items: [one] })

/** As `confirmItems`, for one. */
export const confirmItem = (tx: Tx, one: OneItem): Promise<void> => confirmItems(tx, { ...one, items: [one] })

/** As `returnItems`, for one. */
export const returnItem = (tx: Tx, one: OneItem): Promise<void> => returnItems(tx, { ...one, items: [one] })

async function settle(tx: Tx, kind: 'confirm' | 'return' | 'recall', request: Settlement): Promise<void> {
  const account = await lockAccount(tx, request.accountId)
  await refuseBooked(
    tx,
    request.items.map((item) => keys.settle(item.itemId)),
  )
  const sent = await journalsOf(tx, request, ['send'])
  const moves = request.items.map((item) => {
    const { regionCode } = sameAmount(item, sent.get(item.itemId), 'item-not-sent')
    const { itemId: matterId, amountFen } = item
    return move(kind, { matterId, amountFen, regionCode, naturalKey: keys.settle(matterId) })
  })
  await book(tx, account, request, moves)
  tx.notes.push({ facts: { booked: kind, items: moves.length, account: account.id } })
}

const journalsOf = (tx: Tx, { accountId, items }: Settlement, kinds: readonly JournalKind[]) =>
  selectItemJournals(
    tx,
    accountId,
    kinds,
    items.map((item) => item.itemId),
  )

/** What an item is settled against. @throws Refusal the code given when there is none, `amount-differs` */
function sameAmount<T extends { readonly amountFen: Fen }>(
  { amountFen }: ItemAmount,
  known: T | undefined,
  missing: 'item-not-sent' | 'item-not-confirmed',
): T {
  if (!known) throw refuse(missing)
  if (known.amountFen === amountFen) return known
  throw refuse('amount-differs', { given: formatYuanShort(amountFen), sent: formatYuanShort(known.amountFen) })
}

async function refuseBooked(tx: Tx, naturalKeys: readonly string[]): Promise<void> {
  const document = await selectBooked(tx, naturalKeys)
  if (document) throw refuse('already-booked', { document })
}
