import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/** The notice of a list that stands now: the last one, where it was replaced. */
export interface NoticeTerms {
  readonly id: string
  readonly startsOn: DateText
  /** The last day of the line that runs longest. */
  readonly endsOn: DateText
  /** The last day of the line that runs shortest: from the next day on there is something that may be paid. */
  readonly firstEndsOn: DateText
}

/** The notice of exactly this list, as it stands now. */
export async function noticeOf(tx: Tx, matterId: string, listHash: string): Promise<NoticeTerms | undefined> {
  const row = await tx.db
    .selectFrom('notices.public_notice as n')
    .leftJoin('notices.public_notice as s', 's.replaces', 'n.id')
    .select(['n.id', 'n.starts_on as startsOn', 'n.ends_on as endsOn'])
    .select((e) =>
      e
        .selectFrom('notices.notice_line as l')
        .select((f) => f.fn.min('l.ends_on').as('first'))
        .whereRef('l.notice_id', '=', 'n.id')
        .as('firstEndsOn'),
    )
    .where('n.matter_id', '=', matterId)
    .where('n.list_hash', '=', listHash)
    .where('s.id', 'is', null)
    .executeTakeFirst()
  return row && { ...row, firstEndsOn: row.firstEndsOn ?? row.endsOn }
}

/**
 * Lines whose days a replaced list began anew, with their last day, or null where it does not show them any more: such a
 * line waits, the others of its list go on. What pays reads it inside the paying transaction.
 */
export async function renewedLines(tx: Tx, lineIds: readonly string[]): Promise<Map<string, DateText | null>> {
  const rows = await tx.db
    .selectFrom('notices.notice_line as l')
    .innerJoin('notices.public_notice as n', 'n.id', 'l.notice_id')
    .leftJoin('notices.public_notice as s', 's.replaces', 'n.id')
    .select(['l.line_id as lineId', 'l.starts_on as startsOn', 'l.ends_on as endsOn'])
    .select(['n.replaces', 's.id as replacedBy'])
    .where('l.line_id', '=', sql<string>`any(${[...lineIds]}::uuid[])`)
    .where((e) => e.or([e('n.replaces', 'is not', null), e('s.id', 'is not', null)]))
    .execute()
  const renewed = new Map<string, DateText | null>()
  for (const [lineId, shown] of Map.groupBy(rows, (row) => row.lineId)) {
    const now = shown.find((row) => row.replacedBy === null)
    const first = shown.find((row) => row.replaces === null)
    if (!now || now.startsOn !== first?.startsOn) renewed.set(lineId, now?.endsOn ?? null)
  }
  return renewed
}

/** Lines that some notice of the list showed, as the latest of them wrote them. */
export async function shownLines(tx: Tx, matterId: string, listHash: string) {
  const rows = await tx.db
    .selectFrom('notices.notice_line as l')
    .innerJoin('notices.public_notice as n', 'n.id', 'l.notice_id')
    .select(['l.line_number as lineNumber', 'l.name', 'l.township', 'l.item', 'l.amount_fen as amountFen'])
    .select('l.line_id as lineId')
    .where('n.matter_id', '=', matterId)
    .where('n.list_hash', '=', listHash)
    .orderBy('n.id')
    .execute()
  return new Map(rows.map((row) => [row.lineNumber, row]))
}
