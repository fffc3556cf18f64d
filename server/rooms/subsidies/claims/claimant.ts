import { organizationName } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { keyOf, type Matter } from '../calculation/matters.ts'
import type { StoredDecision } from '../calculation/store-decisions.ts'
import { refuse } from '../refusals.ts'
import { withAgreement } from './store-agreements.ts'
import type { BatchPlace } from './store-batches.ts'

/** Who claims a matter, and which of its decisions are theirs to claim. */
export interface Claimant {
  readonly place: BatchPlace
  readonly mine: (decision: Pick<StoredDecision, 'personId' | 'organizationId'>) => boolean
  /** Why there may be nothing to claim. */
  readonly otherwise: 'nothing-to-claim' | 'agreement-missing'
}

/**
 * 谁来申报: an organization, for what the rules pay in its name; a person, for what is paid to them where each claims for
 * themselves; an organization for such persons, each under an agency agreement that was signed and recorded.
 * @throws Refusal `not-claimant` when the matter is another's to claim
 */
export async function claimantOf(tx: Tx, actor: Actor, matter: Matter): Promise<Claimant> {
  if (actor.kind === 'person') return oneself(actor, matter)
  const own = actor.organizationId ?? ''
  const owner = matter.organizationId
  if (owner !== null && owner !== own) throw refuse('not-claimant', { number: matter.number })
  const agreed = owner === own ? new Set<string>() : await withAgreement(tx, matter.id)
  const place = {
    ...faceOf(matter),
    organizationId: own,
    personId: null,
    claimantName: await organizationName(tx, own),
  }
  return {
    place,
    mine: (decision) => decision.organizationId === own || agreed.has(decision.personId ?? ''),
    otherwise: owner === own || agreed.size > 0 ? 'nothing-to-claim' : 'agreement-missing',
  }
}

function oneself({ personId: own }: Actor, matter: Matter): Claimant {
  const self = matter.subjects.find(({ personId }) => personId !== null && personId === own)
  if (matter.organizationId || !self) throw refuse('not-claimant', { number: matter.number })
  return {
    place: { ...faceOf(matter), organizationId: null, personId: self.personId, claimantName: self.name },
    mine: ({ personId, organizationId }) => personId === self.personId && organizationId === null,
    otherwise: 'nothing-to-claim',
  }
}

const faceOf = (matter: Matter) => ({
  ...keyOf(matter),
  matterNumber: matter.number,
  matterTitle: matter.title,
  regionCode: matter.regionCode,
})
