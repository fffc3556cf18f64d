import { confined } from '#catalog'
import { contractWith, snapshotAt } from '#people'
import { restrictedStatuses } from '#people/contract'
import type { Tx } from '#platform/db'
import { refuse } from './refusals.ts'
import type { TrainingClass } from './store.ts'
import type { Snapshot } from './store-roster.ts'

/**
 * What the register says of a person on the decisive day, the day of the first session (G-006): statuses, township to
 * print, contract with the organizer. Taken at enrolment, and once more when the class really begins. Statuses of restricted
 * sight are not kept: no rule asks for them, and the roll is read by many (柳政规〔2019〕63号 三（三）).
 * @returns also whether the person trains inside a closed place only
 */
export async function takeSnapshot(
  tx: Tx,
  { organizationId, startsOn }: TrainingClass,
  personId: string,
): Promise<
  Snapshot & { readonly name: string; readonly tail: string; readonly regionCode: string; readonly confined: boolean }
> {
  const person = await snapshotAt(tx, personId, startsOn)
  if (!person) throw refuse('person-unknown', { name: '' })
  const contract = await contractWith(tx, personId, organizationId, startsOn)
  const hidden = new Set<string>(restrictedStatuses)
  const statuses = person.statuses.filter((status) => !hidden.has(status))
  return { ...person, contract, statuses, confined: person.statuses.some((status) => confined.has(status)) }
}
