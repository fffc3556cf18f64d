import type { Fen } from '#kernel/money'
import { findOrganization } from '#organizations'
import type { Tx } from '#platform/db'
import { type Facts, type OrganizerKind, packsFor, ratesFor, settingsFor, type TraineeStatus } from '#policy'
import { traineeStatuses } from '#policy/contract'
import type { PolicyPack } from '#policy/language'
import { idealFacts } from './domain/ideal-facts.ts'
import { feeBarred } from './fee-bar.ts'
import { organizerFacts, traineeFacts } from './known-facts.ts'
import type { TrainingClass } from './store.ts'
import type { Snapshot } from './store-roster.ts'

/** What may still come of one person's enrollment: what can be recorded by now is as it is, what comes later as good as can be. */
export interface EnrolmentCase {
  readonly facts: Facts
  readonly packs: readonly PolicyPack[]
  /** The document of the class; undefined where it is no longer there. */
  readonly pack: PolicyPack | undefined
}

/** @param feeFen what is taken from this person; null: nobody has stated it, and the rules hear nothing of it */
export async function enrolmentCase(
  tx: Tx,
  trainingClass: TrainingClass,
  snapshot: Snapshot,
  feeFen: Fen | null,
): Promise<EnrolmentCase> {
  const { regionCode, startsOn, organizationId } = trainingClass
  const packs = await packsFor(tx, regionCode)
  const organizer = await findOrganization(tx, organizationId)
  const plan = {
    ...trainingClass,
    organizerKind: organizer?.kind as OrganizerKind,
    trade: { code: trainingClass.tradeCode, nationallyListed: trainingClass.tradeListed },
    days: 1,
  }
  const ideal = idealFacts(plan, [], await ratesFor(tx, regionCode, startsOn))
  const facts = {
    ...ideal,
    settings: await settingsFor(tx, regionCode, startsOn),
    organizer: await organizerFacts(tx, trainingClass, organizer?.kind),
    trainee: traineeFacts(snapshot, feeFen ?? undefined),
  }
  return { facts, packs, pack: packs.find(({ document }) => document.id === trainingClass.packId) }
}

/** Whether a project or startup class may take no fee: free training is meant for some group in it. */
export async function feeBarredIn(tx: Tx, trainingClass: TrainingClass): Promise<boolean> {
  const { mode, kind } = trainingClass
  if (mode !== 'project-based' && kind !== 'startup') return false
  const nobody = { township: '', contract: undefined, urban: null, graduatedOn: null, employerKind: null }
  const { facts, pack } = await enrolmentCase(tx, trainingClass, { ...nobody, statuses: [] }, null)
  const inGroup = (status: TraineeStatus): Facts => ({ ...facts, trainee: { statuses: [status], contract: null } })
  return pack !== undefined && traineeStatuses.values.some((status) => feeBarred(pack, inGroup(status)))
}
