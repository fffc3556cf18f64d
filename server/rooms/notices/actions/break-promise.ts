import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { BREACH_CONSEQUENCE, pointsOf } from '../domain/briefing.ts'
import { refuse } from '../refusals.ts'
import { findCommitment, insertBreach, markSettled, openBreachOf, selectBreaches } from '../store-breaches.ts'

/** What an organization promised: the words of the points, as it signed them. */
export interface Promised {
  readonly commitmentId: string
  readonly regionCode: string
  readonly organizationId: string
  readonly matterId: string
  readonly promise: string
}

/**
 * The signed words of these points, counted from 1, so that who finds a breach never types them.
 * @throws Refusal `commitment-unknown`, `commitment-personal`, `promise-unknown`, `breach-known`
 */
export async function promiseOf(tx: Tx, commitmentId: string, points: readonly number[]): Promise<Promised> {
  const signed = await findCommitment(tx, commitmentId)
  if (!signed) throw refuse('commitment-unknown')
  const { regionCode, organizationId, matterId } = signed
  if (!organizationId) throw refuse('commitment-personal')
  const words = pointsOf(signed.commitmentText)
  const broken = [...new Set(points)].sort((a, b) => a - b)
  const promise = broken.map((point) => {
    const said = words[point - 1]
    if (said === undefined) throw refuse('promise-unknown', { point })
    return said
  })
  const promised = { commitmentId, regionCode, organizationId, matterId, promise: promise.join('\n') }
  const known = await openBreachOf(tx, commitmentId, promised.promise)
  if (known) throw refuse('breach-known', { number: known.number })
  return promised
}

/** Keeps a breach with the finding that puts it right; it stands on whatever the organization signs next (L-129). */
export async function recordBreach(
  tx: Tx,
  promised: Promised,
  found: { readonly facts: string; readonly findingId: string; readonly findingNumber: string; readonly by: string },
): Promise<string> {
  return insertBreach(tx, { ...promised, ...found })
}

/** The finding of a breach is closed. */
export const settleBreach = (tx: Tx, findingId: string): Promise<void> => markSettled(tx, findingId)

/** Breaches in reach, and what follows while one of them waits. */
export async function listBreaches(tx: Tx, _: Actor, { open }: InputOf<typeof contract.listBreaches>) {
  const { rows: breaches, total } = await selectBreaches(tx, { open })
  const waits = breaches.some((breach) => breach.settledOn === null)
  return { breaches, total, consequence: waits ? BREACH_CONSEQUENCE : null }
}
