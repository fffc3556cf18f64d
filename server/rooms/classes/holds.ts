import { yearOf } from '#kernel/dates'
import { exceptionsOf, type PlaceWanted, placesTaken, takePlaces } from '#people'
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

/**
 * The places the person's subsidies of this class will need, in the year of its planned completion: nobody is trained
 * whose subsidy is impossible (柳政规〔2019〕63号六（二）). A rate that is still to be entered does not stand against it.
 * @throws Refusal `limit-reached` naming the limit, its clause and what would change it
 */
export async function holdsFor(
  tx: Tx,
  trainingClass: TrainingClass,
  person: Person,
  of: EnrolmentCase,
): Promise<HoldWanted[]> {
  const places = await placesFor(tx, trainingClass, person, of)
  await checkRoom(tx, person, places, of.packs)
  return places
}

async function placesFor(
  tx: Tx,
  trainingClass: TrainingClass,
  person: Person,
  { packs, pack, facts }: EnrolmentCase,
): Promise<HoldWanted[]> {
  if (!trainingClass.subsidised) return []
  if (!pack) return []
  const decisions = entitle(facts, [pack]).filter(mayCome)
  const limits = [...new Set(decisions.flatMap(({ ruleId }) => ruleOf(ruleId, packs).rule.limits))]
  const exceptions = limits.length > 0 ? await exceptionsOf(tx, [person.id]) : []
  const wanted = wholePlaces(claimFor(trainingClass, person, limits, exceptions)).map(({ limit, slot, atMost }) => ({
    limit,
    slot,
    atMost,
    personId: person.id,
    slotWords: limit.per === 'person-occupation-level' ? occupationWords(trainingClass) : '',
  }))
  return [...new Map(wanted.map((one) => [one.slot, one])).values()]
}

/**
 * Takes the places for an enrollment; another county may have been quicker in that moment.
 * @returns how often it had to look again
 * @throws Refusal `limit-taken-meanwhile`
 */
export async function hold(
  tx: Tx,
  trainingClass: TrainingClass,
  person: Person,
  enrollmentId: string,
  wanted: readonly HoldWanted[],
): Promise<number> {
  const { full, conflicts } = await takePlaces(tx, ownerOf(trainingClass, enrollmentId), 'held', wanted)
  const limit = wanted.find(({ slot }) => slot === full?.slot)?.limit
  if (limit) throw refuse('limit-taken-meanwhile', inWords(person, limit, await packsFor(tx, trainingClass.regionCode)))
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
  const had = new Set((await placesFor(tx, trainingClass, person, before)).map(({ slot }) => slot))
  const newly = (await placesFor(tx, trainingClass, person, after)).filter(({ slot }) => !had.has(slot))
  if (newly.length > 0) await takePlaces(tx, ownerOf(trainingClass, person.enrollmentId), 'held', newly)
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

async function checkRoom(tx: Tx, person: Person, wanted: readonly HoldWanted[], packs: readonly PolicyPack[]) {
  if (wanted.length === 0) return
  const taken = await placesTaken(tx, [person.id])
  const full = wanted.find(({ slot, atMost }) => taken.filter((one) => one.slot === slot).length >= atMost)
  if (full) throw reached(person, full.limit, packs)
}

const reached = (person: Person, limit: Limit, packs: readonly PolicyPack[]) =>
  refuse(limit.exceptional ? 'limit-reached-in-principle' : 'limit-reached', inWords(person, limit, packs))

const inWords = ({ name }: Person, { labels, cites }: Limit, packs: readonly PolicyPack[]) => ({
  name,
  limit: labels[0],
  clauses: cites.map((cite) => clauseName(cite, packs)).join('、'),
})
