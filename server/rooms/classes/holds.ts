import { yearOf } from '#kernel/dates'
import { exceptionsOf, type PlaceTaken, type PlaceWanted, placesTaken, takePlaces } from '#people'
import type { Tx } from '#platform/db'
import { type Claim, clauseName, type Decision, entitle, type Limit, packsFor, ruleOf, wholePlaces } from '#policy'
import { skillLevels } from '#policy/contract'
import type { PolicyPack } from '#policy/language'
import type { EnrolmentCase } from './enrolment-case.ts'
import { refuse } from './refusals.ts'
import type { TrainingClass } from './store.ts'

/** A place an enrollment will hold, with the limit it stands under. */
export type HoldWanted = PlaceWanted & { readonly limit: Limit }

type Person = { readonly id: string; readonly name: string }

/** What the limits have of some people by now, in every county. */
export interface LimitsKnown {
  readonly exceptions: readonly string[]
  readonly taken: readonly PlaceTaken[]
}

export const limitsOf = async (tx: Tx, personIds: readonly string[]): Promise<LimitsKnown> => ({
  exceptions: await exceptionsOf(tx, personIds),
  taken: await placesTaken(tx, personIds),
})

/**
 * The places the person's subsidies of this class will need, in the year of its planned completion: nobody is trained
 * whose subsidy is impossible (柳政规〔2019〕63号六（二）). A rate that is still to be entered does not stand against it.
 * @throws Refusal `limit-reached` naming the limit, its clause and what would change it
 */
export function holdsFor(
  trainingClass: TrainingClass,
  person: Person,
  of: EnrolmentCase,
  { exceptions, taken }: LimitsKnown,
): HoldWanted[] {
  const wanted = placesFor(trainingClass, person, of, exceptions)
  const own = taken.filter(({ personId }) => personId === person.id)
  const full = wanted.find(({ slot, atMost }) => own.filter((one) => one.slot === slot).length >= atMost)
  if (full) throw reached(person, full.limit, of.packs)
  return wanted
}

function placesFor(
  trainingClass: TrainingClass,
  person: Person,
  { packs, pack, facts }: EnrolmentCase,
  exceptions: readonly string[],
): HoldWanted[] {
  if (!trainingClass.subsidised || !pack) return []
  const decisions = entitle(facts, [pack]).filter(mayCome)
  const limits = [...new Set(decisions.flatMap(({ ruleId }) => ruleOf(ruleId, packs).rule.limits))]
  const wanted = wholePlaces(claimFor(trainingClass, person, limits, exceptions)).map(({ limit, slot, atMost }) => ({
    limit,
    slot,
    atMost,
    personId: person.id,
    slotWords: limit.per === 'person-occupation-level' ? occupationWords(trainingClass) : '',
  }))
  return [...new Map(wanted.map((one) => [one.slot, one])).values()]
}

/** Who is enrolled, and the places that are held for it. */
interface Holder {
  readonly id: string
  readonly person: Person
  readonly holds: readonly HoldWanted[]
}

/**
 * Takes the places for enrollments; another county may have been quicker in that moment.
 * @returns how often it had to look again
 * @throws Refusal `limit-taken-meanwhile`
 */
export async function hold(tx: Tx, trainingClass: TrainingClass, holders: readonly Holder[]): Promise<number> {
  const wanted = holders.flatMap(({ id, holds }) => holds.map((one) => ({ ...one, ...ownerOf(trainingClass, id) })))
  const { full, conflicts } = await takePlaces(tx, 'held', wanted)
  for (const { person, holds } of full ? holders : []) {
    const limit = holds.find(({ slot }) => slot === full?.slot)?.limit
    if (limit)
      throw refuse('limit-taken-meanwhile', inWords(person, limit, await packsFor(tx, trainingClass.regionCode)))
  }
  return conflicts
}

/**
 * Holds what is needed only since a fact was recorded that had been missing, as far as there is room: a fact is recorded
 * whatever the limits say, and what is over them is cut at the claim.
 */
export async function holdNewly(
  tx: Tx,
  trainingClass: TrainingClass,
  person: Person & { readonly enrollmentId: string },
  { before, after }: { readonly before: EnrolmentCase; readonly after: EnrolmentCase },
): Promise<void> {
  const exceptions = await exceptionsOf(tx, [person.id])
  const had = new Set(placesFor(trainingClass, person, before, exceptions).map(({ slot }) => slot))
  const newly = placesFor(trainingClass, person, after, exceptions).filter(({ slot }) => !had.has(slot))
  const owner = ownerOf(trainingClass, person.enrollmentId)
  await takePlaces(
    tx,
    'held',
    newly.map((one) => ({ ...one, ...owner })),
  )
}

const ownerOf = ({ number, title, regionCode, organizationId }: TrainingClass, matterId: string) => ({
  matterId,
  matterName: `${number} ${title}`,
  regionCode,
  organizationId,
})

const mayCome = (decision: Decision): boolean =>
  decision.entitled || decision.reasons.every(({ condition }) => condition.startsWith('rate-table'))

const claimFor = (
  { id, endsOn, tradeIdentity, level }: TrainingClass,
  person: Person,
  limits: readonly Limit[],
  exceptions: readonly string[],
): Claim => ({
  id,
  person: person.id,
  effectiveOn: endsOn,
  submissionNo: 0,
  year: yearOf(endsOn),
  occupation: tradeIdentity,
  level,
  trainingClass: id,
  days: [],
  limits,
  exceptions,
  trace: [],
})

const occupationWords = ({ tradeName, level }: TrainingClass): string =>
  level ? `${tradeName}（${skillLevels.label(level)}）` : tradeName

const reached = (person: Person, limit: Limit, packs: readonly PolicyPack[]) =>
  refuse(limit.exceptional ? 'limit-reached-in-principle' : 'limit-reached', inWords(person, limit, packs))

const inWords = ({ name }: Person, { labels, cites }: Limit, packs: readonly PolicyPack[]) => ({
  name,
  limit: labels[0],
  clauses: cites.map((cite) => clauseName(cite, packs)).join('、'),
})
