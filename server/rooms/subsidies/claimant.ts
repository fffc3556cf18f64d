import { organizationName } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { keyOf, type Matter } from './matters.ts'
import { refuse } from './refusals.ts'
import type { BatchPlace } from './store-batches.ts'
import type { StoredDecision } from './store-decisions.ts'

/** Who claims a matter, and which of its decisions are theirs to claim. */
export interface Claimant {
  readonly place: BatchPlace
  readonly mine: (decision: StoredDecision) => boolean
}

/**
 * 谁来申报: the organization the matter names, for everything in it; where each person claims for themselves, the person,
 * for what is paid to them. @throws Refusal `not-claimant`
 */
export async function claimantOf(tx: Tx, actor: Actor, matter: Matter): Promise<Claimant> {
  const face = {
    ...keyOf(matter),
    matterNumber: matter.number,
    matterTitle: matter.title,
    regionCode: matter.regionCode,
  }
  const { organizationId } = matter
  if (organizationId && organizationId === actor.organizationId) {
    const claimantName = await organizationName(tx, organizationId)
    return { place: { ...face, organizationId, personId: null, claimantName }, mine: () => true }
  }
  const self = matter.subjects.find(({ personId }) => personId !== null && personId === actor.personId)
  if (organizationId || !self) throw refuse('not-claimant', { number: matter.number })
  return {
    place: { ...face, organizationId: null, personId: self.personId, claimantName: self.name },
    mine: ({ personId, detail }) => personId === self.personId && detail.decision.payee === 'person',
  }
}
