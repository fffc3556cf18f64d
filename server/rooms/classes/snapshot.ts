import { confined } from '#catalog'
import { contractsWith, snapshotsAt } from '#people'
import { restrictedStatuses } from '#people/contract'
import type { Tx } from '#platform/db'
import { refuse } from './refusals.ts'
import type { TrainingClass } from './store.ts'
import type { Snapshot } from './store-roster.ts'

/** What is kept of a person, and what is only looked at: whether the person trains inside a closed place only. */
export interface TakenSnapshot extends Snapshot {
  readonly name: string
  readonly tail: string
  readonly regionCode: string
  readonly confined: boolean
}

const hidden = new Set<string>(restrictedStatuses)

/**
 * What the register says of people on the decisive day, the day of the first session (G-006): statuses, township to
 * print, contract with the organizer. Taken at enrolment, and once more when the class really begins. Statuses of restricted
 * sight are not kept: no rule asks for them, and the roll is read by many (柳政规〔2019〕63号 三（三）).
 * @returns one for each person, in their order
 * @throws Refusal `person-unknown`
 */
export async function takeSnapshots(
  tx: Tx,
  { organizationId, startsOn: on }: TrainingClass,
  personIds: readonly string[],
): Promise<readonly TakenSnapshot[]> {
  const wanted = personIds.map((personId) => ({ personId, organizationId, on }))
  const people = await snapshotsAt(tx, wanted)
  const contracts = await contractsWith(tx, wanted)
  return people.map((person, index) => {
    if (!person) throw refuse('person-unknown', { name: '' })
    const statuses = person.statuses.filter((status) => !hidden.has(status))
    const kept = { ...person, contract: contracts[index], statuses }
    return { ...kept, confined: person.statuses.some((status) => confined.has(status)) }
  })
}

/** The same for one person. */
export async function takeSnapshot(tx: Tx, trainingClass: TrainingClass, personId: string): Promise<TakenSnapshot> {
  const [taken] = await takeSnapshots(tx, trainingClass, [personId])
  if (!taken) throw refuse('person-unknown', { name: '' })
  return taken
}
