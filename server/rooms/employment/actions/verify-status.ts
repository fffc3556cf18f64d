import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { saveStatuses } from '../store-records.ts'
import { matterInHand } from './matter-in-hand.ts'

/**
 * Adds to the history what is now known of a person's employment, with its source; also after the matter is closed.
 * @throws Refusal `matter-unknown`, `status-future`
 */
export async function verifyStatus(tx: Tx, _actor: Actor, input: InputOf<typeof contract.verifyStatus>) {
  const matter = await matterInHand(tx, input.matterId)
  const from = input.from ?? tx.today
  if (from > tx.today) throw refuse('status-future', { from })
  const [id = ''] = await saveStatuses(tx, [matter], {
    status: input.status,
    from,
    employer: input.employer,
    source: input.source,
  })
  tx.notes.push({ matterId: matter.id, facts: { status: input.status, from } })
  return { id }
}
