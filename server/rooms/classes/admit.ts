import { addDays, type DateText } from '#kernel/dates'
import { normalizeName } from '#kernel/person-name'
import { orRefusal, Refusal } from '#kernel/refusal'
import { readResidentId } from '#kernel/resident-id'
import { diedOn, referencesOf } from '#people'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { readReading } from '#policy'
import { type ClassCase, classCase } from './enrolment-case.ts'
import { type HoldWanted, hold, holdsFor, type LimitsKnown, limitsOf } from './holds.ts'
import { refuse } from './refusals.ts'
import { type TakenSnapshot, takeSnapshots } from './snapshot.ts'
import type { TrainingClass } from './store.ts'
import { busyIn, insertEnrollments, type NewEnrollment, rollFor } from './store-roster.ts'
import { readTerms, type TermsGiven } from './trainee-terms.ts'

export interface Applicant extends TermsGiven {
  readonly residentId: string
  readonly name: string
}

interface Admitted extends NewEnrollment {
  /** Places under the limits that the enrollment will hold. */
  readonly holds: readonly HoldWanted[]
}

/**
 * Enrolls people in a class, however many with the same few questions to the registers: whatever stands against one of them
 * is asked before anything is written, and keeps nobody else out. Two counties may ask at the same moment: the exclusion
 * constraint and the places' unique index let exactly as many through as there is room for.
 * @returns for each, in their order, the enrollment or the refusal: `resident-id-wrong`, `person-unknown`, `person-died`,
 * `enrolled-already`, `class-full`, `person-busy`, `place-unfit`, `place-link-missing`, `fee-forbidden`, `limit-reached`;
 * and how often a place was taken by somebody else in that moment
 * @throws Refusal `enrollment-late`, `limit-taken-meanwhile`
 */
export async function enrollAll(
  tx: Tx,
  trainingClass: TrainingClass,
  given: readonly Applicant[],
): Promise<{ outcomes: readonly (string | Refusal)[]; conflicts: number }> {
  await checkRollOpen(tx, trainingClass)
  const admitted = await admit(tx, trainingClass, given)
  const right = admitted.flatMap((one) => (one instanceof Refusal ? [] : [one]))
  const written = await insertEnrollments(tx, trainingClass, right)
  const conflicts = await hold(
    tx,
    trainingClass,
    right.filter(({ id }) => written.has(id)),
  )
  const outcomes = admitted.map((one) => {
    if (one instanceof Refusal) return one
    return written.has(one.id) ? one.id : refuse('person-busy', { name: one.person.name, where: TAKEN_JUST_NOW })
  })
  return { outcomes, conflicts }
}

/** Whether the roll is still open. @throws Refusal `enrollment-late` */
async function checkRollOpen(tx: Tx, { startsOn, regionCode }: TrainingClass): Promise<void> {
  const last = addDays(startsOn, await readReading(tx, 'enrollment.late-days', regionCode))
  if (tx.today > last) throw refuse('enrollment-late', { last })
}

const TAKEN_JUST_NOW = '刚刚在另一个班入班'

/** What is known of all who ask: one question to each register. */
interface Known {
  readonly died: ReadonlyMap<string, DateText>
  readonly busy: ReadonlyMap<string, string>
  readonly snapshots: ReadonlyMap<string, TakenSnapshot>
  readonly limits: LimitsKnown
  readonly classOf: ClassCase
  /** Grows with everybody who is let in. */
  readonly roll: { readonly known: Set<string>; heads: number }
}

async function admit(tx: Tx, trainingClass: TrainingClass, given: readonly Applicant[]) {
  const people = await peopleNamed(tx, given)
  const ids = [...new Set(people.flatMap((person) => (person instanceof Refusal ? [] : [person.id])))]
  const known = await knownOf(tx, trainingClass, ids)
  return people.map((person, index) => {
    const terms = given[index] ?? {}
    const admitted = person instanceof Refusal ? person : orRefusal(() => letIn(trainingClass, person, terms, known))
    if (!(admitted instanceof Refusal)) {
      known.roll.known.add(admitted.person.id)
      known.roll.heads += 1
    }
    return admitted
  })
}

type Named = { readonly id: string; readonly name: string }

/** Who they are by the register. @returns for each the person, or `resident-id-wrong`, `person-unknown` */
async function peopleNamed(tx: Tx, given: readonly Applicant[]): Promise<readonly (Named | Refusal)[]> {
  const read = given.map((one) => ({
    name: normalizeName(one.name),
    number: readResidentId(one.residentId, { demo: tx.demo, today: tx.today }),
  }))
  const asked = read.map(({ name, number }) => ({ name, residentId: number.ok ? number.id : '' }))
  const references = await referencesOf(tx, asked)
  return read.map(({ name, number }, index) => {
    if (!number.ok) return refuse('resident-id-wrong', { why: number.message })
    const id = references.get(index)?.personId
    return id ? { id, name } : refuse('person-unknown', { name })
  })
}

async function knownOf(tx: Tx, trainingClass: TrainingClass, ids: readonly string[]): Promise<Known> {
  const snapshots = await takeSnapshots(tx, trainingClass, ids)
  const { known, heads } = await rollFor(tx, trainingClass.id, ids)
  return {
    died: await diedOn(tx, ids),
    busy: await busyIn(tx, ids, trainingClass),
    snapshots: new Map(snapshots.map((snapshot, index) => [ids[index] ?? '', snapshot])),
    limits: await limitsOf(tx, ids),
    classOf: await classCase(tx, trainingClass),
    roll: { known: new Set(known), heads },
  }
}

/** Everything that can stand against a person's enrollment, in the order in which it is said. */
function letIn(trainingClass: TrainingClass, { id, name }: Named, given: TermsGiven, known: Known): Admitted {
  const { plannedHeads, placeKind } = trainingClass
  const died = known.died.get(id)
  if (died) throw refuse('person-died', { name, on: died })
  if (known.roll.known.has(id)) throw refuse('enrolled-already', { name })
  if (known.roll.heads >= plannedHeads) throw refuse('class-full', { planned: plannedHeads })
  const where = known.busy.get(id)
  if (where) throw refuse('person-busy', { name, where })
  const snapshot = known.snapshots.get(id)
  if (!snapshot) throw refuse('person-unknown', { name })
  if (snapshot.confined && placeKind !== 'closed-place') throw refuse('place-unfit', { name })
  const person = { id, name, tail: snapshot.tail }
  const { terms, of } = readTerms(trainingClass, known.classOf, snapshot, given)
  return { id: newId(), person, snapshot, terms, holds: holdsFor(trainingClass, person, of, known.limits) }
}
