import type { PlaceLink } from '#catalog/contract'
import { asksOfClass } from '#policy'
import { refuse } from './refusals.ts'
import type { TrainingClass } from './store.ts'
import type { Snapshot } from './store-roster.ts'

/**
 * Which of the three ties a trainee to the place of training: 户籍地、常住地、求职就业地, whichever it is. The register says
 * the first, whatever is stated; a contract with the organizer the third; the others are stated at enrolment.
 * @throws Refusal `place-link-missing` where the document asks for one and none is known
 */
export function placeLinkOf(
  { regionCode, packId }: Pick<TrainingClass, 'regionCode' | 'packId'>,
  person: { readonly name: string; readonly regionCode: string; readonly contract: Snapshot['contract'] },
  stated: PlaceLink | null | undefined,
): PlaceLink | null {
  if (stated && stated !== 'registered-residence') return stated
  if (person.regionCode === regionCode) return 'registered-residence'
  if (person.contract) return 'work'
  if (asksOfClass(packId, 'place-link')) throw refuse('place-link-missing', { name: person.name })
  return null
}
