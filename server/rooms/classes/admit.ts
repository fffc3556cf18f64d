import { addDays } from '#kernel/dates'
import { normalizeName } from '#kernel/person-name'
import { readResidentId } from '#kernel/resident-id'
import { diedOn, personReference } from '#people'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import type { ClassCase } from './enrolment-case.ts'
import { type HoldWanted, hold, holdsFor } from './holds.ts'
import { refuse } from './refusals.ts'
import { takeSnapshot } from './snapshot.ts'
import type { TrainingClass } from './store.ts'
import { busyIn, insertEnrollment, rollFor, type Snapshot, type TraineeTerms } from './store-roster.ts'
import { readTerms, type TermsGiven } from './trainee-terms.ts'

export interface Applicant extends TermsGiven {
  readonly residentId: string
  readonly name: string
}

interface Admitted {
  readonly person: { readonly id: string; readonly name: string; readonly tail: string }
  readonly snapshot: Snapshot
  readonly terms: TraineeTerms
  /** Places under the limits that the enrollment will hold. */
  readonly holds: readonly HoldWanted[]
}

/** Whether the roll is still open. @throws Refusal `enrollment-late` */
export async function checkRollOpen(tx: Tx, { startsOn, regionCode }: TrainingClass): Promise<void> {
  const last = addDays(startsOn, await readReading(tx, 'enrollment.late-days', regionCode))
  if (tx.today > last) throw refuse('enrollment-late', { last })
}

/**
 * Everything that can stand against a person's enrollment, asked before anything is written.
 * @throws Refusal `resident-id-wrong`, `person-unknown`, `person-died`, `enrolled-already`, `class-full`, `person-busy`,
 * `place-unfit`, `place-link-missing`, `fee-forbidden`, `limit-reached`
 */
export async function admit(
  tx: Tx,
  trainingClass: TrainingClass,
  classOf: ClassCase,
  given: Applicant,
): Promise<Admitted> {
  const read = readResidentId(given.residentId, { demo: tx.demo, today: tx.today })
  if (!read.ok) throw refuse('resident-id-wrong', { why: read.message })
  const name = normalizeName(given.name)
  const id = await personReference(tx, read.id, name)
  if (!id) throw refuse('person-unknown', { name })
  const died = (await diedOn(tx, [id])).get(id)
  if (died) throw refuse('person-died', { name, on: died })
  const { known, heads } = await rollFor(tx, trainingClass.id, id)
  if (known) throw refuse('enrolled-already', { name })
  const { plannedHeads } = trainingClass
  if (heads >= plannedHeads) throw refuse('class-full', { planned: plannedHeads })
  const where = await busyIn(tx, id, trainingClass)
  if (where) throw refuse('person-busy', { name, where })
  const { tail, ...snapshot } = await takeSnapshot(tx, trainingClass, id)
  if (snapshot.confined && trainingClass.placeKind !== 'closed-place') throw refuse('place-unfit', { name })
  const person = { id, name, tail }
  const { terms, of } = readTerms(trainingClass, classOf, snapshot, given)
  return { person, snapshot, terms, holds: await holdsFor(tx, trainingClass, person, of) }
}

/**
 * Writes the enrollment and takes its places. Two counties may ask at the same moment: the exclusion constraint and the
 * places' unique index let exactly as many through as there is room for.
 * @returns the enrollment, and how often a place was taken by somebody else in that moment
 * @throws Refusal `person-busy`, `limit-taken-meanwhile`
 */
export async function join(
  tx: Tx,
  trainingClass: TrainingClass,
  { person, snapshot, terms, holds }: Admitted,
): Promise<{ id: string; conflicts: number }> {
  const id = await write(tx, trainingClass, { person, snapshot, terms })
  return { id, conflicts: await hold(tx, trainingClass, person, id, holds) }
}

async function write(tx: Tx, trainingClass: TrainingClass, { person, snapshot, terms }: Omit<Admitted, 'holds'>) {
  try {
    return await insertEnrollment(tx, trainingClass, person, { ...snapshot, ...terms })
  } catch (error) {
    if (!isExclusion(error)) throw error
    throw refuse('person-busy', { name: person.name, where: '刚刚在另一个班入班' })
  }
}

/** 23P01: the exclusion constraint; 40P01: two enrollments waiting for each other, one of which is let through. */
function isExclusion(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '23P01' || error.code === '40P01')
}
