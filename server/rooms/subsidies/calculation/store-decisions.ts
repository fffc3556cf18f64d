import { type ExpressionBuilder, sql } from 'kysely'
import type { DB } from '#db/types'
import type { DateText } from '#kernel/dates'
import { type Fen, zeroFen } from '#kernel/money'
import { insertRows, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Bar, Decision, Facts, Lapse } from '#policy'
import { selectLinesWhere } from '../claims/store-lines.ts'
import type { MatterKind } from '../contract-words.ts'
import { dueKey } from '../domain/due-key.ts'
import { stillClaimable } from '../domain/still-claimable.ts'

/** What a decision is made of: enough to explain it, and to decide it again. */
export interface DecisionDetail {
  readonly decision: Decision
  readonly facts: Facts
  /** The days that count, for limits per day and the service period. */
  readonly days: readonly DateText[]
  /** What a decided case takes away, whatever the facts give. */
  readonly bar?: Bar
  /** What its evidence has come to since. */
  readonly lapse?: Lapse
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
    .select('d.basis_id as basisId')
    .$narrowType<{ matterKind: MatterKind }>()

/** Each with what it rests on: those who are alike share one basis, which is read once. */
export async function withBasis<Row extends { readonly basisId: string }>(
  tx: Tx,
  rows: readonly Row[],
): Promise<(Omit<Row, 'basisId'> & { readonly detail: DecisionDetail })[]> {
  const bases = await selectBases(tx, new Set(rows.map(({ basisId }) => basisId)))
  return rows.map(({ basisId, ...row }) => {
    const detail = bases.get(basisId)
    if (!detail) throw new Error(`nothing that ${basisId} stands for`)
    return { ...row, detail }
  })
}

async function selectBases(tx: Tx, ids: ReadonlySet<string>): Promise<Map<string, DecisionDetail>> {
  if (ids.size === 0) return new Map()
  const rows = await tx.db
    .selectFrom('subsidies.basis')
    .select('id')
    .select((eb) => eb.ref('detail').$castTo<DecisionDetail>().as('detail'))
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, detail }) => [id, detail]))
}

/**
 * The latest revision of what `d` decides; earlier ones are history. Asked as the greatest, which one look into the unique
 * index answers for every row: "none is greater" is planned as a join, and now and then as one over all decisions there are.
 */
export const latestRevision = (eb: ExpressionBuilder<DB & { d: DB['subsidies.decision'] }, 'd'>) =>
  eb
    .selectFrom('subsidies.decision as n')
    .select((n) => n.fn.max('n.revision').as('latest'))
    .whereRef('n.matter_id', '=', 'd.matter_id')
    .whereRef('n.subject_id', '=', 'd.subject_id')
    .whereRef('n.rule_id', '=', 'd.rule_id')

const current = (tx: Tx) => decisions(tx).where('d.revision', '=', latestRevision)

/** The calculation in force of a matter, by rule and name. */
export async function selectCalculation(tx: Tx, matterId: string): Promise<StoredDecision[]> {
  const rows = await current(tx)
    .where('d.matter_id', '=', matterId)
    .orderBy('d.rule_id')
    .orderBy('d.subject_name')
    .orderBy('d.person_id')
    .execute()
  return withBasis(tx, rows)
}

const names = new Intl.Collator('zh-Hans-CN')

/** By rule and name, as the database reads them out. Names are slow to compare: each subject is put in its place once. */
export function inOrder(rows: readonly StoredDecision[]): StoredDecision[] {
  const subjects = [...new Map(rows.map((row) => [row.subjectId, row])).values()].toSorted(
    (a, b) => names.compare(a.subjectName, b.subjectName) || names.compare(a.personId ?? '', b.personId ?? ''),
  )
  const places = new Map(subjects.map(({ subjectId }, place) => [subjectId, place]))
  const placeOf = ({ subjectId }: StoredDecision) => places.get(subjectId) ?? 0
  const byRule = Map.groupBy(rows, (row) => row.ruleId)
  return [...byRule.keys()]
    .toSorted(names.compare)
    .flatMap((ruleId) => (byRule.get(ruleId) ?? []).toSorted((a, b) => placeOf(a) - placeOf(b)))
}

