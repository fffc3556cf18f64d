import { type Expression, type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { ageOn, type DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'
import type { IntentKind, PersonStatus } from './contract.ts'
import { reconfirmDay } from './readings.ts'

const PERSON = [
  'p.id',
  'p.name',
  'p.sex',
  'p.birth_date as birthDate',
  'p.resident_id_tail as tail',
  'p.region_code as regionCode',
  'r.name as regionName',
  'p.township_code as townshipCode',
  't.name as townshipName',
  'p.urban',
  'p.phone_tail as phoneTail',
  'p.reviewed_on as reviewedOn',
] as const

const people = (tx: Tx) =>
  tx.db
    .selectFrom('people.person as p')
    .innerJoin('regions.region as r', 'r.code', 'p.region_code')
    .innerJoin('regions.region as t', 't.code', 'p.township_code')

export interface PeopleFilter {
  readonly name?: string | undefined
  readonly regionCode?: string | undefined
  readonly townshipCode?: string | undefined
  readonly status?: PersonStatus | undefined
  readonly intent?: IntentKind | undefined
  readonly confirm?: 'due' | undefined
  readonly review?: 'open' | 'done' | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of the register, newest first, with the statuses of today and the open intents. */
export async function selectPeople(tx: Tx, filter: PeopleFilter) {
  const due = await reconfirmDay(tx)
  const matching = people(tx).where((where) => where.and(conditions(tx, filter, due)))
  const total = await countOf(tx, matching)
  const page = filter.cursor ? matching.where('p.id', '<', filter.cursor) : matching
  const rows = await page
    .select(PERSON)
    .select('p.version')
    .select((outer) => [
      jsonArrayFrom(
        outer
          .selectFrom('people.status as s')
          .select('s.status')
          .distinct()
          .whereRef('s.person_id', '=', 'p.id')
          .where(inForce('s', tx.today)),
      ).as('statuses'),
      jsonArrayFrom(
        outer
          .selectFrom('people.intent as i')
          .select(['i.id', 'i.kind', 'i.trade', 'i.last_confirmed_on as lastConfirmedOn'])
          .whereRef('i.person_id', '=', 'p.id')
          .where('i.closed_on', 'is', null)
          .orderBy('i.last_confirmed_on'),
      ).as('intents'),
    ])
    .$narrowType<{
      sex: 'male' | 'female'
      intents: { id: string; kind: IntentKind; trade: string; lastConfirmedOn: DateText }[]
    }>()
    .orderBy('p.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const shown = rows.map((row) => ({
    ...row,
    age: ageOn(row.birthDate, tx.today),
    statuses: row.statuses.map(({ status }) => status as PersonStatus),
    intents: row.intents.map((intent) => ({ ...intent, reconfirm: intent.lastConfirmedOn <= due })),
  }))
  return cutPage(shown, filter.limit, total, (row) => row.id)
}

function conditions(tx: Tx, filter: PeopleFilter, due: DateText): Expression<SqlBool>[] {
  const { name, regionCode, townshipCode, status, intent, confirm, review } = filter
  const open = sql`i.person_id = p.id and i.closed_on is null`
  const holds = sql`s.person_id = p.id and ${inForce('s', tx.today)}`
  const found = [
    name && sql<SqlBool>`p.name like ${`%${name.replace(/[%_\\]/g, '\\$&')}%`}`,
    regionCode && sql<SqlBool>`p.region_code = ${regionCode}`,
    townshipCode && sql<SqlBool>`p.township_code = ${townshipCode}`,
    // Row-level security narrows these two as it narrows every table: who sees no category cannot filter by one.
    status && sql<SqlBool>`exists (select from people.status s where ${holds} and s.status = ${status})`,
    intent && sql<SqlBool>`exists (select from people.intent i where ${open} and i.kind = ${intent})`,
    confirm && sql<SqlBool>`exists (select from people.intent i where ${open} and i.last_confirmed_on <= ${due}::date)`,
    review && (review === 'open' ? sql<SqlBool>`p.reviewed_on is null` : sql<SqlBool>`p.reviewed_on is not null`),
  ]
  return [sql<SqlBool>`true`, ...found.filter((each) => typeof each === 'object')]
}

/** Whether a status registration of `alias` holds on a day. */
const inForce = (alias: string, on: DateText) => sql<SqlBool>`
  not ${sql.ref(`${alias}.withdrawn`)} and ${sql.ref(`${alias}.valid_from`)} <= ${on}::date
  and (${sql.ref(`${alias}.valid_until`)} is null or ${sql.ref(`${alias}.valid_until`)} >= ${on}::date)`

/** One person's row for the file, or undefined. */
export async function findPerson(tx: Tx, personId: string) {
  const row = await people(tx)
    .leftJoin('regions.resettlement_site as s', 's.id', 'p.site_id')
    .select(PERSON)
    .select(['p.ethnicity', 'p.education', 'p.village', 'p.site_id as siteId', 's.name as siteName'])
    .select(['p.household_number as householdNumber', 'p.registered_on as registeredOn', 'p.version'])
    .select('p.graduated_on as graduatedOn')
    .$narrowType<{ sex: 'male' | 'female' }>()
    .where('p.id', '=', personId)
    .executeTakeFirst()
  return row && { ...row, age: ageOn(row.birthDate, tx.today) }
}

/** Every status of a person, ended and withdrawn ones included. */
export function selectStatuses(tx: Tx, personId: string) {
  return tx.db
    .selectFrom('people.status as s')
    .leftJoin('people.status_withdrawal as w', 'w.status_id', 's.id')
    .select(['s.id', 's.status', 's.valid_from as validFrom', 's.valid_until as validUntil', 's.source'])
    .select(['s.end_source as endSource', 's.household_number as householdNumber', 's.entered_by as enteredBy'])
    .select(['w.withdrawn_on as withdrawnOn', 'w.reason as withdrawnReason'])
    .$narrowType<{ status: PersonStatus }>()
    .where('s.person_id', '=', personId)
    .orderBy('s.valid_from', 'desc')
    .execute()
}

/** Every intent of a person, closed ones included. */
export async function selectIntents(tx: Tx, personId: string) {
  const due = await reconfirmDay(tx)
  const rows = await tx.db
    .selectFrom('people.intent')
    .select(['id', 'kind', 'trade', 'level', 'time_window as timeWindow', 'place', 'job_wish as jobWish'])
    .select(['first_stated_on as firstStatedOn', 'last_confirmed_on as lastConfirmedOn', 'closed_on as closedOn'])
    .$narrowType<{ kind: IntentKind }>()
    .where('person_id', '=', personId)
    .orderBy('first_stated_on', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, reconfirm: row.closedOn === null && row.lastConfirmedOn <= due }))
}

/** What waits in reach: people to review, and people with an intent to ask again. */
export async function countWaiting(tx: Tx): Promise<{ unreviewed: number; toConfirm: number }> {
  const due = await reconfirmDay(tx)
  const { unreviewed } = await tx.db
    .selectFrom('people.person')
    .select(({ fn }) => fn.countAll<number>().as('unreviewed'))
    .where('reviewed_on', 'is', null)
    .executeTakeFirstOrThrow()
  const { toConfirm } = await tx.db
    .selectFrom('people.intent')
    .select(sql<number>`count(distinct person_id)`.as('toConfirm'))
    .where('closed_on', 'is', null)
    .where('last_confirmed_on', '<=', due)
    .executeTakeFirstOrThrow()
  return { unreviewed, toConfirm }
}
