import { type Fen, formatYuanShort } from '#kernel/money'
import type { Tx } from '#platform/db'
import { refuse } from '../refusals.ts'
import { type Account, balances } from '../store-reads.ts'

/** Refuses `payable-short` when less than `need` is payable on a locked account. */
export async function needPayable(tx: Tx, account: Account, need: Fen): Promise<void> {
  const { payable } = await balances(tx, account.id)
  if (payable >= need) return
  throw refuse('payable-short', {
    account: account.name,
    have: formatYuanShort(payable),
    need: formatYuanShort(need),
  })
}
