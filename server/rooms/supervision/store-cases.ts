import { type SqlBool, sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { AffectedLine, CaseSource, CaseState, MeasureKind, MeasureState } from './contract.ts'

/** Opens a case. @returns its id and its number */
export async function insertCase(
  tx: Tx,
  given: {
    regionCode: string
    organizationId: string | null
    personId: string | null
    classId: string | null
    source: CaseSource
    sourceId: string | null
    title: string
    grounds: string
    by: string
  },
): Promise<{ id: string; number: string }> {
  return tx.db
    .insertInto('supervision.case_file')
    .values({
      id: newId(),
      number: sql<string>`'AJ-' || ${tx.today.slice(0, 4)}::text || '-' || lpad(nextval('supervision.case_number')::text, 4, '0')`,
      region_code: given.regionCode,
      about_organization: given.organizationId,
      about_person: given.personId,
      about_class: given.classId,
      source: given.source,
      source_id: given.sourceId,
      title: given.title,
      grounds: given.grounds,
      state: 'open',
      opened_by: given.by,
      opened_on: tx.today,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

const cases = (tx: Tx) =>
  tx.db
    .selectFrom('supervision.case_file as f')
    .innerJoin('regions.region as r', 'r.code', 'f.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 'f.about_organization')
    .leftJoin('classes.training_class as c', 'c.id', 'f.about_class')
    .select(['f.id', 'f.number', 'f.region_code as regionCode', 'r.name as regionName'])
    .select(['f.about_organization as organizationId', 'o.name as organizationName', 'f.about_person as personId'])
    .select(['f.about_class as classId', 'c.number as classNumber', 'f.source', 'f.source_id as sourceId', 'f.title'])
    .select(['f.state', 'f.opened_on as openedOn', 'f.closed_on as closedOn', 'f.version', 'f.grounds', 'f.conclusion'])
    .$narrowType<{ state: CaseState; source: CaseSource }>()

interface CaseFilter {
  readonly state?: CaseState | undefined
  readonly waiting?: 'decision' | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Cases in reach, newest first. */
export async function selectCases(tx: Tx, filter: CaseFilter) {
  let query = cases(tx)
  if (filter.state) query = query.where('f.state', '=', filter.state)
  if (filter.waiting) query = query.where('f.id', 'in', undecided(tx))
  if (filter.search) {
    const found = containing(filter.search)
    query = query.where((where) =>
      where.or((['f.number', 'f.title', 'o.name', 'c.number'] as const).map((by) => where(by, 'like', found))),
    )
  }
  const total = await countOf(tx, query)
  if (filter.cursor) query = query.where('f.id', '<', filter.cursor)
  const rows = await query
    .orderBy('f.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => row.id)
}

/** Cases with a measure that was proposed, or whose lifting was, by another human being than who asks: nobody decides their own. */
const undecided = (tx: Tx) => {
  const byAnother = (proposer: string) =>
    sql<SqlBool>`${sql.ref(proposer)} is distinct from ${tx.actor.naturalPersonId}::uuid`
  return tx.db
    .selectFrom('supervision.case_measure as m')
    .leftJoin('supervision.measure_lifting as l', (join) =>
      join.onRef('l.measure_id', '=', 'm.id').on('l.state', '=', 'proposed'),
    )
    .select('m.case_id')
    .where(({ or, and, eb }) =>
      or([
        and([eb('m.state', '=', 'proposed'), byAnother('m.proposed_by')]),
        and([eb('l.id', 'is not', null), byAnother('l.proposed_by')]),
      ]),
    )
}

export const findCase = (tx: Tx, id: string) => cases(tx).where('f.id', '=', id).executeTakeFirst()

/** A case, its row locked: acts on one case follow each other. */
export const lockCase = (tx: Tx, id: string) => cases(tx).where('f.id', '=', id).forUpdate('f').executeTakeFirst()

export async function closeFile(tx: Tx, id: string, by: string, conclusion: string): Promise<void> {
  await tx.db
    .updateTable('supervision.case_file')
    .set((eb) => ({ state: 'closed', closed_by: by, closed_on: tx.today, conclusion, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export interface NewMeasure {
  readonly caseId: string
  readonly regionCode: string
  readonly kind: MeasureKind
  readonly reason: string
  readonly document: string
  readonly authority: string
  readonly validUntil: DateText | null
  readonly lines: readonly AffectedLine[]
  readonly amountFen: Fen
  readonly by: string
  readonly byName: string
}

/** Writes a proposed measure. @returns its id */
export async function insertMeasure(tx: Tx, measure: NewMeasure): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('supervision.case_measure')
    .values({
      id,
      case_id: measure.caseId,
      region_code: measure.regionCode,
      kind: measure.kind,
      state: 'proposed',
      reason: measure.reason,
      document: measure.document,
      authority: measure.authority,
      valid_until: measure.validUntil,
      lines: JSON.stringify(measure.lines),
      amount_fen: measure.amountFen,
      proposed_by: measure.by,
      proposed_name: measure.byName,
      proposed_on: tx.today,
    })
    .execute()
  return id
}

const measures = (tx: Tx) =>
  tx.db
    .selectFrom('supervision.case_measure as m')
    .select(['m.id', 'm.case_id as caseId', 'm.region_code as regionCode', 'm.kind', 'm.state', 'm.reason'])
    .select(['m.document', 'm.authority', 'm.valid_until as validUntil', 'm.lines', 'm.amount_fen as amountFen'])
    .select(['m.suspension_id as suspensionId', 'm.proposed_by as proposedBy', 'm.proposed_name as proposedName'])
    .select(['m.proposed_on as proposedOn', 'm.decided_name as decidedName', 'm.decided_on as decidedOn'])
    .select(['m.decision_note as decisionNote', 'm.lifted_on as liftedOn', 'm.lift_reason as liftReason'])
    .$narrowType<{ kind: MeasureKind; state: MeasureState; lines: AffectedLine[] }>()

export const selectMeasures = (tx: Tx, caseId: string) =>
  measures(tx).where('m.case_id', '=', caseId).orderBy('m.id').execute()

/** A measure, its row locked. */
export const lockMeasure = (tx: Tx, id: string) => measures(tx).where('m.id', '=', id).forUpdate('m').executeTakeFirst()

export async function updateMeasure(
  tx: Tx,
  id: string,
  set: {
    state: MeasureState
    suspension_id?: string | null
    decided_by?: string
    decided_name?: string
    decided_on?: DateText
    decision_note?: string
    lifted_on?: DateText
    lift_reason?: string
  },
): Promise<void> {
  await tx.db.updateTable('supervision.case_measure').set(set).where('id', '=', id).execute()
}

/**
 * The money in what a case is about: to the person, or for the organization's classes and the advance on the class; paid,
 * on its way, or sent back to be claimed again, and not refused. What an advance has paid of a line counts with it; an
 * advance stands by itself only until it is set against lines.
 */
export function selectCaseLines(
  tx: Tx,
  about: { organizationId: string | null; personId: string | null; classId: string | null },
): Promise<AffectedLine[]> {
  let query = tx.db
    .selectFrom('subsidies.line as l')
    .innerJoin('subsidies.batch as b', 'b.id', 'l.batch_id')
    .leftJoin('subsidies.rejection as x', 'x.line_id', 'l.id')
    .leftJoin('subsidies.payment_item_line as p', (join) =>
      join.onRef('p.line_id', '=', 'l.id').on(sql<SqlBool>`p.live`),
    )
    .leftJoin('subsidies.payment_item as i', (join) =>
      join.onRef('i.id', '=', 'p.item_id').on('i.state', '=', 'confirmed'),
    )
    .select(['l.id as lineId', 'l.matter_kind as matterKind', 'l.matter_id as matterId', 'l.subject_id as subjectId'])
    .select(['l.rule_id as ruleId', 'b.matter_number as classNumber', 'l.subject_name as personName'])
    .select(['l.payee_name as payeeName', 'l.item', 'i.settled_on as paidOn'])
    .select(sql<Fen>`l.amount_fen + l.advance_fen`.as('amountFen'))
    .where(({ or, eb }) => or([eb('x.line_id', 'is', null), eb('b.state', '=', 'lapsed')]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subsidies.line as a')
            .leftJoin('subsidies.rejection as y', 'y.line_id', 'a.id')
            .select('a.id')
            .whereRef('a.advance_part_id', '=', 'l.subject_id')
            .where('l.matter_kind', '=', 'advance')
            .where('y.line_id', 'is', null),
        ),
      ),
    )
    .orderBy('l.id')
  const { classId } = about
  if (classId)
    query = query.where(({ or, eb, selectFrom }) =>
      or([
        eb('l.matter_id', '=', classId),
        eb('l.matter_id', 'in', selectFrom('subsidies.advance').select('id').where('class_id', '=', classId)),
      ]),
    )
  query = about.organizationId
    ? query.where('l.organization_id', '=', about.organizationId)
    : query.where('l.person_id', '=', about.personId ?? newId())
  return query.execute()
}
