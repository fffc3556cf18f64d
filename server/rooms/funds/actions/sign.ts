import { takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Signature } from '../store-books.ts'

/** Takes a duty and gives the hand that took it; the tables keep it beside the decision. @throws Refusal `duty-conflict` */
export async function sign(tx: Tx, matterId: string, duty: 'fund-proposal' | 'fund-decision'): Promise<Signature> {
  await takeDuty(tx, matterId, duty)
  const { userId, naturalPersonId } = tx.actor
  return { userId: userId ?? '', personId: naturalPersonId ?? '' }
}
