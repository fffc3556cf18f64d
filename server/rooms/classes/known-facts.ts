import type { Fen } from '#kernel/money'
import { selectPairings } from '#pairing'
import type { Tx } from '#platform/db'
import type { Facts, OrganizerKind, TraineeStatus } from '#policy'
import { organizerKinds, traineeStatuses } from '#policy/contract'
import type { TrainingClass } from './store.ts'
import type { Snapshot } from './store-roster.ts'

/** The facts of a snapshot in the shape the policy asks for; what was never recorded is left out, never guessed. */
export function traineeFacts(
  snapshot: Omit<Snapshot, 'township'>,
  feeFen: Fen | undefined,
): NonNullable<Facts['trainee']> {
  const { contract, urban, graduatedOn } = snapshot
  const employerKind = organizerKinds.values.find((kind) => kind === snapshot.employerKind)
  return {
    statuses: snapshot.statuses.filter((one): one is TraineeStatus => traineeStatuses.values.some((s) => s === one)),
    contract: contract ? { from: contract.startsOn, until: contract.endsOn, withOrganizer: true } : null,
    ...(employerKind && { employerKind }),
    ...(urban !== null && { urban }),
    ...(graduatedOn !== null && { graduatedOn }),
    ...(feeFen !== undefined && { feeFen }),
  }
}

/** Who holds the class: kind by the register, paired by an agreement in force on the first day of the class. */
export async function organizerFacts(
  tx: Tx,
  { organizationId, startsOn }: Pick<TrainingClass, 'organizationId' | 'startsOn'>,
  kind: string | undefined,
): Promise<NonNullable<Facts['organizer']>> {
  const pairings = await selectPairings(tx, { schoolId: organizationId })
  const paired = pairings.some(
    ({ validFrom, validUntil }) => validFrom <= startsOn && (validUntil === null || startsOn <= validUntil),
  )
  return { kind: kind as OrganizerKind, paired }
}
