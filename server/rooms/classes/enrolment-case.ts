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

/** What the rules look at in a class, whoever the trainee is: the same for a whole roster. */
export interface ClassCase {
  readonly facts: Facts
  readonly packs: readonly PolicyPack[]
  /** The document of the class; undefined where it is no longer there. */
  readonly pack: PolicyPack | undefined
}

/** What may still come of one person's enrollment: what can be recorded by now is as it is, what comes later as good as can be. */
export type EnrolmentCase = ClassCase

export async function classCase(tx: Tx, trainingClass: TrainingClass): Promise<ClassCase> {
  const { regionCode, startsOn, organizationId } = trainingClass
  const packs = await packsFor(tx, regionCode)
  const organizer = await findOrganization(tx, organizationId)
  const plan = {
    ...trainingClass,
    organizerKind: organizer?.kind as OrganizerKind,
    trade: { code: trainingClass.tradeCode, nationallyListed: trainingClass.tradeListed },
    days: 1,
  }
  const facts = {
    ...idealFacts(plan, [], await ratesFor(tx, regionCode, startsOn)),
    settings: await settingsFor(tx, regionCode, startsOn),
    organizer: await organizerFacts(tx, trainingClass, organizer?.kind),
  }
  return { facts, packs, pack: packs.find(({ document }) => document.id === trainingClass.packId) }
}

/** @param feeFen what is taken from this person; null: nobody has stated it, and the rules hear nothing of it */
export const enrolmentCase = (of: ClassCase, snapshot: Snapshot, feeFen: Fen | null): EnrolmentCase => ({
  ...of,
  facts: { ...of.facts, trainee: traineeFacts(snapshot, feeFen ?? undefined) },
})

/** Whether a project or startup class may take no fee: free training is meant for some group in it. */
export async function feeBarredIn(tx: Tx, trainingClass: TrainingClass): Promise<boolean> {
  const { mode, kind } = trainingClass
  if (mode !== 'project-based' && kind !== 'startup') return false
  const { facts, pack } = await classCase(tx, trainingClass)
  const inGroup = (status: TraineeStatus): Facts => ({ ...facts, trainee: { statuses: [status], contract: null } })
  return pack !== undefined && traineeStatuses.values.some((status) => feeBarred(pack, inGroup(status)))
}
