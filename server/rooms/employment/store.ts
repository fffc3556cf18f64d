import { type SqlBool, sql } from 'kysely'
import { containing } from '#kernel/containing'
import { addDays, type DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx, updateRows } from '#platform/db'
import type { EmploymentStatus, MatterState, Tone } from './contract.ts'
import { isStale, toneOf } from './domain/follow-up.ts'
import { type MatterDates, stateOf } from './domain/matter-state.ts'
import type { Readings } from './readings.ts'

interface MatterFilter {
  readonly state?: MatterState | undefined
  readonly tone?: Tone | undefined
  readonly stale?: 'yes' | undefined
  readonly wish?: 'waiting' | undefined
  readonly classId?: string | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The same words as `stateOf`, for the database. */
const inState: Readonly<Record<MatterState, ReturnType<typeof sql<SqlBool>>>> = {
  referring: sql`m.closed_on is null and m.referrals_done_on is null`,
  'awaiting-follow-up': sql`m.closed_on is null and m.referrals_done_on is not null and m.follow_up_done_on is null`,
  'followed-up': sql`m.closed_on is null and m.referrals_done_on is not null and m.follow_up_done_on is not null`,
  closed: sql`m.closed_on is not null`,
}

/** The same days as `toneOf`, for the database. */
function inTone(tone: Tone, today: DateText, soonDays: number) {
  const lamp = {
    overdue: sql<SqlBool>`m.follow_up_due_on < ${today}`,
    soon: sql<SqlBool>`m.follow_up_due_on between ${today} and ${addDays(today, soonDays)}`,
    fine: sql<SqlBool>`m.follow_up_due_on > ${addDays(today, soonDays)}`,
  }[tone]
  const waiting = sql<SqlBool>`(m.follow_up_due_on is not null and m.follow_up_done_on is null and m.closed_on is null)`
  return tone === 'fine' ? sql<SqlBool>`(${lamp} or not ${waiting})` : sql<SqlBool>`(${lamp} and ${waiting})`
}

/** Matters with the person's latest status beside them. */
const matters = (tx: Tx) =>
  tx.db
    .selectFrom('employment.service_matter as m')
    .innerJoin('regions.region as r', 'r.code', 'm.region_code')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('employment.employment_status as s')
          .select(['s.status', 's.verified_on'])
          .whereRef('s.person_id', '=', 'm.person_id')
          .orderBy('s.valid_from', 'desc')
          .orderBy('s.id', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )

/** The person wants a post that was referred, and no clerk has spoken with them about it. */
const wishWaits = sql<SqlBool>`(m.closed_on is null and exists (select from employment.referral f
  where f.matter_id = m.id and f.response = 'interested' and f.contacted_on is null))`

/** What is still to be done comes first, then what only waits for its closing, closed matters last. */
const rank = sql<number>`case when m.closed_on is not null then 2 when m.follow_up_done_on is not null then 1 else 0 end`
const rankOf = ({ closedOn, followUpDoneOn }: MatterDates): number => (closedOn ? 2 : followUpDoneOn ? 1 : 0)

const LAST = '9999-12-31'
const dueOrLast = sql<string>`coalesce(m.follow_up_due_on, ${sql.lit(LAST)})::text`

function filterMatters(tx: Tx, filter: Omit<MatterFilter, 'limit' | 'cursor'>, readings: Readings) {
  let query = matters(tx)
  if (filter.state) query = query.where(inState[filter.state])
  if (filter.tone) query = query.where(inTone(filter.tone, tx.today, readings.soonDays))
  if (filter.stale) query = query.where('latest.verified_on', '<', addDays(tx.today, -readings.staleDays))
  if (filter.wish) query = query.where(wishWaits)
  if (filter.classId) query = query.where('m.class_id', '=', filter.classId)
  const { search } = filter
  if (search) {
    query = query.where((where) =>
      where.or((['m.person_name', 'm.class_title'] as const).map((name) => where(name, 'like', containing(search)))),
    )
  }
  return query
}

const shown = (query: ReturnType<typeof matters>) =>
  query
    .select(['m.id', 'm.person_id as personId', 'm.person_name as personName', 'm.township'])
    .select(['m.region_code as regionCode', 'r.name as regionName', 'm.class_id as classId'])
    .select(['m.class_title as classTitle', 'm.opened_on as openedOn', 'm.referrals_done_on as referralsDoneOn'])
    .select(['m.follow_up_due_on as followUpDueOn', 'm.follow_up_done_on as followUpDoneOn'])
    .select([
      'm.closed_on as closedOn',
      'm.closed_because as closedBecause',
      'latest.status',
      'latest.verified_on as verifiedOn',
    ])
    .select((eb) =>
      eb
        .selectFrom('employment.referral as f')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('f.matter_id', '=', 'm.id')
        .as('referred'),
    )
    .$narrowType<{ status: EmploymentStatus | null }>()

type MatterRow = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number]

