import type { InputOf } from '#kernel/endpoint'
import { type Fen, formatYuanShort } from '#kernel/money'
import type { recordTerms } from './contract.ts'
import { type ClassCase, type EnrolmentCase, enrolmentCase } from './enrolment-case.ts'
import { feeBarred } from './fee-bar.ts'
import { placeLinkOf } from './place-link.ts'
import { refuse } from './refusals.ts'
import type { TrainingClass } from './store.ts'
import type { Snapshot, TraineeTerms } from './store-roster.ts'

/** What an enrolment states of one trainee. */
export type TermsGiven = Omit<InputOf<typeof recordTerms>, 'enrollmentId'>

interface Read {
  readonly terms: TraineeTerms
  /** What may come of the enrollment under these terms. */
  readonly of: EnrolmentCase
}

/**
 * The terms of one trainee: the own fee, or the one the class states; the tie to the place of training. From whom the
 * document allows no fee, none is taken, deposits and materials included (柳政规〔2019〕63号 三（三）).
 * @throws Refusal `place-link-missing`, `fee-forbidden`
 */
export function readTerms(
  trainingClass: TrainingClass,
  classOf: ClassCase,
  snapshot: Snapshot & { readonly name: string; readonly regionCode: string },
  given: TermsGiven,
): Read {
  const placeLink = placeLinkOf(trainingClass, snapshot, given.placeLink)
  const feeFen: Fen | null = given.feeFen ?? trainingClass.feeFen
  const of = enrolmentCase(classOf, snapshot, feeFen)
  const freeOfCharge = of.pack !== undefined && feeBarred(of.pack, of.facts)
  if (freeOfCharge && feeFen) throw refuse('fee-forbidden', { name: snapshot.name, fee: formatYuanShort(feeFen) })
  return { terms: { placeLink, feeFen, freeOfCharge, agreementSignedOn: given.agreementSignedOn ?? null }, of }
}
