import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { type Fen, zeroFen } from '#kernel/money'
import { insertRows, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Decision, Facts } from '#policy'
import type { MatterKind } from '../contract-words.ts'
import { dueKey } from '../domain/due-key.ts'

/** What a decision is made of: enough to explain it, and to decide it again. */
export interface DecisionDetail {
  readonly decision: Decision
  readonly facts: Facts
  /** The days that count, for limits per day and the service period. */
  readonly days: readonly DateText[]
}

/** Whose decision it is. */
export interface DecisionPlace {
  readonly matterKind: MatterKind
  readonly matterId: string
  readonly matterNumber: string
  readonly matterTitle: string
  readonly regionCode: string
  readonly organizationId: string | null
  readonly subjectId: string
  readonly personId: string | null
  readonly subjectName: string
  readonly township: string
}

export interface StoredDecision extends DecisionPlace {
  readonly id: string
  readonly ruleId: string
  readonly packVersion: string
  readonly revision: number
  readonly entitled: boolean
  readonly amountFen: Fen
  readonly uncappedFen: Fen
  readonly decidedOn: DateText
  readonly detail: DecisionDetail
}

/** One calculation of a matter at a time: the second waits and finds nothing to write. */
export async function lockCalculation(tx: Tx, matterId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`subsidies:${matterId}`}, 17))`.execute(tx.db)
}

const decisions = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.decision as d')
    .select(['d.id', 'd.matter_kind as matterKind', 'd.matter_id as matterId', 'd.region_code as regionCode'])
    .select(['d.matter_number as matterNumber', 'd.matter_title as matterTitle'])
    .select('d.organization_id as organizationId')
    .select(['d.subject_id as subjectId', 'd.person_id as personId', 'd.subject_name as subjectName'])
    .select(['d.township', 'd.rule_id as ruleId', 'd.pack_version as packVersion', 'd.revision', 'd.entitled'])
    .select(['d.amount_fen as amountFen', 'd.uncapped_fen as uncappedFen', 'd.decided_on as decidedOn'])
    .select((eb) => eb.ref('d.detail').$castTo<DecisionDetail>().as('detail'))
    .$narrowType<{ matterKind: MatterKind }>()

/** The latest revision of every person and rule; earlier ones are history. */
const current = (tx: Tx) =>
  decisions(tx).where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('subsidies.decision as n')
          .select('n.id')
          .whereRef('n.matter_id', '=', 'd.matter_id')
          .whereRef('n.subject_id', '=', 'd.subject_id')
          .whereRef('n.rule_id', '=', 'd.rule_id')
          .whereRef('n.revision', '>', 'd.revision'),
      ),
    ),
  )

/** The calculation in force of a matter, by rule and name. */
export function selectCalculation(tx: Tx, matterId: string): Promise<StoredDecision[]> {
  return current(tx)
    .where('d.matter_id', '=', matterId)
    .orderBy('d.rule_id')
    .orderBy('d.subject_name')
    .orderBy('d.person_id')
    .execute()
}

/** Whom a matter's calculation is about, and the day that decides: without the decisions, which are long. */
export async function selectConcerned(tx: Tx, matterId: string) {
  const of = tx.db.selectFrom('subsidies.decision').where('matter_id', '=', matterId)
  const rows = await of.select('person_id as personId').distinct().execute()
  const first = await of
    .select(sql<DateText>`detail #>> '{facts,decisiveOn}'`.as('decisiveOn'))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { persons: rows.flatMap(({ personId }) => personId ?? []), decisiveOn: first?.decisiveOn }
}

/** The calculation in force of one person, newest first. */
export function selectDecisionsOf(tx: Tx, personId: string): Promise<StoredDecision[]> {
  return current(tx).where('d.person_id', '=', personId).orderBy('d.id', 'desc').execute()
}

export function findDecision(tx: Tx, id: string): Promise<StoredDecision | undefined> {
  return decisions(tx).where('d.id', '=', id).executeTakeFirst()
}

/**
 * What may be claimed for a matter: entitled amounts that stand in no line, or only in lines refused under an older calculation.
 * A refused line closes its revision; a line of an older calculation that was not refused must be settled first.
 */
