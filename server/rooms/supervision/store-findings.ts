import { sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { FindingState } from './contract.ts'

/** Opens a finding. @returns its id */
export async function insertFinding(
  tx: Tx,
  finding: {
    regionCode: string
    organizationId: string
    classId: string | null
    checkId?: string
    /** A promise that was broken, in the words that were signed. */
    broken?: { commitmentId: string; promise: string }
    title: string
    demand: string
    dueOn: DateText
    by: string
  },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('supervision.finding')
    .values({
      id,
      number: sql<string>`'WT-' || ${tx.today.slice(0, 4)}::text || '-' || lpad(nextval('supervision.case_number')::text, 4, '0')`,
      region_code: finding.regionCode,
      organization_id: finding.organizationId,
      class_id: finding.classId,
      check_id: finding.checkId ?? null,
      commitment_id: finding.broken?.commitmentId ?? null,
      promise: finding.broken?.promise ?? null,
      title: finding.title,
      demand: finding.demand,
      due_on: finding.dueOn,
      state: 'open',
      opened_by: finding.by,
      opened_on: tx.today,
    })
    .execute()
  return id
}

const findings = (tx: Tx) =>
  tx.db
    .selectFrom('supervision.finding as f')
    .innerJoin('regions.region as r', 'r.code', 'f.region_code')
    .innerJoin('organizations.organization as o', 'o.id', 'f.organization_id')
    .leftJoin('classes.training_class as c', 'c.id', 'f.class_id')
    .select(['f.id', 'f.number', 'f.region_code as regionCode', 'r.name as regionName'])
    .select(['f.organization_id as organizationId', 'o.name as organizationName', 'f.class_id as classId'])
    .select(['c.number as classNumber', 'f.promise', 'f.title', 'f.demand', 'f.due_on as dueOn', 'f.state'])
    .select(['f.opened_on as openedOn', 'f.rectification', 'f.rectified_on as rectifiedOn'])
    .select(['f.closing_note as closingNote', 'f.closed_on as closedOn', 'f.version'])
    .select(['f.opened_by as openedBy', 'f.rectified_by as rectifiedBy'])
    .$narrowType<{ state: FindingState }>()

/** Findings in reach: a bureau's own region, an organization's own; what is due first at the top. */
export async function selectFindings(
  tx: Tx,
  filter: {
    state?: FindingState | undefined
    organizationId?: string | undefined
    search?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) {
  let query = findings(tx)
  if (filter.state) query = query.where('f.state', '=', filter.state)
  if (filter.organizationId) query = query.where('f.organization_id', '=', filter.organizationId)
  if (filter.search) {
    const found = containing(filter.search)
    query = query.where((where) =>
      where.or((['f.number', 'f.title', 'o.name', 'c.number'] as const).map((by) => where(by, 'like', found))),
    )
  }
  const total = await countOf(tx, query)
  const order = sql<string>`f.due_on || ' ' || f.id`
  if (filter.cursor) query = query.where(order, '>', filter.cursor)
  const rows = await query
    .orderBy(order)
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => `${row.dueOn} ${row.id}`)
}

/** The class a matter is, if it is one. */
export async function classOfMatter(tx: Tx, matterId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('classes.training_class')
    .select('id')
    .where('id', '=', matterId)
    .executeTakeFirst()
  return row?.id ?? null
}

/** A finding, its row locked. */
export function lockFinding(tx: Tx, id: string) {
  return findings(tx).where('f.id', '=', id).forUpdate('f').executeTakeFirst()
}

export async function updateFinding(
  tx: Tx,
  id: string,
  set: {
    state: FindingState
    rectification?: string | null
    rectified_by?: string
    rectified_on?: DateText
    closed_by?: string
    closed_on?: DateText
    closing_note?: string
  },
): Promise<void> {
  await tx.db
    .updateTable('supervision.finding')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
