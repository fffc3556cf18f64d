import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuse } from '../refusals.ts'
import { findPost, markPostClosed } from '../store-posts.ts'

/**
 * Stops recruiting from today; referrals made before stay counted. By the publisher, or by a clerk of the post's county.
 * @throws Refusal `post-unknown`, `post-foreign`, `post-already-closed`
 */
export async function closePost(tx: Tx, _: Actor, { postId }: { postId: string }) {
  const post = await findPost(tx, postId)
  if (!post) throw refuse('post-unknown')
  if (!post.own) throw refuse('post-foreign', { post: post.title })
  if (post.closedOn) throw refuse('post-already-closed', { post: post.title, on: post.closedOn })
  await markPostClosed(tx, post.id)
  tx.notes.push({ matterId: post.id, facts: { closedOn: tx.today } })
  return { done: true as const }
}