export function selectClaimable(tx: Tx, matterId: string): Promise<StoredDecision[]> {
  return current(tx)
    .where('d.matter_id', '=', matterId)
    .where('d.amount_fen', '>', zeroFen)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subsidies.line as l')
            .leftJoin('subsidies.rejection as x', 'x.line_id', 'l.id')
            .select('l.id')
            .whereRef('l.matter_id', '=', 'd.matter_id')
            .whereRef('l.subject_id', '=', 'd.subject_id')
            .whereRef('l.rule_id', '=', 'd.rule_id')
            .where((eb) => eb.or([eb('x.line_id', 'is', null), eb('l.decision_id', '=', eb.ref('d.id'))])),
        ),
      ),
    )
    .orderBy('d.rule_id')
    .orderBy('d.subject_name')
    .orderBy('d.person_id')
    .execute()
}

/** Of what may be claimed, what no limit has answered yet: an amount wholly cut is claimed again only on purpose. */
export async function selectUnclaimed(tx: Tx, matterId: string): Promise<StoredDecision[]> {
  const claimable = await selectClaimable(tx, matterId)
  const cuts = await selectCuts(
    tx,
    claimable.map((one) => one.id),
  )
  const cut = new Set(cuts.map((one) => one.decisionId))
  return claimable.filter((one) => !cut.has(one.id))
}

/** Writes decisions as new revisions. */
export async function insertDecisions(
  tx: Tx,
  rows: readonly (DecisionPlace & { readonly revision: number; readonly detail: DecisionDetail })[],
): Promise<void> {
  await insertRows(
    tx,
    'subsidies.decision',
    rows.map((row) => decisionRow(tx, row)),
  )
}

function decisionRow(tx: Tx, row: DecisionPlace & { readonly revision: number; readonly detail: DecisionDetail }) {
  const { decision } = row.detail
  return {
    id: newId(),
    matter_kind: row.matterKind,
    matter_id: row.matterId,
    matter_number: row.matterNumber,
    matter_title: row.matterTitle,
    subject_id: row.subjectId,
    person_id: row.personId,
    subject_name: row.subjectName,
    township: row.township,
    region_code: row.regionCode,
    organization_id: row.organizationId,
    rule_id: decision.ruleId,
    pack_version: decision.packVersion,
    revision: row.revision,
    entitled: decision.entitled,
    amount_fen: decision.entitled ? decision.amountFen : zeroFen,
    uncapped_fen: decision.entitled ? decision.uncappedFen : zeroFen,
    detail: row.detail,
    decided_on: tx.today,
  }
}

/** What limits took away, by decision. */
export async function selectCuts(tx: Tx, decisionIds: readonly string[]) {
  if (decisionIds.length === 0) return []
  return tx.db
    .selectFrom('subsidies.limit_cut')
    .select(['decision_id as decisionId', 'amount_fen as amountFen', 'reason', 'cites'])
    .where('decision_id', '=', sql<string>`any(${[...decisionIds]}::uuid[])`)
    .execute()
}

/** Replaces what is known to be cut for these decisions. */
export async function saveCuts(
  tx: Tx,
  place: Pick<DecisionPlace, 'matterId' | 'regionCode' | 'organizationId'>,
  decisionIds: readonly string[],
  cuts: readonly {
    readonly decisionId: string
    readonly batchId: string | null
    readonly personId: string | null
    readonly amountFen: Fen
    readonly reason: string
    readonly cites: readonly string[]
  }[],
): Promise<void> {
  await tx.db
    .deleteFrom('subsidies.limit_cut')
    .where('decision_id', '=', sql<string>`any(${[...decisionIds]}::uuid[])`)
    .execute()
  if (cuts.length === 0) return
  await tx.db
    .insertInto('subsidies.limit_cut')
    .values(
      cuts.map((cut) => ({
        id: newId(),
        decision_id: cut.decisionId,
        batch_id: cut.batchId,
        matter_id: place.matterId,
        person_id: cut.personId,
        region_code: place.regionCode,
        organization_id: place.organizationId,
        amount_fen: cut.amountFen,
        reason: cut.reason,
        cites: [...cut.cites],
      })),
    )
    .execute()
}

/** What the calculation in force gives each subject and rule of a matter: `<matter> <subject> <rule>` → amount and revision. */
export async function selectDueNow(tx: Tx, matterId: string): Promise<Map<string, { dueFen: Fen; revision: number }>> {
  const rows = await selectCalculation(tx, matterId)
  return new Map(rows.map((row) => [dueKey(row), { dueFen: row.amountFen, revision: row.revision }]))
}
