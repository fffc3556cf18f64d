import { sql } from 'kysely'
import type { CodeOf } from '#kernel/codes'
import type { InputOf } from '#kernel/endpoint'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { CandidateState, openRound, RoundState, taxBases } from './contract.ts'

type Tax = CodeOf<typeof taxBases>

const rounds = (tx: Tx) =>
  tx.db
    .selectFrom('talent.round as r')
    .innerJoin('regions.region as g', 'g.code', 'r.region_code')
    .select(['r.id', 'r.initiative', 'r.title', 'r.region_code as regionCode', 'g.name as regionName'])
    .select(['r.opens_on as opensOn', 'r.closes_on as closesOn', 'r.quota', 'r.tax', 'r.state'])
    .select(['r.document_number as documentNumber', 'r.document_title as documentTitle'])
    .select(['r.notice_id as noticeId', 'r.list_hash as listHash', 'r.previous_id as previousId'])
    .select('r.concluded_on as concludedOn')
    .$narrowType<{ initiative: 'skills-expert'; state: RoundState; tax: Tax }>()

export type Round = Awaited<ReturnType<typeof selectRounds>>['rows'][number]

/** Rounds, the newest first. */
export function selectRounds(tx: Tx) {
  return firstOf(tx, rounds(tx).orderBy('r.opens_on', 'desc').orderBy('r.id', 'desc'))
}

export function findRound(tx: Tx, id: string): Promise<Round | undefined> {
  return rounds(tx).where('r.id', '=', id).executeTakeFirst()
}

/** One round, kept from others until the act commits. */
export function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  return rounds(tx).where('r.id', '=', id).forUpdate('r').executeTakeFirst()
}

/** The round of a candidate in reach, kept from others: its list is not published while somebody reviews. */
export function lockRoundOf(tx: Tx, candidateId: string): Promise<Round | undefined> {
  return rounds(tx)
    .where('r.id', '=', ({ selectFrom }) =>
      selectFrom('talent.candidate as c').select('c.round_id').where('c.id', '=', candidateId),
    )
    .forUpdate('r')
    .executeTakeFirst()
}

/** The last round of a region, running or concluded. */
export function lastRound(tx: Tx, regionCode: string): Promise<Round | undefined> {
  return rounds(tx).where('r.region_code', '=', regionCode).orderBy('r.opens_on', 'desc').limit(1).executeTakeFirst()
}

export async function insertRound(
  tx: Tx,
  round: Omit<InputOf<typeof openRound>, 'tax'> & { regionCode: string; tax: Tax; previousId: string | null },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('talent.round')
    .values({
      id,
      initiative: 'skills-expert',
      title: round.title,
      region_code: round.regionCode,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      quota: round.quota,
      tax: round.tax,
      document_number: round.documentNumber,
      document_title: round.documentTitle,
      previous_id: round.previousId,
      state: 'open',
      opened_by: tx.actor.naturalPersonId ?? '',
    })
    .execute()
  return id
}

export async function markNoticed(tx: Tx, id: string, noticeId: string, listHash: string): Promise<void> {
  await tx.db
    .updateTable('talent.round')
    .set({ state: 'noticed', notice_id: noticeId, list_hash: listHash })
    .where('id', '=', id)
    .execute()
}

export async function markConcluded(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('talent.round')
    .set({ state: 'concluded', concluded_by: tx.actor.naturalPersonId, concluded_on: tx.today })
    .where('id', '=', id)
    .execute()
}

