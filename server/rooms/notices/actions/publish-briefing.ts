import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { packs } from '#policies'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { currentBriefing, insertBriefing } from '../store-commitments.ts'

/**
 * A new version of a briefing, by the bureau of the place that issued the document; what was signed keeps its version.
 * @throws Refusal `briefing-pack-unknown`, `briefing-not-yours`, `briefing-dated`
 */
export async function publishBriefing(
  tx: Tx,
  actor: Actor,
  input: InputOf<typeof contract.publishBriefing>,
): Promise<{ id: string }> {
  const document = packs.find((pack) => pack.document.id === input.packId)?.document
  if (!document) throw refuse('briefing-pack-unknown', { packId: input.packId })
  if (!document.territory.startsWith(actor.regionPrefix)) throw refuse('briefing-not-yours')
  if (input.effectiveFrom < tx.today) {
    throw refuse('briefing-dated', { effectiveFrom: input.effectiveFrom, today: tx.today })
  }
  const before = await currentBriefing(tx, input.matterKind, input.packId)
  const cites = before?.cites ?? ['lz-2019-63#7-2']
  const { id, version } = await insertBriefing(tx, { ...input, cites }, actor.naturalPersonId ?? '')
  tx.notes.push({ matterId: id, facts: { matterKind: input.matterKind, packId: input.packId, version } })
  return { id }
}
