import { type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, insertNew, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { BenefitItem, BenefitStatus, Initiative } from './contract-benefits.ts'
import type { BenefitEntry, StudentEntry } from './domain/benefit-rows.ts'
import type { ListRow } from './lists.ts'
import type { ListOwner } from './store-lists.ts'

/** Writes benefits; one that is recorded already stays as it is. @returns how many are new */
export async function insertBenefits(
  tx: Tx,
  owner: Pick<ListOwner, 'organizationId'>,
  importId: string,
  rows: readonly (Omit<ListRow<unknown>, 'entry'> & { entry: BenefitEntry })[],
): Promise<number> {
  const benefits = rows.map((row) => benefitRow(tx, owner.organizationId, importId, row))
  return (await insertNew(tx, 'people.other_benefit', benefits)).size
}

function benefitRow(
  tx: Tx,
  organizationId: string | null,
  importId: string,
  { entry, ...person }: Omit<ListRow<unknown>, 'entry'> & { entry: BenefitEntry },
) {
  const id = newId()
  return {
    id,
    person_id: person.personId,
    person_name: person.name,
    resident_id_tail: person.tail,
    region_code: person.regionCode,
    organization_id: organizationId,
    import_id: importId,
    initiative: entry.initiative,
    item: entry.item,
    status: entry.status,
    term: entry.term,
    period_from: entry.from,
    period_until: entry.until,
    household_number: entry.householdNumber,
    amount_fen: entry.amountFen,
    document: entry.document,
    as_of: entry.asOf,
    entered_by: tx.actor.naturalPersonId ?? id,
    entered_on: tx.today,
  }
}

/** Puts students on the school's roll; who is on it already stays. @returns who is new, one key a row: see `studentKey` */
export async function insertStudents(
  tx: Tx,
  organizationId: string,
  importId: string,
  rows: readonly ListRow<StudentEntry>[],
): Promise<ReadonlySet<string>> {
  const students = rows.map(({ entry, ...person }) => ({
    id: newId(),
    organization_id: organizationId,
    person_id: person.personId,
    person_name: person.name,
    resident_id_tail: person.tail,
    region_code: person.regionCode,
    starts_on: entry.startsOn,
    ends_on: entry.endsOn,
    import_id: importId,
  }))
  const written = await insertNew(tx, 'people.student', students)
  const added = students.filter(({ id }) => written.has(id))
  return new Set(added.map(({ person_id: personId, starts_on: startsOn }) => studentKey({ personId, startsOn })))
}

/** One stay of a student at a school. */
export const studentKey = ({ personId, startsOn }: { personId: string; startsOn: DateText }): string =>
  `${personId} ${startsOn}`

const benefits = (tx: Tx) =>
  tx.db
    .selectFrom('people.other_benefit as b')
    .leftJoin('people.benefit_withdrawal as w', 'w.benefit_id', 'b.id')
    .leftJoin('organizations.organization as o', 'o.id', 'b.organization_id')

const shown = (query: ReturnType<typeof benefits>) =>
  query
    .select(['b.id', 'b.person_id as personId', 'b.person_name as personName', 'b.resident_id_tail as tail'])
    .select(['b.initiative', 'b.item', 'b.status', 'b.term', 'b.period_from as from', 'b.period_until as until'])
    .select(['b.household_number as householdNumber', 'b.amount_fen as amountFen', 'b.document', 'b.as_of as asOf'])
    .select(['o.name as schoolName', 'w.withdrawn_on as withdrawnOn', 'w.reason as withdrawnReason'])
    .select('b.entered_by as enteredBy')
    .$narrowType<{ initiative: Initiative; item: BenefitItem; status: BenefitStatus }>()

interface BenefitFilter {
  readonly initiative?: Initiative | undefined
  readonly name?: string | undefined
  readonly householdNumber?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of benefits in reach, newest first, withdrawn ones marked. */
export async function selectBenefits(tx: Tx, filter: BenefitFilter) {
  let matching = benefits(tx)
  if (filter.initiative) matching = matching.where('b.initiative', '=', filter.initiative)
  if (filter.name) matching = matching.where('b.person_name', 'like', containing(filter.name))
  if (filter.householdNumber) matching = matching.where('b.household_number', '=', filter.householdNumber)
  const total = await countOf(tx, matching)
  const page = filter.cursor ? matching.where('b.id', '<', filter.cursor) : matching
  const rows = await shown(page)
    .orderBy('b.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => row.id)
}

/** A person's benefits in reach, newest period first. */
export function selectBenefitsOf(tx: Tx, personId: string) {
  return shown(benefits(tx)).where('b.person_id', '=', personId).orderBy('b.period_from', 'desc').execute()
}

export function findBenefit(tx: Tx, id: string) {
  return tx.db
    .selectFrom('people.other_benefit')
    .select(['id', 'person_id as personId', 'region_code as regionCode', 'organization_id as organizationId'])
    .select(['entered_by as enteredBy', 'withdrawn'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The withdrawal of a record, which stays and counts no more. */
export async function insertBenefitWithdrawal(
  tx: Tx,
  benefit: { id: string; personId: string; regionCode: string; organizationId: string | null },
  reason: string,
): Promise<void> {
  await tx.db
    .insertInto('people.benefit_withdrawal')
    .values({
      benefit_id: benefit.id,
      person_id: benefit.personId,
      region_code: benefit.regionCode,
      organization_id: benefit.organizationId,
      reason,
      withdrawn_by: tx.actor.naturalPersonId ?? '',
      withdrawn_on: tx.today,
    })
    .execute()
}

interface HouseholdFilter {
  readonly householdNumber?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of households with a benefit for technical schooling, with everybody of the register who has their number. */
export async function selectHouseholds(tx: Tx, { householdNumber, cursor, limit }: HouseholdFilter) {
  let matching = tx.db
    .selectFrom('people.other_benefit as h')
    .where('h.initiative', '=', 'technical-schooling-household')
    .where('h.withdrawn', '=', false)
  if (householdNumber) matching = matching.where('h.household_number', '=', householdNumber)
  const total = await countOf(tx, matching.groupBy(['h.region_code', 'h.household_number']))
  const [region = '', ...number] = (cursor ?? '').split('|')
  const after = sql<SqlBool>`(h.household_number, h.region_code) > (${number.join('|')}, ${region})`
  const rows = await (cursor ? matching.where(after) : matching)
    .select(['h.region_code as regionCode', 'h.household_number as householdNumber'])
    .select((outer) => [
      jsonArrayFrom(
        outer
          .selectFrom('people.person as p')
          .select(['p.id as personId', 'p.name'])
          .whereRef('p.region_code', '=', 'h.region_code')
          .whereRef('p.household_number', '=', 'h.household_number')
          .orderBy('p.birth_date'),
      ).as('members'),
      jsonArrayFrom(
        outer
          .selectFrom('people.other_benefit as b')
          .select(['b.id', 'b.person_name as personName', 'b.item', 'b.period_from as from', 'b.period_until as until'])
          .select('b.document')
          .$narrowType<{ item: BenefitItem }>()
          .whereRef('b.region_code', '=', 'h.region_code')
          .whereRef('b.household_number', '=', 'h.household_number')
          .where('b.initiative', '=', 'technical-schooling-household')
          .where('b.withdrawn', '=', false)
          .orderBy('b.period_from'),
      ).as('benefits'),
    ])
    .groupBy(['h.region_code', 'h.household_number'])
    .orderBy('h.household_number')
    .orderBy('h.region_code')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, total, (row) => `${row.regionCode}|${row.householdNumber}`)
}

interface AidFilter {
  readonly term: string
  readonly from: DateText
  readonly until: DateText
  /** Only those who lack a record. */
  readonly gaps: boolean
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of the students on a roll in a term, with the latest status of each item; who lacks one comes first. */
export async function selectStudentAid(tx: Tx, { term, from, until, gaps, cursor, limit }: AidFilter) {
  const latest = (item: BenefitItem) =>
    sql<BenefitStatus | null>`(select b.status from people.other_benefit b
      where b.person_id = s.person_id and b.organization_id = s.organization_id and b.term = ${term}
        and b.item = ${item} and not b.withdrawn order by b.id desc limit 1)`
  const onRoll = tx.db.selectFrom(
    tx.db
      .selectFrom('people.student as s')
      .innerJoin('organizations.organization as o', 'o.id', 's.organization_id')
      .select(['s.id', 's.person_name as personName', 's.resident_id_tail as tail', 'o.name as schoolName'])
      .select([latest('tuition-waiver').as('tuitionWaiver'), latest('state-grant').as('stateGrant')])
      .where('s.starts_on', '<=', until)
      .where('s.ends_on', '>=', from)
      .as('a'),
  )
  const complete = sql<boolean>`(a."tuitionWaiver" is not null and a."stateGrant" is not null)`
  const { students, missing } = await onRoll
    .select([sql<number>`count(*)`.as('students'), sql<number>`count(*) filter (where not ${complete})`.as('missing')])
    .executeTakeFirstOrThrow()
  const [had, id, ...name] = (cursor ?? '').split('|')
  let page = onRoll
  if (gaps) page = page.where(sql<SqlBool>`not ${complete}`)
  if (cursor)
    page = page.where(
      sql<SqlBool>`(${complete}, a."personName", a.id) > (${had}::bool, ${name.join('|')}, ${id}::uuid)`,
    )
  const rows = await page
    .selectAll()
    .select(complete.as('complete'))
    .orderBy(complete)
    .orderBy('a.personName')
    .orderBy('a.id')
    .limit(limit + 1)
    .execute()
  const total = gaps ? missing : students
  return { missing, ...cutPage(rows, limit, total, (row) => `${row.complete}|${row.id}|${row.personName}`) }
}

/** A benefit of another programme that overlaps a period. */
export interface Overlap {
  readonly personId: string
  readonly initiative: Initiative
  readonly item: BenefitItem
  readonly status: BenefitStatus
  readonly from: DateText
  readonly until: DateText
  readonly document: string
  readonly asOf: DateText
}

/**
 * Which benefits of other programmes people have, in any county, that overlap a period: what may be funded twice
 * (柳政规〔2019〕63号 四（二）). Withdrawn and refused ones are left out; an amount is never told (narrow function).
 */
export async function overlapsOf(
  tx: Tx,
  { personIds, from, until }: { personIds: readonly string[]; from: DateText; until: DateText },
): Promise<Overlap[]> {
  const { rows } = await sql<Overlap>`
    select person_id as "personId", initiative, item, status, period_from as "from", period_until as "until",
      document, as_of as "asOf"
    from people.benefit_overlaps(${[...personIds]}::uuid[], ${from}::date, ${until}::date)`.execute(tx.db)
  return rows
}
