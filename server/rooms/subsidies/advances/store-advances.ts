import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { type Fen, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { FundItem, FundSource } from '#policy'

/** An advance on the training subsidy of a class, as its organizer asked for it. */
export interface Advance {
  readonly id: string
  readonly number: string
  readonly classId: string
  readonly regionCode: string
  readonly organizationId: string
  readonly askedOn: DateText
  /** The class has been claimed and nothing more is to come; null before. */
  readonly settledOn: DateText | null
}

/** One item and source the approval reserved, and how much of it is asked for in advance. */
export interface AdvancePart {
  readonly id: string
  readonly item: FundItem
  readonly source: FundSource
  readonly approvedFen: Fen
  /** The most the rule allows of it. */
  readonly mostFen: Fen
  readonly askedFen: Fen
}

const advances = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.advance as v')
    .select(['v.id', 'v.number', 'v.class_id as classId', 'v.region_code as regionCode'])
    .select(['v.organization_id as organizationId', 'v.asked_on as askedOn', 'v.settled_on as settledOn'])

export const findAdvance = (tx: Tx, id: string): Promise<Advance | undefined> =>
  advances(tx).where('v.id', '=', id).executeTakeFirst()

export const findAdvances = (tx: Tx, ids: readonly string[]): Promise<Advance[]> =>
  advances(tx)
    .where(({ eb }) => eb('v.id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()

/** The advance of a class. A class has one organizer, and an organizer one advance on it. */
export const advanceOf = (tx: Tx, classId: string): Promise<Advance | undefined> =>
  advances(tx).where('v.class_id', '=', classId).executeTakeFirst()

export function selectParts(tx: Tx, advanceId: string): Promise<AdvancePart[]> {
  return tx.db
    .selectFrom('subsidies.advance_part')
    .select(['id', 'item', 'source', 'approved_fen as approvedFen', 'most_fen as mostFen', 'asked_fen as askedFen'])
    .$narrowType<{ item: FundItem; source: FundSource }>()
    .where('advance_id', '=', advanceId)
    .orderBy('item', 'desc')
    .orderBy('source')
    .execute()
}

type NewAdvance = Pick<Advance, 'number' | 'classId' | 'regionCode' | 'organizationId'>

export async function insertAdvance(
  tx: Tx,
  advance: NewAdvance,
  parts: readonly Omit<AdvancePart, 'id'>[],
): Promise<string> {
  const id = newId()
  const place = { region_code: advance.regionCode, organization_id: advance.organizationId }
  await tx.db
    .insertInto('subsidies.advance')
    .values({
      id,
      number: advance.number,
      class_id: advance.classId,
      ...place,
      asked_by: tx.actor.userId ?? '',
      asked_on: tx.today,
    })
    .execute()
  await tx.db
    .insertInto('subsidies.advance_part')
    .values(
      parts.map(({ item, source, approvedFen, mostFen, askedFen }) => ({
        id: newId(),
        advance_id: id,
        ...place,
        item,
        source,
        approved_fen: approvedFen,
        most_fen: mostFen,
        asked_fen: askedFen,
      })),
    )
    .execute()
  return id
}

/** What was claimed and not refused of advances that no class has been set against yet, by class. */
export function selectUnsettled(tx: Tx): Promise<{ classId: string; amountFen: Fen }[]> {
  return tx.db
    .selectFrom('subsidies.advance as v')
    .innerJoin('subsidies.line as l', 'l.matter_id', 'v.id')
    .leftJoin('subsidies.rejection as x', 'x.line_id', 'l.id')
    .where('v.settled_on', 'is', null)
    .where('x.line_id', 'is', null)
    .groupBy('v.class_id')
    .select(['v.class_id as classId', sql<Fen>`sum(l.amount_fen)::bigint`.as('amountFen')])
    .execute()
}

/** Another amount, while nothing of it has been claimed. */
export async function updateAsked(tx: Tx, part: Pick<AdvancePart, 'id' | 'askedFen'>): Promise<void> {
  await tx.db
    .updateTable('subsidies.advance_part')
    .set({ asked_fen: part.askedFen })
    .where('id', '=', part.id)
    .execute()
}

export async function settle(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('subsidies.advance')
    .set({ settled_on: tx.today })
    .where('id', '=', id)
    .where('settled_on', 'is', null)
    .execute()
}

/** Whether a part is under way or paid; and what of it the organizer holds that stands against no line yet. */
export async function standingOf(tx: Tx, partId: string): Promise<{ claimed: boolean; leftFen: Fen }> {
  const { rows } = await sql<{ claimed: boolean; leftFen: Fen }>`select subsidies.advance_claimed(${partId}) as claimed,
    subsidies.advance_left(${partId}) as "leftFen"`.execute(tx.db)
  return rows[0] ?? { claimed: false, leftFen: zeroFen }
}
