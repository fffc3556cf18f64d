import { yearOf } from '#kernel/dates'
import { findOrganization } from '#organizations'
import { exceptionsOf, type PlaceWanted, placesTaken, takePlaces } from '#people'
import type { Tx } from '#platform/db'
import {
  type Claim,
  clauseName,
  type Decision,
  entitle,
  type Limit,
  type OrganizerKind,
  packsFor,
  ratesFor,
  ruleOf,
  settingsFor,
  type TraineeStatus,
  wholePlaces,
} from '#policy'
import { skillLevels, traineeStatuses } from '#policy/contract'
import type { PolicyPack } from '#policy/language'
import { idealFacts } from './domain/ideal-facts.ts'
import { refuse } from './refusals.ts'
import type { TrainingClass } from './store.ts'
import type { Snapshot } from './store-roster.ts'

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
  snapshot: Snapshot,
): Promise<HoldWanted[]> {
  if (!trainingClass.subsidised) return []
  const packs = await packsFor(tx, trainingClass.regionCode)
  const pack = packs.find(({ document }) => document.id === trainingClass.packId)
  if (!pack) return []
  const decisions = (await decide(tx, trainingClass, snapshot, pack)).filter(mayCome)
  const limits = [...new Set(decisions.flatMap(({ ruleId }) => ruleOf(ruleId, packs).rule.limits))]
  const exceptions = limits.length > 0 ? await exceptionsOf(tx, [person.id]) : []
  const wanted = wholePlaces(claimFor(trainingClass, person, limits, exceptions)).map(({ limit, slot, atMost }) => ({
    limit,
    slot,
    atMost,
    personId: person.id,
    slotWords: limit.per === 'person-occupation-level' ? occupationWords(trainingClass) : '',
  }))
  const places = [...new Map(wanted.map((one) => [one.slot, one])).values()]
  await checkRoom(tx, person, places, packs)
  return places
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
  const { number, title, regionCode, organizationId } = trainingClass
  const owner = { matterId: enrollmentId, matterName: `${number} ${title}`, regionCode, organizationId }
  const { full, conflicts } = await takePlaces(tx, owner, 'held', wanted)
  const limit = wanted.find(({ slot }) => slot === full?.slot)?.limit
  if (limit) throw refuse('limit-taken-meanwhile', inWords(person, limit, await packsFor(tx, regionCode)))
  return conflicts
}

async function decide(tx: Tx, trainingClass: TrainingClass, snapshot: Snapshot, pack: PolicyPack): Promise<Decision[]> {
  const { regionCode, startsOn, organizationId } = trainingClass
  const organizer = await findOrganization(tx, organizationId)
  const plan = {
    ...trainingClass,
    organizerKind: organizer?.kind as OrganizerKind,
    trade: { code: trainingClass.tradeCode, nationallyListed: trainingClass.tradeListed },
    days: 1,
  }
  const statuses = snapshot.statuses.filter((one): one is TraineeStatus =>
    traineeStatuses.values.some((s) => s === one),
  )
  const facts = idealFacts(plan, statuses, await ratesFor(tx, regionCode, startsOn))
  const { contract } = snapshot
  const own = contract ? { from: contract.startsOn, until: contract.endsOn, withOrganizer: true } : null
  const settings = await settingsFor(tx, regionCode, startsOn)
  return entitle({ ...facts, settings, trainee: { statuses, contract: own } }, [pack])
}

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
