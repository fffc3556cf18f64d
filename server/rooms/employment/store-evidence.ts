import { type SqlBool, sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText, MonthText } from '#kernel/dates'
import { firstOf, insertNew, insertRows, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { DangerousPost, InsuredState, PassKind } from './contract.ts'
import type { DangerousPostEntry } from './domain/claim-rows.ts'

export interface NewInsuredMonth {
  readonly personId: string
  readonly personName: string
  readonly tail: string
  readonly employerId: string
  readonly month: MonthText
  readonly paidOn: DateText | null
  readonly document: string
}

/** Writes months of insurance in the actor's county. @returns how many are new; a month paid already stays as it is */
export async function insertInsuredMonths(
  tx: Tx,
  source: 'office-list' | 'entered',
  months: readonly NewInsuredMonth[],
): Promise<number> {
  const rows = months.map((one) => {
    const id = newId()
    return {
      id,
      person_id: one.personId,
      person_name: one.personName,
      resident_id_tail: one.tail,
      employer_id: one.employerId,
      region_code: tx.actor.regionCode,
      month: one.month,
      paid_on: one.paidOn,
      document: one.document,
      source,
      entered_by: tx.actor.naturalPersonId ?? id,
      entered_on: tx.today,
    }
  })
  return (await insertNew(tx, 'employment.insured_month', rows)).size
}

const inState: Readonly<Record<InsuredState, ReturnType<typeof sql<SqlBool>>>> = {
  struck: sql`i.struck_by is not null`,
  declared: sql`(i.struck_by is null and i.paid_on is null)`,
  'to-check': sql`(i.struck_by is null and i.paid_on is not null and i.source = 'entered' and i.checked_by is null)`,
  counted: sql`(i.struck_by is null and i.paid_on is not null and (i.source = 'office-list' or i.checked_by is not null))`,
}
const state = sql<InsuredState>`case when ${inState.struck} then 'struck' when ${inState.declared} then 'declared'
  when ${inState['to-check']} then 'to-check' else 'counted' end`

/** Declared once, and paid since: the payment stands for it. */
const paidSince = sql<SqlBool>`(i.paid_on is null and exists (select from employment.insured_month p
  where p.person_id = i.person_id and p.employer_id = i.employer_id and p.month = i.month
    and p.paid_on is not null and p.struck_by is null))`

/** The months in reach, the newest first. */
export async function selectInsuredMonths(
  tx: Tx,
  filter: { state?: InsuredState | undefined; name?: string | undefined },
) {
  let query = tx.db
    .selectFrom('employment.insured_month as i')
    .innerJoin('organizations.organization as o', 'o.id', 'i.employer_id')
    .select(['i.id', 'i.person_name as personName', 'i.resident_id_tail as tail', 'o.name as employerName', 'i.month'])
    .select(['i.paid_on as paidOn', 'i.document', 'i.struck_reason as struckReason', state.as('state')])
    .select('i.entered_by as enteredBy')
    .$narrowType<{ month: MonthText }>()
    .where(({ not }) => not(paidSince))
    .orderBy('i.id', 'desc')
  if (filter.state) query = query.where(inState[filter.state])
  if (filter.name) query = query.where('i.person_name', 'like', containing(filter.name))
  const { rows, total } = await firstOf(tx, query)
  const own = tx.actor.naturalPersonId
  return { months: rows.map(({ enteredBy, ...row }) => ({ ...row, mine: enteredBy === own })), total }
}

export async function countToCheck(tx: Tx): Promise<number> {
  const { n } = await tx.db
    .selectFrom('employment.insured_month as i')
    .select(sql<number>`count(*)`.as('n'))
    .where(inState['to-check'])
    .executeTakeFirstOrThrow()
  return n
}

/** Months locked for a check or a strike. */
export function findInsuredMonths(tx: Tx, ids: readonly string[]) {
  return tx.db
    .selectFrom('employment.insured_month as i')
    .select(['i.id', 'i.person_id as personId', 'i.employer_id as employerId', 'i.entered_by as enteredBy'])
    .select(state.as('state'))
    .where('i.id', 'in', ids)
    .orderBy('i.id')
    .forUpdate('i')
    .execute()
}

/** Marks months as checked. */
export async function markChecked(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.db
    .updateTable('employment.insured_month')
    .set({ checked_by: tx.actor.naturalPersonId, checked_on: tx.today })
    .where('id', 'in', ids)
    .execute()
}

export async function markStruck(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('employment.insured_month')
    .set({ struck_by: tx.actor.naturalPersonId, struck_on: tx.today, struck_reason: reason })
    .where('id', '=', id)
    .execute()
}

/**
 * Months of social insurance that count for people on the business date, by person and employer: paid, from the office's
 * list or checked by a second person, whichever county entered them (narrow function).
 */
export async function insuredMonthsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<(personId: string, employerId: string) => readonly MonthText[]> {
  const { rows } = await sql<{ personId: string; employerId: string; month: MonthText }>`
    select person_id as "personId", employer_id as "employerId", month
    from employment.insured_paid(${[...personIds]}::uuid[], ${tx.today}::date)`.execute(tx.db)
  const months = Map.groupBy(rows, ({ personId, employerId }) => `${personId} ${employerId}`)
  return (personId, employerId) => (months.get(`${personId} ${employerId}`) ?? []).map(({ month }) => month)
}

/** In how many months up to one a person's social insurance was paid, whoever the employer was; nobody in none is left out. */
export async function monthsInsured(
  tx: Tx,
  personIds: readonly string[],
  until: MonthText,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ personId: string; months: number }>`
    select person_id as "personId", count(distinct month)::int as months
    from employment.insured_paid(${[...personIds]}::uuid[], ${tx.today}::date)
    where month <= ${until} group by person_id`.execute(tx.db)
  return new Map(rows.map(({ personId, months }) => [personId, months]))
}