const judged = (tx: Tx, row: MatterRow, readings: Readings) => ({
  ...row,
  referred: row.referred ?? 0,
  referralsMin: readings.rule.min,
  state: stateOf(row),
  tone: toneOf(row, tx.today, readings.soonDays),
  stale: isStale(row.verifiedOn, tx.today, readings.staleDays),
})

/** Open matters by due day, those without one after them, closed ones last. */
export async function selectMatters(tx: Tx, filter: MatterFilter, readings: Readings) {
  const filtered = filterMatters(tx, filter, readings)
  const [ranked, due, after] = filter.cursor?.split('|') ?? []
  let page = shown(filtered)
    .orderBy(rank)
    .orderBy(dueOrLast)
    .orderBy('m.id')
    .limit(filter.limit + 1)
  if (ranked && due && after)
    page = page.where(sql<SqlBool>`(${rank}, ${dueOrLast}, m.id) > (${Number(ranked)}, ${due}, ${after}::uuid)`)
  const total = await countOf(tx, filtered)
  const rows = (await page.execute()).map((row) => judged(tx, row, readings))
  return cutPage(rows, filter.limit, total, (row) => [rankOf(row), row.followUpDueOn ?? LAST, row.id].join('|'))
}

/** What waits in reach, counted in one statement; `dueOn` is the earliest due day of each lamp. */
export async function countWaiting(tx: Tx, readings: Readings) {
  const staleSince = addDays(tx.today, -readings.staleDays)
  const awaiting = (tone: Tone) =>
    sql`${inState['awaiting-follow-up']} and ${inTone(tone, tx.today, readings.soonDays)}`
  const count = (what: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${what})`
  const due = (tone: Tone) => sql<DateText | null>`min(m.follow_up_due_on) filter (where ${awaiting(tone)})`
  return matters(tx)
    .select([count(awaiting('overdue')).as('overdue'), due('overdue').as('overdueOn')])
    .select([count(awaiting('soon')).as('soon'), due('soon').as('soonOn')])
    .select([count(awaiting('fine')).as('fine'), due('fine').as('fineOn')])
    .select([count(inState.referring).as('referring'), count(wishWaits).as('wishes')])
    .select(count(sql`latest.verified_on < ${staleSince}`).as('stale'))
    .executeTakeFirstOrThrow()
}

export async function selectMatter(tx: Tx, id: string, readings: Readings) {
  const row = await shown(matters(tx)).where('m.id', '=', id).executeTakeFirst()
  return row && judged(tx, row, readings)
}

/** Matters in reach, locked for an act on them. */
export function lockMatters(tx: Tx, ids: readonly string[]) {
  return tx.db
    .selectFrom('employment.service_matter')
    .select(['id', 'person_id as personId', 'region_code as regionCode', 'opened_on as openedOn'])
    .select(['referrals_done_on as referralsDoneOn', 'follow_up_due_on as followUpDueOn'])
    .select(['follow_up_done_on as followUpDoneOn', 'closed_on as closedOn'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}
export type LockedMatter = Awaited<ReturnType<typeof lockMatters>>[number]

/** Sets a date by which a matter advances. */
export async function saveMatterDates(
  tx: Tx,
  id: string,
  dates: { follow_up_done_on: DateText } | { closed_on: DateText },
): Promise<void> {
  await tx.db.updateTable('employment.service_matter').set(dates).where('id', '=', id).execute()
}

/** Sets when the referrals of matters were enough, and when their follow-ups are due. */
export async function saveReferralDates(
  tx: Tx,
  matters: readonly Pick<LockedMatter, 'id' | 'referralsDoneOn' | 'followUpDueOn'>[],
): Promise<void> {
  await updateRows(
    tx,
    'employment.service_matter',
    matters.map(({ id, referralsDoneOn, followUpDueOn }) => ({
      id,
      referrals_done_on: referralsDoneOn,
      follow_up_due_on: followUpDueOn,
    })),
  )
}
