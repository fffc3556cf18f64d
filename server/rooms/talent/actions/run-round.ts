import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { normalizeName } from '#kernel/person-name'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import { refuseConflict } from '#organizations'
import { contractWith, snapshotAt } from '#people'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { packsFor, settingsFor } from '#policy'
import { regionName } from '#regions'
import type * as contract from '../contract.ts'
import { type CandidateState, initiatives, roundStates, taxBases } from '../contract.ts'
import { honourFacts, honourRule, taxReading, tooEarly, yearsSince } from '../domain/cycle.ts'
import { findEverybody, refuseDead } from '../people.ts'
import { refuse } from '../refusals.ts'
import {
  concernedBy,
  findCandidate,
  findRound,
  insertCandidate,
  insertRound,
  lastRound,
  lockRoundOf,
  type Round,
  saveReview,
  selectCandidates,
  selectRounds,
  selectStatesOf,
} from '../store-rounds.ts'

/**
 * 启动评选: one round at a time, and no sooner after the last than the rule asks (每3年评选一次, 柳政规〔2019〕63号 二（二）).
 * Whether the reward is before or after tax stands in the document of the round, else as it is read.
 * @throws Refusal `round-elsewhere`, `period-wrong`, `round-running`, `round-early`
 */
export async function openRound(
  tx: Tx,
  actor: Actor,
  given: InputOf<typeof contract.openRound>,
): Promise<{ id: string }> {
  const { regionCode } = actor
  const { opensOn, closesOn } = given
  const packs = await packsFor(tx, regionCode)
  const rule = honourRule(packs, regionCode, opensOn)
  if (!rule) {
    const title = initiatives.label('skills-expert')
    throw refuse('round-elsewhere', { title, region: await regionName(tx, regionCode) })
  }
  if (closesOn < opensOn) throw refuse('period-wrong', { onDay: opensOn, untilDay: closesOn })
  const last = await lastRound(tx, regionCode)
  if (last && last.state !== 'concluded') throw refuse('round-running', { title: last.title })
  if (last?.concludedOn) {
    const facts = honourFacts(regionCode, opensOn, yearsSince(last.concludedOn, opensOn))
    const condition = tooEarly(packs, { ...facts, rates: [] })
    if (condition) throw refuse('round-early', { last: last.concludedOn, opensOn, condition })
  }
  const settings = await settingsFor(tx, regionCode, opensOn)
  const tax = given.tax ?? taxBases.schema.parse(taxReading(settings, rule))
  const id = await insertRound(tx, { ...given, regionCode, tax, previousId: last?.id ?? null })
  tx.notes.push({ matterId: id, facts: { quota: given.quota, tax, document: given.documentNumber } })
  return { id }
}

/** Rounds, the newest first; a person's with how they stand in each. */
export async function listRounds(tx: Tx, { personId }: Actor): Promise<ReplyOf<typeof contract.listRounds>> {
  const { rows, total } = await selectRounds(tx)
  const mine = personId ? await selectStatesOf(tx, personId) : new Map<string, CandidateState>()
  return { rounds: rows.map((row) => ({ ...shown(row), mine: mine.get(row.id) ?? null })), total }
}

/** A round with the candidates in the reader's reach. @throws Refusal `round-unknown` */
export async function readRound(
  tx: Tx,
  _: Actor,
  { roundId }: { roundId: string },
): Promise<ReplyOf<typeof contract.getRound>> {
  const round = await findRound(tx, roundId)
  if (!round) throw refuse('round-unknown')
  const candidates = await selectCandidates(tx, roundId)
  return {
    ...shown(round),
    candidates: candidates.map(
      ({ roundId: _round, appliedBy: _by, reviewedBy: _reviewer, organizationId: _at, regionCode: _in, ...rest }) =>
        rest,
    ),
  }
}

const shown = ({ listHash: _, previousId: _previous, ...round }: Round) => round

/**
 * 申报: by the person, by the employer for its own people, or by the county; each where it lies, because the city reviews
 * what lies in it: the employer's seat counts for its people, wherever their register is.
 * @throws Refusal `round-unknown`, `round-settled`, `round-closed`, `people-wrong`, `not-yourself`, `not-employed`,
 * `candidate-died`, `candidate-elsewhere`, `candidate-known`
 */
export async function applyToRound(
  tx: Tx,
  actor: Actor,
  { roundId, achievements, ...given }: InputOf<typeof contract.applyToRound>,
): Promise<{ id: string }> {
  const round = await openNow(tx, roundId)
  const [person] = await findEverybody(tx, [given], '')
  const snapshot = person && (await snapshotAt(tx, person.personId, tx.today))
  if (!person || !snapshot) throw refuse('candidate-unknown')
  const name = normalizeName(given.name)
  if (actor.kind === 'person' && person.personId !== actor.personId) throw refuse('not-yourself')
  const organizationId = actor.kind === 'organization' ? actor.organizationId : null
  if (organizationId && !(await contractWith(tx, person.personId, organizationId, tx.today)))
    throw refuse('not-employed', { name })
  const { personId, township } = person
  await refuseDead(tx, [{ personId, personName: name }])
  const regionCode = actor.kind === 'person' ? snapshot.regionCode : actor.regionCode
  if (!regionCode.startsWith(scopePrefix(round.regionCode as RegionCode)))
    throw refuse('candidate-elsewhere', { name, region: await regionName(tx, regionCode), city: round.regionName })
  const candidate = { roundId, personId, personName: name, township, regionCode, achievements, organizationId }
  const id = await insertCandidate(tx, candidate)
  if (!id) throw refuse('candidate-known', { name })
  await takeDuty(tx, id, 'claim')
  tx.notes.push({ matterId: id, facts: { round: round.id } })
  return { id }
}

async function openNow(tx: Tx, roundId: string): Promise<Round> {
  const round = await findRound(tx, roundId)
  if (!round) throw refuse('round-unknown')
  const { state, opensOn, closesOn } = round
  if (state !== 'open') throw refuse('round-settled', { state: roundStates.label(state), act: '申报' })
  if (tx.today < opensOn || tx.today > closesOn) throw refuse('round-closed', { opensOn, closesOn, today: tx.today })
  return round
}

/**
 * 评审: by another natural person than the applicant; again, as long as the list is not published, because more may have
 * been recommended than the quota has room for. Who died is not recommended.
 * @throws Refusal `candidate-unknown`, `round-settled`, `interest-declared`, `candidate-died`, `duty-conflict`
 */
export async function reviewCandidate(
  tx: Tx,
  actor: Actor,
  { candidateId, recommend, note }: InputOf<typeof contract.reviewCandidate>,
): Promise<{ id: string; state: CandidateState }> {
  const round = await lockRoundOf(tx, candidateId)
  const candidate = await findCandidate(tx, candidateId)
  if (!round || !candidate) throw refuse('candidate-unknown')
  if (round.state !== 'open') throw refuse('round-settled', { state: roundStates.label(round.state), act: '评审' })
  await refuseConflict(tx, actor, concernedBy(candidate))
  if (recommend) await refuseDead(tx, [candidate])
  await takeDuty(tx, candidateId, 'first-review')
  const state = recommend ? 'recommended' : 'declined'
  await saveReview(tx, candidateId, state, note)
  tx.notes.push({ matterId: candidateId, facts: { state } })
  return { id: candidateId, state }
}
