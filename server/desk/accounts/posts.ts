import { addDays } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { type Actor, addPost, roles } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract-accounts.ts'
import { endPost, findPost, holdsPost } from '../store-accounts.ts'
import { someoneElses } from './keep-account.ts'
import { isFault, readPlace } from './place.ts'
import { refuse } from './refusals.ts'

/**
 * Gives an account another post from today on, within the own region; nobody gives one to themselves.
 * @throws Refusal `account-unknown`, `own-account`, `account-content`, `post-held`, `post-exclusive`
 */
export async function grantPost(tx: Tx, actor: Actor, given: InputOf<typeof contract.grantPost>) {
  const { userId, role, validUntil } = given
  const { personId } = await someoneElses(tx, actor, userId)
  const place = await readPlace(tx, actor, given)
  const faults = [
    ...(isFault(place) ? [place] : []),
    ...(validUntil && validUntil < tx.today ? [{ path: 'validUntil', code: 'past', message: '截止日期已过' }] : []),
  ]
  if (isFault(place) || faults.length > 0) throw refuse('account-content', { count: faults.length }, faults)
  if (await holdsPost(tx, userId, role, place)) throw refuse('post-held', { role: roles.label(role) })
  const id = await exclusivePosts(() => addPost(tx, userId, { role, ...place, validFrom: tx.today, validUntil }))
  const facts = { role, regionCode: place.regionCode, organization: place.organizationId, until: validUntil }
  tx.notes.push({ matterId: userId, facts: { post: id, ...facts, person: personId !== null } })
  return { id }
}

/** Takes a post back at once. @throws Refusal `post-unknown`, `own-account` */
export async function revokePost(tx: Tx, actor: Actor, { postId, reason }: { postId: string; reason: string }) {
  const post = await findPost(tx, postId)
  if (!post || (post.validUntil && post.validUntil < tx.today)) throw refuse('post-unknown')
  if (post.naturalPersonId === actor.naturalPersonId) throw refuse('own-account')
  // It does not hold today any more: the sessions under it end with their next request.
  await endPost(tx, postId, addDays(tx.today, -1))
  tx.notes.push({ matterId: post.userId, facts: { post: postId, role: post.role, reason } })
  return { done: true } as const
}

const MIXED_POSTS = 'JQ032'

/** Who keeps accounts and who audits hold no other post: only the database sees the posts of all regions. */
export async function exclusivePosts<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const mixed = error instanceof Error && 'code' in error && error.code === MIXED_POSTS
    throw mixed ? refuse('post-exclusive') : error
  }
}
