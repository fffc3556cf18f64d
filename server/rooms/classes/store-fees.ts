import { sql } from 'kysely'
import type { Fen } from '#kernel/money'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { ChargeKind } from './contract.ts'

/** What was said of fees by one trainee; who did not speak has none. */
export interface FeeStanding {
  readonly enrollmentId: string
  /** Has said that nothing was taken. */
  readonly confirmed: boolean
  /** The most that was reported and not found to be untrue. */
  readonly chargedFen: Fen | null
  /** A report still to be looked into. */
  readonly open: boolean
}

/** What was said of fees in a class (narrow function): whoever claims for it never reads the words. */
export async function feeStandings(tx: Tx, classId: string): Promise<ReadonlyMap<string, FeeStanding>> {
  const { rows } = await sql<FeeStanding>`
    select enrollment_id as "enrollmentId", confirmed, charged_fen as "chargedFen", open
    from classes.fee_standings(${classId}::uuid)`.execute(tx.db)
  return new Map(rows.map((row) => [row.enrollmentId, row]))
}

/** Which of these classes somebody has reported a charge in that is still to be looked into. */
export async function openFeeReports(tx: Tx, classIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ classId: string }>`
    select distinct c.id as "classId" from unnest(${[...classIds]}::uuid[]) c (id), classes.fee_standings(c.id) f
    where f.open`.execute(tx.db)
  return new Set(rows.map(({ classId }) => classId))
}

interface Enrolled {
  readonly id: string
  readonly classId: string
  readonly personId: string
  readonly regionCode: string
}

/** An enrollment in reach, with the place it belongs to. */
export function findEnrolled(tx: Tx, enrollmentId: string): Promise<Enrolled | undefined> {
  return tx.db
    .selectFrom('classes.enrollment')
    .select(['id', 'class_id as classId', 'person_id as personId', 'region_code as regionCode'])
    .where('id', '=', enrollmentId)
    .executeTakeFirst()
}

interface Statement {
  readonly chargedFen: Fen
  readonly charge: ChargeKind | null
  readonly refunded: boolean
  readonly note: string
}

export async function insertStatement(tx: Tx, enrolled: Enrolled, statement: Statement): Promise<void> {
  await tx.db
    .insertInto('classes.fee_statement')
    .values({
      id: newId(),
      enrollment_id: enrolled.id,
      class_id: enrolled.classId,
      person_id: enrolled.personId,
      region_code: enrolled.regionCode,
      charged_fen: statement.chargedFen,
      charge: statement.charge,
      refunded: statement.refunded,
      note: statement.note,
      stated_on: tx.today,
    })
    .execute()
}

/** What one trainee has said of an enrollment, oldest first. */
export function selectStatements(tx: Tx, enrollmentId: string) {
  return tx.db
    .selectFrom('classes.fee_statement as s')
    .leftJoin('classes.fee_finding as f', 'f.statement_id', 's.id')
    .select(['s.charged_fen as chargedFen', 's.charge', 's.refunded', 's.stated_on as statedOn', 'f.upheld'])
    .where('s.enrollment_id', '=', enrollmentId)
    .orderBy('s.id')
    .execute()
}

/** Reports of a charge in reach, those to look into first. */
export function selectReports(tx: Tx, filter: { state?: 'open' | 'settled' | undefined; limit: number }) {
  let query = tx.db
    .selectFrom('classes.fee_statement as s')
    .innerJoin('classes.enrollment as e', 'e.id', 's.enrollment_id')
    .innerJoin('classes.training_class as c', 'c.id', 's.class_id')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .leftJoin('classes.fee_finding as f', 'f.statement_id', 's.id')
    .select(['s.id', 's.class_id as classId', 'c.title as classTitle', 'o.name as organizationName'])
    .select(['e.person_name as personName', 's.charged_fen as chargedFen', 's.charge', 's.refunded', 's.note'])
    .select(['s.stated_on as statedOn', 'f.upheld', 'f.note as finding', 'f.decided_on as decidedOn'])
    .$narrowType<{ charge: ChargeKind }>()
    .where('s.charged_fen', '>', sql<Fen>`0`)
    .orderBy(sql`f.statement_id is null`, 'desc')
    .orderBy('s.id', 'desc')
  if (filter.state) query = query.where('f.statement_id', filter.state === 'open' ? 'is' : 'is not', null)
  return firstOf(tx, query, filter.limit)
}

/** How many reports in reach wait for a finding. */
export async function countOpenReports(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('classes.fee_statement as s')
    .leftJoin('classes.fee_finding as f', 'f.statement_id', 's.id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('s.charged_fen', '>', sql<Fen>`0`)
    .where('f.statement_id', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** A report with the finding there may be. */
export async function findReport(tx: Tx, statementId: string) {
  const report = await tx.db
    .selectFrom('classes.fee_statement as s')
    .innerJoin('classes.training_class as c', 'c.id', 's.class_id')
    .select(['s.id', 's.class_id as classId', 's.region_code as regionCode', 's.person_id as personId'])
    .select('c.organization_id as organizationId')
    .where('s.id', '=', statementId)
    .where('s.charged_fen', '>', sql<Fen>`0`)
    .executeTakeFirst()
  if (!report) return undefined
  const finding = await tx.db
    .selectFrom('classes.fee_finding')
    .select('decided_on as decidedOn')
    .where('statement_id', '=', statementId)
    .executeTakeFirst()
  return { ...report, decidedOn: finding?.decidedOn ?? null }
}

/** Writes the finding. @returns false when somebody else was quicker */
export async function insertFinding(
  tx: Tx,
  report: { readonly id: string; readonly regionCode: string },
  finding: { readonly upheld: boolean; readonly note: string },
): Promise<boolean> {
  const added = await tx.db
    .insertInto('classes.fee_finding')
    .values({
      statement_id: report.id,
      region_code: report.regionCode,
      upheld: finding.upheld,
      note: finding.note,
      decided_by: tx.actor.naturalPersonId ?? '',
      decided_on: tx.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('statement_id')
    .executeTakeFirst()
  return added !== undefined
}
