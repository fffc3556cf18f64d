import { contractWith, snapshotAt } from '#people'
import type { Tx } from '#platform/db'
import { refuse } from './refusals.ts'
import type { TrainingClass } from './store.ts'
import type { Snapshot } from './store-roster.ts'

/**
 * What the register says of a person on the decisive day, the day of the first session (G-006): statuses, township to
 * print, contract with the organizer. Taken at enrolment, and once more when the class really begins.
 */
export async function takeSnapshot(
  tx: Tx,
  { organizationId, startsOn }: TrainingClass,
  personId: string,
): Promise<Snapshot & { readonly name: string; readonly tail: string }> {
  const person = await snapshotAt(tx, personId, startsOn)
  if (!person) throw refuse('person-unknown', { name: '' })
  const contract = await contractWith(tx, personId, organizationId, startsOn)
  return { ...person, contract }
}
