import { deathInForce } from '#people'
import type { Listener } from '#platform/outbox'
import { endCandidates, reopenCandidates } from './store-rounds.ts'

/** A death ends candidacies whose list is not published, and gives them back where it was recorded by mistake, in time. */
export const listeners: readonly Listener[] = [
  {
    name: 'talent.end-candidates-on-person.died',
    on: 'person.died',
    handle: async (tx, { deathId }) => {
      const death = await deathInForce(tx, String(deathId))
      if (death) await endCandidates(tx, death)
    },
  },
  {
    name: 'talent.reopen-candidates-on-person.death-taken-back',
    on: 'person.death-taken-back',
    handle: (tx, { personId, deathId }) => reopenCandidates(tx, { id: String(deathId), personId: String(personId) }),
  },
]
