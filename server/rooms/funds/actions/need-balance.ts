import { type Fen, formatYuanShort } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type Ledger, ledgers } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { type Account, balances } from '../store-reads.ts'

/**
 * Refuses `balance-short`, of what is payable `payable-short`, or what is said instead, when a ledger of a locked account holds
 * less than `need`.
 */
export async function needBalance(
  tx: Tx,
  account: Account,
  ledger: Ledger,
  need: Fen,
  code: 'payable-short' | 'balance-short' | 'overpay-short' = ledger === 'payable' ? 'payable-short' : 'balance-short',
): Promise<void> {
  const { [ledger]: have } = await balances(tx, account.id)
  if (have >= need) return
  throw refuse(code, {
    account: account.name,
    ledger: ledgers.label(ledger),
    have: formatYuanShort(have),
    need: formatYuanShort(need),
  })
}
