import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { firstOf, type Tx } from '#platform/db'
import { seal, unseal } from '#platform/secrets'
import type { ObjectionState } from './contract.ts'

/** Writes an objection; the public may write one and never reads it back, so nothing is returned. */
export async function insertObjection(
  tx: Tx,
  objection: {
    id: string
    noticeId: string
    lineNumber: number
    lineId: string
    regionCode: string
    reason: string
    contact: string | undefined
    receiptCode: string
  },
): Promise<void> {
  await tx.db
    .insertInto('notices.objection')
    .values({
      id: objection.id,
      notice_id: objection.noticeId,
      line_number: objection.lineNumber,
      line_id: objection.lineId,
      region_code: objection.regionCode,
      reason: objection.reason,
      contact_sealed: objection.contact ? seal(tx.keys, objection.contact) : null,
      receipt_code: objection.receiptCode,
      raised_on: tx.today,
      state: 'open',
    })
    .execute()
}

/** What a receipt opens: the state and the answer, through the one function that may read across. */
export async function findByReceipt(tx: Tx, receiptCode: string) {
  const { rows } = await sql<{
    noticeId: string
    title: string
    lineNumber: number
    state: ObjectionState
    raisedOn: DateText
    reply: string | null
    repliedOn: DateText | null
    attached: number
  }>`select notice_id as "noticeId", title, line_number as "lineNumber", state, raised_on as "raisedOn", reply,
    replied_on as "repliedOn", attached from notices.objection_by_receipt(${receiptCode})`.execute(tx.db)
  return rows[0]
}

const objections = (tx: Tx) =>
  tx.db
    .selectFrom('notices.objection as o')
    .innerJoin('notices.public_notice as n', 'n.id', 'o.notice_id')
    .innerJoin('notices.notice_line as l', (join) =>
      join.onRef('l.notice_id', '=', 'o.notice_id').onRef('l.line_number', '=', 'o.line_number'),
    )
    .select(['o.id', 'o.notice_id as noticeId', 'n.title', 'n.matter_id as matterId', 'o.line_id as lineId'])
    .select(['o.region_code as regionCode', 'o.reason', 'o.raised_on as raisedOn', 'o.state', 'o.reply'])
    .select(['o.replied_on as repliedOn', sql<boolean>`o.contact_sealed is not null`.as('hasContact')])
    .select(['l.line_number as lineNumber', 'l.name', 'l.township', 'l.item', 'l.amount_fen as amountFen'])
    .$narrowType<{ state: ObjectionState }>()

/** Objections in reach, oldest open ones first; of a notice together with those it replaces or that replaced it. */
export function selectObjections(
  tx: Tx,
  filter: { state?: ObjectionState | undefined; noticeId?: string | undefined },
) {
  let query = objections(tx).orderBy(sql`o.state <> 'open'`).orderBy('o.id')
  if (filter.state) query = query.where('o.state', '=', filter.state)
  if (filter.noticeId) {
    const matter = tx.db.selectFrom('notices.public_notice').select('matter_id').where('id', '=', filter.noticeId)
    query = query.where('n.matter_id', 'in', matter)
  }
  return firstOf(tx, query)
}

/** One objection, to be read. */
export const readObjection = (tx: Tx, id: string) => objections(tx).where('o.id', '=', id).executeTakeFirst()

/** One objection, its row locked. */
export function findObjection(tx: Tx, id: string) {
  return objections(tx).where('o.id', '=', id).forUpdate('o').executeTakeFirst()
}

/**
 * Whose lines these are, as #subsidies and #talent keep them, by organization with everybody on the list: who must neither
 * correct them nor answer for them.
 */
export async function concernedBy(tx: Tx, lineIds: readonly string[]) {
  const ids = sql`${[...lineIds]}::uuid[]`
  const { rows } = await sql<{ organizationId: string | null; personId: string | null }>`
    select organization_id as "organizationId", person_id as "personId" from subsidies.concerned_by(${ids})
    union select organization_id, person_id from talent.concerned_by(${ids})`.execute(tx.db)
  const personIds = rows.flatMap(({ personId }) => personId ?? [])
  return [...new Set(rows.map((row) => row.organizationId))].map((organizationId) => ({
    organizationId: organizationId ?? undefined,
    personIds,
  }))
}

/** The contact of who objected; the reading is audited by its caller. */
export async function readContact(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('notices.objection')
    .select('contact_sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.contact_sealed && unseal(tx.keys, row.contact_sealed)
}

export async function settleObjection(
  tx: Tx,
  id: string,
  answer: { state: 'upheld' | 'dismissed'; reply: string; by: string },
): Promise<void> {
  await tx.db
    .updateTable('notices.objection')
    .set({ state: answer.state, reply: answer.reply, replied_by: answer.by, replied_on: tx.today })
    .where('id', '=', id)
    .execute()
}

/** The oldest open objection of each line: such a line is held, the list stays. */
export async function openObjections(
  tx: Tx,
  lineIds: readonly string[],
): Promise<Map<string, { objectionId: string; reason: string }>> {
  const rows = (await ofLines(tx, lineIds)).filter(({ state }) => state === 'open')
  return new Map(rows.reverse().map(({ lineId, objectionId, reason }) => [lineId, { objectionId, reason }]))
}

export interface ObjectionOutcome {
  readonly objectionId: string
  readonly state: 'upheld' | 'dismissed'
  readonly reply: string
  readonly repliedOn: DateText
}

/** How the answered objections of each line ended; one that was upheld outweighs those that were dismissed. */
export async function objectionOutcomes(tx: Tx, lineIds: readonly string[]): Promise<Map<string, ObjectionOutcome>> {
  const outcomes = new Map<string, ObjectionOutcome>()
  for (const { lineId, objectionId, state, reply, repliedOn } of await ofLines(tx, lineIds)) {
    if (state === 'open' || reply === null || repliedOn === null) continue
    if (outcomes.get(lineId)?.state !== 'upheld') outcomes.set(lineId, { objectionId, state, reply, repliedOn })
  }
  return outcomes
}

function ofLines(tx: Tx, lineIds: readonly string[]) {
  return tx.db
    .selectFrom('notices.objection')
    .select(['id as objectionId', 'line_id as lineId', 'reason', 'state', 'reply', 'replied_on as repliedOn'])
    .$narrowType<{ state: ObjectionState }>()
    .where('line_id', '=', sql<string>`any(${[...lineIds]}::uuid[])`)
    .orderBy('id')
    .execute()
}
