import type { InputOf } from '#kernel/endpoint'
import { leftOut } from '#kernel/left-out'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { withReferrals } from '../domain/follow-up.ts'
import { rulesFor } from '../readings.ts'
import { refuse } from '../refusals.ts'
import { type LockedMatter, saveReferralDates } from '../store.ts'
import { lockPosts } from '../store-posts.ts'
import { saveReferrals, selectReferralDays } from '../store-records.ts'
import { openMatterInHand, openMattersInHand, type Refused } from './matter-in-hand.ts'

/**
 * Refers a post that is open today; the one that completes the number starts the months for the follow-up.
 * Later ones move no date.
 * @throws Refusal `matter-unknown`, `matter-closed`, `post-unknown`, `post-not-open`, `post-repeated`
 */
export async function referPost(tx: Tx, _actor: Actor, input: InputOf<typeof contract.referPost>) {
  const matter = await openMatterInHand(tx, input.matterId)
  const { ids, refused, outcomes } = await referAll(tx, [matter], await openPosts(tx, [input.postId]))
  if (refused[0]) throw refused[0].refusal
  const [id = '', outcome] = [ids[0], outcomes[0]]
  return { id, referred: outcome?.referred ?? 0, followUpDueOn: outcome?.followUpDueOn ?? null }
}

/**
 * Refers posts to many at once. Left out by matter, each with its reason: `matter-unknown`, `matter-closed`, `post-repeated`
 * @throws Refusal `post-unknown`, `post-not-open` when a post can be referred to nobody
 */
export async function referPosts(tx: Tx, _actor: Actor, input: InputOf<typeof contract.referPosts>) {
  const { open, refused } = await openMattersInHand(tx, input.matterIds)
  const { ids, ...made } = await referAll(tx, open, await openPosts(tx, input.postIds))
  const left = [...refused, ...made.refused].map(({ id, refusal }) => leftOut(id, refusal))
  return { referred: ids.length, leftOut: left }
}

type Post = Awaited<ReturnType<typeof lockPosts>>[number]

async function openPosts(tx: Tx, postIds: readonly string[]): Promise<Post[]> {
  const posts = await lockPosts(tx, postIds)
  if (posts.length < new Set(postIds).size) throw refuse('post-unknown')
  const shut = posts.find(({ open }) => !open)
  if (shut) throw refuse('post-not-open', { post: shut.title, today: tx.today })
  return posts
}

/** Open posts for open, locked matters, in a handful of statements for any number of them. @returns ids of the new referrals */
async function referAll(tx: Tx, matters: readonly LockedMatter[], posts: readonly Post[]) {
  const before = Map.groupBy(await selectReferralDays(tx, matters), ({ matterId }) => matterId)
  const rules = await rulesFor(
    tx,
    matters.map(({ regionCode }) => regionCode),
  )
  const postIds = posts.map(({ id }) => id)
  const outcomes = matters.flatMap((matter) => {
    const rule = rules.get(matter.regionCode)
    if (!rule) return []
    return { ...matter, ...withReferrals(matter, before.get(matter.id) ?? [], postIds, tx.today, rule), min: rule.min }
  })
  const ids = await saveReferrals(
    tx,
    outcomes.flatMap((matter) => matter.fresh.map((postId) => ({ ...matter, postId }))),
  )
  await saveReferralDates(tx, outcomes)
  for (const { id: matterId, fresh, referred, followUpDueOn } of outcomes)
    if (fresh.length > 0) tx.notes.push({ matterId, facts: { posts: fresh, referred, followUpDueOn } })
  const titleOf = (postId: string) => posts.find(({ id }) => id === postId)?.title
  const refused = outcomes.flatMap(({ id, repeated, referred, min }) =>
    repeated.map(({ postId, on }): Refused => {
      const refusal = refuse('post-repeated', { post: titleOf(postId), on, referred, min })
      return { id, refusal }
    }),
  )
  return { ids, outcomes, refused }
}
