import type { InputOf } from '#kernel/endpoint'
import { type Fen, formatYuan } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { splitAward } from '../domain/parts.ts'
import { enterRecord } from '../enter.ts'
import { findEverybody } from '../people.ts'
import { refuse } from '../refusals.ts'
import type { Member } from '../store.ts'
import { findItem } from '../store-contests.ts'

/**
 * 录入获奖: rank, level and the cash the higher level granted, split among a team as the document splits it
 * (柳政规〔2019〕63号 二（二）; 桂人社发〔2022〕7号 三（七）).
 * @throws Refusal `item-unknown`, `award-early`, `people-wrong`, `parts-differ` and those of `enterRecord`
 */
export async function enterAward(
  tx: Tx,
  actor: Actor,
  { winners, ...award }: InputOf<typeof contract.enterAward>,
): Promise<{ id: string }> {
  const item = await findItem(tx, award.itemId)
  if (!item) throw refuse('item-unknown')
  const { heldFrom, level } = item
  if (award.onDay < heldFrom) throw refuse('award-early', { onDay: award.onDay, heldFrom })
  const members = await findEverybody(tx, winners, 'winners')
  const given = winners.map(({ amountFen }) => amountFen)
  const shared = withParts(members, award.amountFen, given)
  const draft = { ...award, kind: 'award', subject: 'contest', level } as const
  return enterRecord(tx, actor, { ...draft, organizationId: onlyEmployer(shared) }, shared)
}

/** @throws Refusal `parts-differ` */
export function withParts(members: readonly Member[], total: Fen, given: readonly (Fen | undefined)[]): Member[] {
  const { parts, sumFen } = splitAward(total, given)
  if (sumFen !== total) throw refuse('parts-differ', { sum: formatYuan(sumFen), total: formatYuan(total) })
  return members.map((member, index) => ({ ...member, amountFen: parts[index] ?? (0 as Fen) }))
}

/** The employer of all winners, who claims the employer's reward; none where they work for several. */
export function onlyEmployer(members: readonly Member[]): string | null {
  const employers = new Set(members.map(({ organizationId }) => organizationId))
  const [only] = employers
  return employers.size === 1 ? (only ?? null) : null
}
