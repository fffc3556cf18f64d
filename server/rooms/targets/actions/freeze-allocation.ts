import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { gather } from '../factor-inputs.ts'
import { refuse } from '../refusals.ts'
import { lockAllocation, type StoredAllocation, saveFrozen, saveReturn } from '../store-allocations.ts'
import { hasMoved, seenOf, storedOf } from './read-allocation.ts'

/**
 * The second person's check: what was seen is frozen with its inputs and everybody behind them (gx-2022-7#9).
 * @throws Refusal `allocation-unknown`, `allocation-frozen`, `allocation-returned`, `made-by-you`, `inputs-moved`
 */
export async function freezeAllocation(tx: Tx, actor: Actor, input: InputOf<typeof contract.freezeAllocation>) {
  const stored = await waiting(tx, actor, input.allocationId)
  const gathered = await gather(tx, stored.regionCode, stored)
  const { shares, hash } = await seenOf(tx, stored, gathered)
  if (hash !== input.seenHash || hasMoved(stored, gathered)) throw refuse('inputs-moved')
  await saveFrozen(tx, stored.id, { shares, people: gathered.people, hash })
  tx.notes.push({ matterId: stored.id, facts: { hash, amountFen: stored.amountFen, people: gathered.people.length } })
  return { hash }
}

/** Sends a draft back. @throws Refusal `allocation-unknown`, `allocation-frozen`, `allocation-returned`, `made-by-you` */
export async function returnAllocation(tx: Tx, actor: Actor, input: InputOf<typeof contract.returnAllocation>) {
  const stored = await waiting(tx, actor, input.allocationId)
  await saveReturn(tx, stored.id, input.reason)
  tx.notes.push({ matterId: stored.id, facts: { state: 'returned', version: stored.version } })
  return { done: true as const }
}

/** A draft that waits for somebody else's check. */
async function waiting(tx: Tx, actor: Actor, id: string): Promise<StoredAllocation> {
  await lockAllocation(tx, id)
  const stored = await storedOf(tx, id)
  if (stored.state === 'frozen') throw refuse('allocation-frozen', { on: stored.frozenOn ?? '' })
  if (stored.state === 'returned') throw refuse('allocation-returned')
  if (stored.madePerson === actor.naturalPersonId) throw refuse('made-by-you')
  return stored
}
