import type { InputOf } from '#kernel/endpoint'
import type { Fen } from '#kernel/money'
import { noticeOf, objectionOutcomes, openObjections, publishNotice } from '#notices'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { canonical, sha256 } from '#platform/secrets'
import { fundItems, packsFor, ratesFor, readReading, settingsFor } from '#policy'
import type * as contract from '../contract.ts'
import { roundStates } from '../contract.ts'
import { honourDecision, honourFacts, yearsSince } from '../domain/cycle.ts'
import { refuseDead } from '../people.ts'
import { refuse } from '../refusals.ts'
import { insertRecord, settleRecord } from '../store.ts'
import {
  type Candidate,
  concernedBy,
  findRound,
  lockRound,
  markConcluded,
  markNoticed,
  type Round,
  saveOutcome,
  selectCandidates,
} from '../store-rounds.ts'

/**
 * 公示拟获评名单: everybody recommended, no more than the quota, when applications are over and everybody is reviewed. The
 * amount beside each name is the rule's; where its source of money is still to be entered, none.
 * @throws Refusal `round-unknown`, `round-settled`, `round-open-still`, `review-missing`, `nobody-recommended`,
 * `quota-exceeded`, `candidate-died`, and those of the notice
 */
export async function publishRound(tx: Tx, actor: Actor, { roundId }: { roundId: string }) {
  const round = await lockRound(tx, roundId)
  if (!round) throw refuse('round-unknown')
  const { closesOn, regionCode } = round
  if (round.state !== 'open') throw refuse('round-settled', { state: roundStates.label(round.state), act: '公示' })
  if (tx.today <= closesOn) throw refuse('round-open-still', { closesOn })
  const chosen = recommendedOf(round, await selectCandidates(tx, roundId))
  await refuseDead(tx, chosen)
  const listHash = sha256(canonical(chosen.map(({ id, personName, township }) => ({ id, personName, township }))))
  const amountFen = await rewardOf(tx, round)
  const { noticeId, endsOn } = await publishNotice(tx, actor, {
    matterId: roundId,
    regionCode,
    title: `${round.title}拟获评人员公示`,
    listHash,
    lines: chosen.map(({ id: lineId, personName: name, township }) => ({
      lineId,
      name,
      township,
      item: fundItems.label('award'),
      amountFen,
    })),
    workingDays: await readReading(tx, 'notice.working-days', regionCode),
    basis: 'practice:notice',
  })
  await markNoticed(tx, roundId, noticeId, listHash)
  return { id: roundId, noticeId, endsOn }
}

function recommendedOf({ quota }: Round, candidates: readonly Candidate[]): Candidate[] {
  const waiting = candidates.filter(({ state }) => state === 'applied').length
  if (waiting > 0) throw refuse('review-missing', { count: waiting })
  const chosen = candidates.filter(({ state }) => state === 'recommended')
  if (chosen.length === 0) throw refuse('nobody-recommended')
  if (chosen.length > quota) throw refuse('quota-exceeded', { recommended: chosen.length, quota })
  return chosen
}

/** What the rule gives each, on the day of the notice. */
async function rewardOf(tx: Tx, round: Round): Promise<Fen> {
  const { regionCode } = round
  const facts = {
    ...honourFacts(regionCode, tx.today, await yearsBefore(tx, round)),
    rates: await ratesFor(tx, regionCode, tx.today),
    settings: await settingsFor(tx, regionCode, tx.today),
  }
  const decision = honourDecision(await packsFor(tx, regionCode), facts)
  return decision?.entitled ? decision.amountFen : (0 as Fen)
}

/** Full years from the announcement of the round before to that of this one, or to today; undefined for the first. */
export async function yearsBefore(tx: Tx, { previousId, concludedOn }: Round): Promise<number | undefined> {
  const previous = previousId ? await findRound(tx, previousId) : undefined
  return previous?.concludedOn ? yearsSince(previous.concludedOn, concludedOn ?? tx.today) : undefined
}

/**
 * 公布评选结果: when the notice is over and every objection answered, or nobody was recommended. Who is honoured stands in the ledger, found by the
 * reviewer, confirmed by whoever concludes; an upheld objection strikes its candidate.
 * @throws Refusal `round-unknown`, `round-settled`, `notice-running`, `objection-open`, `interest-declared`, `duty-conflict`
 */
export async function concludeRound(
  tx: Tx,
  actor: Actor,
  { roundId, ...document }: InputOf<typeof contract.concludeRound>,
): Promise<{ id: string; awarded: number; struck: number }> {
  const round = await lockRound(tx, roundId)
  if (!round) throw refuse('round-unknown')
  const candidates = await selectCandidates(tx, roundId)
  await checkOver(tx, round, candidates)
  const chosen = candidates.filter(({ state }) => state === 'recommended')
  const upheld = await upheldAmong(tx, chosen)
  const awarded = chosen.filter(({ id }) => !upheld.has(id))
  for (const candidate of chosen) {
    await refuseConflict(tx, actor, concernedBy(candidate))
    await takeDuty(tx, candidate.id, 'approve')
  }
  for (const [index, candidate] of awarded.entries())
    await honour(tx, round, candidate, { ...document, number: index + 1 })
  const ids = (list: readonly Candidate[]) => list.map(({ id }) => id)
  await saveOutcome(tx, ids(awarded), 'awarded')
  await saveOutcome(tx, [...upheld], 'struck')
  await markConcluded(tx, roundId)
  const counts = { awarded: awarded.length, struck: upheld.size }
  tx.notes.push({ matterId: roundId, facts: { ...counts, document: document.documentNumber } })
  return { id: roundId, ...counts }
}

/** The notice is over; or nobody was recommended, so that there is nothing to publish. */
async function checkOver(tx: Tx, round: Round, candidates: readonly Candidate[]): Promise<void> {
  const { id, state, closesOn, listHash } = round
  const undecided = candidates.some((one) => one.state === 'applied' || one.state === 'recommended')
  if (state === 'concluded' || (state === 'open' && (undecided || tx.today <= closesOn)))
    throw refuse('round-settled', { state: roundStates.label(state), act: '公布结果' })
  const notice = listHash ? await noticeOf(tx, id, listHash) : undefined
  if (notice && tx.today <= notice.endsOn) throw refuse('notice-running', { endsOn: notice.endsOn })
}

/** @returns the candidates against whom an objection was upheld; refused while one is open */
async function upheldAmong(tx: Tx, chosen: readonly Candidate[]): Promise<Set<string>> {
  const ids = chosen.map(({ id }) => id)
  const open = await openObjections(tx, ids)
  const names = chosen.filter(({ id }) => open.has(id)).map(({ personName }) => personName)
  if (names.length > 0) throw refuse('objection-open', { names: names.join('、') })
  const outcomes = await objectionOutcomes(tx, ids)
  return new Set(ids.filter((id) => outcomes.get(id)?.state === 'upheld'))
}

async function honour(
  tx: Tx,
  round: Round,
  candidate: Candidate,
  { number, ...document }: { number: number; documentNumber: string; documentTitle: string },
): Promise<void> {
  const { personId, personName: name, township, organizationId, regionCode } = candidate
  const record = {
    kind: 'honour',
    subject: round.initiative,
    level: 'city',
    number: String(number),
    title: round.title,
    regionCode,
    roundId: round.id,
    representing: round.regionCode,
    onDay: tx.today,
    ...document,
  } as const
  const member = { personId, name, township, organizationId, amountFen: 0 as Fen, consentedOn: null }
  const id = await insertRecord(tx, record, [member], candidate.reviewedBy)
  await settleRecord(tx, id, { state: 'confirmed' })
}
