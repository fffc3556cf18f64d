import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Fen } from '#kernel/money'
import { takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { withdrawFunds } from '../contract-books.ts'
import { keys, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, lockOwnAccount } from '../store.ts'
import { type Account, selectBooked } from '../store-reads.ts'
import { needBalance } from './need-balance.ts'

/**
 * Gives money that is free back to where it came from, by its document: available → source.
 * @throws Refusal `account-unknown`, `balance-short`, `already-booked`
 */
export async function withdraw(
  tx: Tx,
  _: unknown,
  { accountId, amountFen, documentNumber }: InputOf<typeof withdrawFunds>,
): Promise<ReplyOf<typeof withdrawFunds>> {
  const account = await lockOwnAccount(tx, accountId)
  const journalId = await bookWithdrawal(tx, account, amountFen, documentNumber)
  await takeDuty(tx, journalId, 'pay')
  return { journalId }
}

/** Books it on a locked account. @throws Refusal `balance-short`, `already-booked` */
export async function bookWithdrawal(tx: Tx, account: Account, amountFen: Fen, document: string): Promise<string> {
  const { id: matterId, regionCode } = account
  const naturalKey = keys.withdraw(account.id, document)
  const booked = await selectBooked(tx, [naturalKey])
  if (booked) throw refuse('already-booked', { document: booked })
  await needBalance(tx, account, 'available', amountFen)
  const [journalId = ''] = await book(tx, account, { document, cites: ['lz-2019-63#6-3'] }, [
    move('withdraw', { amountFen, naturalKey, matterId, regionCode }),
  ])
  tx.notes.push({ matterId, facts: { booked: 'withdraw', amountFen, journal: journalId } })
  return journalId
}
