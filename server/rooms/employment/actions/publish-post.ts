import { type DateText, later } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { savePost } from '../store-posts.ts'

/**
 * Publishes a post in the caller's county; open from today unless told.
 * @throws Refusal `post-period-wrong` when it would be over before it begins, or already is
 */
export async function publishPost(tx: Tx, _actor: Actor, input: InputOf<typeof contract.publishPost>) {
  const openFrom: DateText = input.openFrom ?? tx.today
  const earliest = later(openFrom, tx.today)
  if (input.openUntil < earliest) throw refuse('post-period-wrong', { until: input.openUntil, from: earliest })
  const id = await savePost(tx, { ...input, openFrom })
  tx.notes.push({ matterId: id, facts: { openFrom, openUntil: input.openUntil, heads: input.heads } })
  return { id }
}