/** Writes the workers of one roster. */
export async function insertDangerousPosts(
  tx: Tx,
  owner: { regionCode: string; organizationId: string },
  importId: string,
  rows: readonly { name: string; tail: string; entry: DangerousPostEntry }[],
): Promise<void> {
  await insertRows(
    tx,
    'employment.dangerous_post',
    rows.map(({ entry, ...worker }) => ({
      id: newId(),
      import_id: importId,
      organization_id: owner.organizationId,
      region_code: owner.regionCode,
      worker_name: worker.name,
      worker_tail: worker.tail,
      post: entry.post,
      pass_kind: entry.passKind,
      pass_number: entry.passNumber,
      valid_until: entry.validUntil,
    })),
  )
}

/** Workers of each organization's latest roster, in reach. */
const current = (tx: Tx) =>
  tx.db
    .selectFrom('employment.dangerous_post as d')
    .innerJoin('organizations.organization as o', 'o.id', 'd.organization_id')
    .innerJoin('people.list_import as i', 'i.id', 'd.import_id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('employment.dangerous_post as later')
            .select('later.id')
            .whereRef('later.organization_id', '=', 'd.organization_id')
            .whereRef('later.import_id', '>', 'd.import_id'),
        ),
      ),
    )

const withoutPass = (on: DateText) => sql<SqlBool>`coalesce(d.valid_until < ${on}::date, true)`

/** Each organization's latest roster, and how many on it have no valid pass on a day. */
export function selectRosters(tx: Tx, on: DateText) {
  return current(tx)
    .select(['d.organization_id as organizationId', 'o.name as organizationName', 'i.imported_on as reportedOn'])
    .select([
      sql<number>`count(*)`.as('workers'),
      sql<number>`count(*) filter (where ${withoutPass(on)})`.as('withoutPass'),
    ])
    .groupBy(['d.organization_id', 'o.name', 'i.imported_on'])
    .orderBy('o.name')
    .execute()
}

/** Workers in dangerous posts without a valid pass on a day (柳政规〔2019〕63号 二（一）). */
export function selectWithoutPass(tx: Tx, on: DateText) {
  const query = current(tx)
    .select(['d.id', 'o.name as organizationName', 'd.worker_name as workerName', 'd.worker_tail as tail', 'd.post'])
    .select(['d.pass_kind as passKind', 'd.pass_number as passNumber', 'd.valid_until as validUntil'])
    .$narrowType<{ post: DangerousPost; passKind: PassKind | null }>()
    .where(withoutPass(on))
    .orderBy('o.name')
    .orderBy('d.worker_name')
  return firstOf(tx, query)
}
