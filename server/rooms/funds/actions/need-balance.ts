import { type Fen, formatYuanShort } from '#kernel/money'
import type { FieldError } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { type Ledger, ledgers } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { type Account, balances } from '../store-reads.ts'

/**
 * Refuses `balance-short`, of what is payable `payable-short`, or what is said instead, when a ledger of a locked account holds
 * less than `need`; `errors` are what it is needed for, one by one.
 */
export async function needBalance(
  tx: Tx,
  account: Account,
  ledger: Ledger,
  need: Fen,
  code: 'payable-short' | 'balance-short' | 'overpay-short' = ledger === 'payable' ? 'payable-short' : 'balance-short',
  errors: readonly FieldError[] = [],
): Promise<void> {
  const { [ledger]: have } = await balances(tx, account.id)
  if (have >= need) return
  const [haveYuan, needYuan] = [formatYuanShort(have), formatYuanShort(need)]
  throw refuse(code, { account: account.name, ledger: ledgers.label(ledger), have: haveYuan, need: needYuan }, errors)
}
