import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { followUpDueOn, referralsDoneOn } from '../domain/follow-up.ts'
import { readingsFor } from '../readings.ts'
import { refuse } from '../refusals.ts'
import { saveMatterDates } from '../store.ts'
import { findPost } from '../store-posts.ts'
import { saveReferral, selectReferrals } from '../store-records.ts'
import { openMatterInHand } from './matter-in-hand.ts'

/**
 * Refers a post that is open today; the one that completes the number starts the months for the follow-up.
 * Later ones move no date.
 * @throws Refusal `matter-unknown`, `matter-closed`, `post-unknown`, `post-not-open`, `post-repeated`
 */
export async function referPost(tx: Tx, _actor: Actor, input: InputOf<typeof contract.referPost>) {
  const matter = await openMatterInHand(tx, input.matterId)
  const post = await findPost(tx, input.postId)
  if (!post) throw refuse('post-unknown')
  const { rule } = await readingsFor(tx, matter.regionCode)
  const before = await selectReferrals(tx, matter.id)
  const same = before.find((referral) => referral.postId === post.id)
  if (same) throw refuse('post-repeated', { post: post.title, on: same.on, referred: before.length, min: rule.min })
  if (!post.open) throw refuse('post-not-open', { post: post.title, today: tx.today })

  const id = await saveReferral(tx, matter, post.id)
  const days = [...before.map((referral) => referral.on), tx.today]
  const dates = {
    referrals_done_on: matter.referralsDoneOn ?? referralsDoneOn(days, rule),
    follow_up_due_on: matter.followUpDueOn ?? followUpDueOn(days, rule),
  }
  await saveMatterDates(tx, matter.id, dates)
  tx.notes.push({
    matterId: matter.id,
    facts: { referral: id, post: post.id, referred: days.length, followUpDueOn: dates.follow_up_due_on },
  })
  return { id, referred: days.length, followUpDueOn: dates.follow_up_due_on }
}
