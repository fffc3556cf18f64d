import type { InputOf } from '#kernel/endpoint'
import { currentBriefing, signCommitment } from '#notices'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { signClassCommitment as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { stepOn } from '../step.ts'

/**
 * Signs the commitment for opening a class, after the one-time briefing in its present version (L-129).
 * @throws Refusal `briefing-outdated`
 */
export async function signClassCommitment(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass } = await stepOn(tx, actor, 'sign', input)
  const { id: matterId, packId, regionCode, organizationId } = trainingClass
  const briefing = await currentBriefing(tx, 'opening', packId)
  if (briefing?.id !== input.briefingId) throw refuse('briefing-outdated')
  await signCommitment(tx, actor, {
    matterKind: 'opening',
    matterId,
    regionCode,
    organizationId,
    briefingId: briefing.id,
    signerName: input.signerName,
  })
  tx.notes.push({ matterId, facts: { briefingVersion: briefing.version } })
  return { id: matterId }
}
