import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { cutPage } from '#kernel/pages'
import { instantText } from '#platform/clock'
import { countOf, insertRows, type Tx, type Widening } from '#platform/db'
import { newId } from '#platform/ids'
import type { DayKind, FirstDay } from './contract.ts'

/**
 * What is published is published to everybody, and everybody may object; mirrors the policies `published` and
 * `anyone_raises` of the database.
 */
export const widenings: readonly Widening[] = (['public', 'organization', 'person', 'bureau'] as const).flatMap(
  (kind): Widening[] => [
    { table: 'notices.public_notice', kind, where: () => sql<boolean>`true` },
    { table: 'notices.notice_line', kind, where: () => sql<boolean>`true` },
    { table: 'notices.objection', kind, adds: 'anything' },
  ],
)

export interface NewNotice {
  readonly matterId: string
  readonly regionCode: string
  readonly title: string
  readonly listHash: string
  readonly workingDays: number
  readonly dayKind: DayKind
  readonly firstDay: FirstDay
  readonly basis: string
  readonly startsOn: DateText
  readonly endsOn: DateText
  readonly publishedBy: string
  /** The notice whose place it takes, and what was wrong with it. */
  readonly replaces?: { readonly id: string; readonly fault: string } | undefined
}

/** A line as it stands on a notice, with its own days. */
export interface NewLine {
  readonly lineId: string
  readonly lineNumber: number
  readonly startsOn: DateText
  readonly endsOn: DateText
  readonly name: string
  readonly township: string
  readonly item: string
  readonly amountFen: Fen
}

/** Writes a notice with its lines. @returns its id, or undefined when the list is published or the notice replaced already */
export async function insertNotice(tx: Tx, notice: NewNotice, lines: readonly NewLine[]): Promise<string | undefined> {
  const written = await tx.db
    .insertInto('notices.public_notice')
    .values({
      id: newId(),
      matter_id: notice.matterId,
      region_code: notice.regionCode,
      title: notice.title,
      list_hash: notice.listHash,
      working_days: notice.workingDays,
      day_kind: notice.dayKind,
      first_day: notice.firstDay,
      basis: notice.basis,
      starts_on: notice.startsOn,
      ends_on: notice.endsOn,
      published_by: notice.publishedBy,
      published_on: tx.today,
      published_at: instantText(),
      replaces: notice.replaces?.id ?? null,
      fault: notice.replaces?.fault ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return undefined
  await insertRows(
    tx,
    'notices.notice_line',
    lines.map((line) => ({
      notice_id: written.id,
      line_number: line.lineNumber,
      line_id: line.lineId,
      region_code: notice.regionCode,
      name: line.name,
      township: line.township,
      item: line.item,
      amount_fen: line.amountFen,
      starts_on: line.startsOn,
      ends_on: line.endsOn,
    })),
  )
  return written.id
}

const notices = (tx: Tx) =>
  tx.db
    .selectFrom('notices.public_notice as n')
    .innerJoin('regions.region as r', 'r.code', 'n.region_code')
    .leftJoin('notices.public_notice as s', 's.replaces', 'n.id')
    .select(['n.id', 'n.title', 'n.region_code as regionCode', 'r.name as regionName', 'n.matter_id as matterId'])
    .select(['n.published_on as publishedOn', 'n.starts_on as startsOn', 'n.ends_on as endsOn'])
    .select(['n.working_days as workingDays', 'n.day_kind as dayKind', 'n.first_day as firstDay'])
    .select(['n.basis', 'n.list_hash as listHash', 'n.replaces', 'n.fault', 's.id as replacedBy'])
    .$narrowType<{ dayKind: DayKind; firstDay: FirstDay }>()
    .select((e) => [
      e
        .selectFrom('notices.notice_line as l')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('l.notice_id', '=', 'n.id')
        .$asScalar()
        .$notNull()
        .as('lineCount'),
      e
        .selectFrom('notices.notice_line as l')
        .select(sql<Fen>`coalesce(sum(amount_fen), 0)::bigint`.as('total'))
        .whereRef('l.notice_id', '=', 'n.id')
        .$asScalar()
        .$notNull()
        .as('totalFen'),
    ])

export interface NoticeFilter {
  readonly regionCode?: string | undefined
  readonly state?: 'open' | 'ended' | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of notices, newest first. */
export async function selectNotices(tx: Tx, filter: NoticeFilter) {
  const chosen = conditionsOf(tx, filter).reduce((query, condition) => query.where(condition), notices(tx))
  const total = await countOf(tx, chosen)
  const rows = await (filter.cursor ? chosen.where('n.id', '<', filter.cursor) : chosen)
    .orderBy('n.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(
    rows.map((row) => ({ ...row, open: isOpen(tx, row) })),
    filter.limit,
    total,
    (row) => row.id,
  )
}

/** Objections are taken: its days run, and nothing was put in its place. */
export const isOpen = (tx: Tx, notice: { endsOn: DateText; replacedBy: string | null }): boolean =>
  notice.replacedBy === null && tx.today <= notice.endsOn

function conditionsOf(tx: Tx, { regionCode, state, search }: NoticeFilter) {
  const prefix = regionCode?.replace(/(00){1,2}$/, '')
  return [
    ...(prefix ? [sql<boolean>`starts_with(n.region_code, ${prefix})`] : []),
    ...(state === 'open' ? [sql<boolean>`n.ends_on >= ${tx.today} and s.id is null`] : []),
    ...(state === 'ended' ? [sql<boolean>`(n.ends_on < ${tx.today} or s.id is not null)`] : []),
    ...(search ? [sql<boolean>`(n.title like ${`%${search}%`} or r.name like ${`%${search}%`})`] : []),
  ]
}

export function findNotice(tx: Tx, id: string) {
  return notices(tx).where('n.id', '=', id).executeTakeFirst()
}

export function selectLines(tx: Tx, noticeId: string) {
  return tx.db
    .selectFrom('notices.notice_line')
    .select(['line_number as lineNumber', 'name', 'township', 'item', 'amount_fen as amountFen', 'line_id as lineId'])
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where('notice_id', '=', noticeId)
    .orderBy('line_number')
    .execute()
}
