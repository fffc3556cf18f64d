import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { saveService } from '../store-records.ts'
import { openMatterInHand } from './matter-in-hand.ts'

/**
 * Records 求职登记, 职业指导 or 职业介绍 with staff and date.
 * @throws Refusal `matter-unknown`, `matter-closed`
 */
export async function recordService(tx: Tx, _actor: Actor, input: InputOf<typeof contract.recordService>) {
  const matter = await openMatterInHand(tx, input.matterId)
  const id = await saveService(tx, matter, input)
  tx.notes.push({ matterId: matter.id, facts: { service: input.kind, record: id } })
  return { id }
}