/** The calculation in force of one person, newest first. */
export async function selectDecisionsOf(tx: Tx, personId: string): Promise<StoredDecision[]> {
  return withBasis(tx, await current(tx).where('d.person_id', '=', personId).orderBy('d.id', 'desc').execute())
}

export async function findDecision(tx: Tx, id: string): Promise<StoredDecision | undefined> {
  const [found] = await withBasis(tx, await decisions(tx).where('d.id', '=', id).execute())
  return found
}

/** Of what may be claimed, what no limit has answered yet: an amount wholly cut is claimed again only on purpose. */
export async function selectUnclaimed(tx: Tx, matterId: string): Promise<StoredDecision[]> {
  const claimable = stillClaimable(await selectCalculation(tx, matterId), await selectLinesWhere(tx, { matterId }))
  const cuts = await selectCuts(
    tx,
    claimable.map((one) => one.id),
  )
  const cut = new Set(cuts.map((one) => one.decisionId))
  return claimable.filter((one) => !cut.has(one.id))
}

type NewDecision = DecisionPlace & { readonly revision: number; readonly detail: DecisionDetail }

/**
 * Writes decisions as new revisions, and once for all who are alike, and share a detail, what they rest on.
 * @returns them as they stand now
 */
export async function insertDecisions(tx: Tx, rows: readonly NewDecision[]): Promise<StoredDecision[]> {
  const alike = [...Map.groupBy(rows, (row) => row.detail).values()].flatMap((own) => [
    ...Map.groupBy(own, (row) => `${row.organizationId} ${aloneOf(tx, row)}`).values(),
  ])
  const shared = alike.map((own) => ({ id: newId(), own }))
  await insertRows(
    tx,
    'subsidies.basis',
    shared.flatMap(({ id, own: [first] }) => (first ? [basisRow(tx, id, first)] : [])),
  )
  const written = shared.flatMap(({ id, own }) => own.map((row) => ({ basisId: id, decision: decidedToday(tx, row) })))
  await insertRows(
    tx,
    'subsidies.decision',
    written.map(({ basisId, decision }) => decisionRow(decision, basisId)),
  )
  return written.map(({ decision }) => decision)
}

/** Whose alone it is: what a person has decided for themselves is shared with nobody, nor what no organization claims. */
const aloneOf = ({ actor }: Tx, { organizationId, personId }: DecisionPlace) =>
  organizationId && actor.kind !== 'person' ? null : personId

const basisRow = (tx: Tx, id: string, row: NewDecision) => ({
  id,
  matter_id: row.matterId,
  region_code: row.regionCode,
  organization_id: row.organizationId,
  person_id: aloneOf(tx, row),
  detail: row.detail,
})

function decidedToday(tx: Tx, row: NewDecision): StoredDecision {
  const { ruleId, packVersion, ...made } = row.detail.decision
  const [amountFen, uncappedFen] = made.entitled ? [made.amountFen, made.uncappedFen] : [zeroFen, zeroFen]
  const { entitled } = made
  return { ...row, id: newId(), ruleId, packVersion, entitled, amountFen, uncappedFen, decidedOn: tx.today }
}

const decisionRow = (decision: StoredDecision, basisId: string) => ({
  id: decision.id,
  matter_kind: decision.matterKind,
  matter_id: decision.matterId,
  matter_number: decision.matterNumber,
  matter_title: decision.matterTitle,
  subject_id: decision.subjectId,
  person_id: decision.personId,
  subject_name: decision.subjectName,
  township: decision.township,
  region_code: decision.regionCode,
  organization_id: decision.organizationId,
  rule_id: decision.ruleId,
  pack_version: decision.packVersion,
  revision: decision.revision,
  entitled: decision.entitled,
  amount_fen: decision.amountFen,
  uncapped_fen: decision.uncappedFen,
  basis_id: basisId,
  decided_on: decision.decidedOn,
})

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