const candidates = (tx: Tx) =>
  tx.db
    .selectFrom('talent.candidate as c')
    .innerJoin('regions.region as g', 'g.code', 'c.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .select(['c.id', 'c.round_id as roundId', 'c.person_id as personId', 'c.person_name as personName', 'c.township'])
    .select(['c.region_code as regionCode', 'g.name as regionName', 'c.organization_id as organizationId'])
    .select(['o.name as organizationName', 'c.achievements', 'c.applied_on as appliedOn', 'c.applied_by as appliedBy'])
    .select(['c.state', 'c.reviewed_by as reviewedBy', 'c.reviewed_on as reviewedOn', 'c.review_note as reviewNote'])
    .$narrowType<{ state: CandidateState }>()

export type Candidate = Awaited<ReturnType<typeof selectCandidates>>[number]

/** The candidates of a round in the reader's reach, by name. */
export function selectCandidates(tx: Tx, roundId: string) {
  return candidates(tx).where('c.round_id', '=', roundId).orderBy('c.person_name').orderBy('c.id').execute()
}

/** How a person stands, by round. */
export async function selectStatesOf(tx: Tx, personId: string): Promise<ReadonlyMap<string, CandidateState>> {
  const rows = await candidates(tx).where('c.person_id', '=', personId).execute()
  return new Map(rows.map(({ roundId, state }) => [roundId, state]))
}

export function findCandidate(tx: Tx, id: string): Promise<Candidate | undefined> {
  return candidates(tx).where('c.id', '=', id).executeTakeFirst()
}

/** Who stands behind an application: the person, and the employer that put it forward. */
export const concernedBy = ({ personId, organizationId }: Candidate) => ({
  personIds: [personId],
  organizationId: organizationId ?? undefined,
})

/** Writes an application; undefined where the person has applied to the round already. */
export async function insertCandidate(
  tx: Tx,
  candidate: Pick<Candidate, 'roundId' | 'personId' | 'personName' | 'township' | 'regionCode' | 'achievements'> & {
    readonly organizationId: string | null
  },
): Promise<string | undefined> {
  const written = await tx.db
    .insertInto('talent.candidate')
    .values({
      id: newId(),
      round_id: candidate.roundId,
      person_id: candidate.personId,
      organization_id: candidate.organizationId,
      region_code: candidate.regionCode,
      person_name: candidate.personName,
      township: candidate.township,
      achievements: candidate.achievements,
      applied_by: tx.actor.naturalPersonId ?? '',
      applied_on: tx.today,
      state: 'applied',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written?.id
}

export async function saveReview(tx: Tx, id: string, state: CandidateState, note: string): Promise<void> {
  await tx.db
    .updateTable('talent.candidate')
    .set({ state, reviewed_by: tx.actor.naturalPersonId, reviewed_on: tx.today, review_note: note })
    .where('id', '=', id)
    .execute()
}

export async function saveOutcome(tx: Tx, ids: readonly string[], state: 'awarded' | 'struck'): Promise<void> {
  if (ids.length === 0) return
  await tx.db
    .updateTable('talent.candidate')
    .set({ state })
    .where('id', 'in', [...ids])
    .execute()
}

/** The rounds that somebody stands in and that are open, kept from being published until the act commits. */
async function keepOpen(tx: Tx, personId: string) {
  const rows = await tx.db
    .selectFrom('talent.round')
    .select('id')
    .where('state', '=', 'open')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('talent.candidate').select('round_id').where('person_id', '=', personId),
    )
    .forShare()
    .execute()
  return sql<string>`any(${rows.map(({ id }) => id)}::uuid[])`
}

/** A death ends what waits for a review or for the list; a list that is published stays as it is. */
export async function endCandidates(tx: Tx, death: { readonly id: string; readonly personId: string }): Promise<void> {
  const open = await keepOpen(tx, death.personId)
  await tx.db
    .updateTable('talent.candidate')
    .set({ state: 'ended', death_id: death.id })
    .where('person_id', '=', death.personId)
    .where('state', 'in', ['applied', 'recommended'])
    .where('round_id', '=', open)
    .execute()
}

/** The death was recorded by mistake: who it had ended stands where they stood; off a list that is published by now, for good. */
export async function reopenCandidates(
  tx: Tx,
  death: { readonly id: string; readonly personId: string },
): Promise<void> {
  const open = await keepOpen(tx, death.personId)
  await tx.db
    .updateTable('talent.candidate')
    .set({ death_id: null })
    .set(({ eb }) => ({ state: eb.case().when('reviewed_by', 'is', null).then('applied').else('recommended').end() }))
    .where('death_id', '=', death.id)
    .where('round_id', '=', open)
    .execute()
  await tx.db.updateTable('talent.candidate').set({ state: 'missed' }).where('death_id', '=', death.id).execute()
}
