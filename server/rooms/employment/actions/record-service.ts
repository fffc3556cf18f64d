import type { InputOf } from '#kernel/endpoint'
import { leftOut } from '#kernel/left-out'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { saveServices } from '../store-records.ts'
import { openMatterInHand, openMattersInHand } from './matter-in-hand.ts'

/**
 * Records 求职登记, 职业指导 or 职业介绍 with staff and date.
 * @throws Refusal `matter-unknown`, `matter-closed`
 */
export async function recordService(tx: Tx, _actor: Actor, input: InputOf<typeof contract.recordService>) {
  const matter = await openMatterInHand(tx, input.matterId)
  const [id = ''] = await saveServices(tx, [matter], input)
  tx.notes.push({ matterId: matter.id, facts: { service: input.kind, record: id } })
  return { id }
}

/** The same service for many, as after a guidance meeting. Left out, each with its reason: `matter-unknown`, `matter-closed` */
export async function recordServices(tx: Tx, _actor: Actor, input: InputOf<typeof contract.recordServices>) {
  const { open, refused } = await openMattersInHand(tx, input.matterIds)
  await saveServices(tx, open, input)
  for (const { id } of open) tx.notes.push({ matterId: id, facts: { service: input.kind, together: open.length } })
  return { recorded: open.length, leftOut: refused.map(({ id, refusal }) => leftOut(id, refusal)) }
}
