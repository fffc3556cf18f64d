import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type * as contract from './contract.ts'

type Entry = InputOf<typeof contract.recordParticipation>
type Duty = Entry['duty']

const rows = (tx: Tx) =>
  tx.db
    .selectFrom('statistics.participation as p')
    .innerJoin('classes.training_class as c', 'c.id', 'p.class_id')
    .innerJoin('organizations.organization as o', 'o.id', 'p.organization_id')
    .innerJoin('regions.region as r', 'r.code', 'p.region_code')
    .select(['p.id', 'p.organization_id as organizationId', 'o.name as organizationName', 'p.class_id as classId'])
    .select(['c.number as classNumber', 'c.title as classTitle', 'r.name as regionName', 'p.duty', 'p.days'])
    .select(['p.staff_number as staffNumber', 'p.staff_name as staffName', 'p.from_on as fromOn'])
    .select(['p.until_on as untilOn', 'p.confirmed_on as confirmedOn', 'p.entered_person as enteredPerson'])
    .$narrowType<{ duty: Duty }>()

export interface Period {
  readonly from: DateText
  readonly until: DateText
}

/** Entries that end within a period, by name. */
export function selectParticipation(tx: Tx, period: Period & { readonly staffNumber?: string | undefined }) {
  let query = rows(tx)
    .where('p.until_on', '>=', period.from)
    .where('p.until_on', '<=', period.until)
    .orderBy('p.staff_name')
    .orderBy('p.staff_number')
    .orderBy('p.from_on')
    .orderBy('p.id')
  if (period.staffNumber) query = query.where('p.staff_number', '=', period.staffNumber)
  return query.execute()
}

export function findParticipation(tx: Tx, id: string) {
  return rows(tx).where('p.id', '=', id).executeTakeFirst()
}

/** @returns the entry's id; undefined where that duty of that person in that class stands already */
export async function insertParticipation(
  tx: Tx,
  at: { readonly regionCode: string; readonly organizationId: string },
  entry: Entry,
): Promise<string | undefined> {
  const { userId, naturalPersonId } = tx.actor
  const id = newId()
  const saved = await tx.db
    .insertInto('statistics.participation')
    .values({
      id,
      class_id: entry.classId,
      region_code: at.regionCode,
      organization_id: at.organizationId,
      staff_number: entry.staffNumber,
      staff_name: entry.staffName,
      duty: entry.duty,
      days: entry.days,
      from_on: entry.fromOn,
      until_on: entry.untilOn,
      entered_by: userId ?? id,
      entered_person: naturalPersonId ?? id,
      entered_on: tx.today,
    })
    .onConflict((conflict) => conflict.columns(['class_id', 'staff_number', 'duty']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved?.id
}

export async function confirm(tx: Tx, id: string): Promise<void> {
  const { userId, naturalPersonId } = tx.actor
  await tx.db
    .updateTable('statistics.participation')
    .set({ confirmed_by: userId, confirmed_person: naturalPersonId, confirmed_on: tx.today })
    .where('id', '=', id)
    .execute()
}

export async function remove(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('statistics.participation').where('id', '=', id).execute()
}

/** Who stands as teacher in a class's timetable, and on how many days. */
export function selectTeachers(tx: Tx, classId: string) {
  return tx.db
    .selectFrom('classes.session')
    .select(['teacher_name as teacherName', sql<number>`count(distinct held_on)`.as('days')])
    .select((eb) => [eb.fn.min('held_on').as('fromOn'), eb.fn.max('held_on').as('untilOn')])
    .where('class_id', '=', classId)
    .groupBy('teacher_name')
    .orderBy('teacher_name')
    .execute()
}

/** Days on which a class has sessions. */
export async function countDays(tx: Tx, classId: string): Promise<number> {
  const { days } = await tx.db
    .selectFrom('classes.session')
    .select(sql<number>`count(distinct held_on)`.as('days'))
    .where('class_id', '=', classId)
    .executeTakeFirstOrThrow()
  return days
}

export interface Certified {
  readonly classNumber: string
  readonly classTitle: string
  readonly regionName: string
  readonly duty: Duty
  readonly days: number
  readonly fromOn: DateText
  readonly untilOn: DateText
}

/** Issues a certificate of what stands confirmed. @returns id and number `CY2024-000001` */
export async function insertCertificate(
  tx: Tx,
  given: Period & {
    readonly organizationId: string
    readonly regionCode: string
    readonly staffNumber: string
    readonly staffName: string
    readonly entries: readonly Certified[]
    readonly days: number
  },
): Promise<{ id: string; number: string }> {
  const id = newId()
  return tx.db
    .insertInto('statistics.participation_certificate')
    .values({
      id,
      number: sql<string>`${`CY${tx.today.slice(0, 4)}-`} || lpad(nextval('statistics.participation_number')::text, 6, '0')`,
      organization_id: given.organizationId,
      region_code: given.regionCode,
      staff_number: given.staffNumber,
      staff_name: given.staffName,
      from_on: given.from,
      until_on: given.until,
      entries: JSON.stringify(given.entries),
      days: given.days,
      issued_by: tx.actor.userId ?? id,
      issued_on: tx.today,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

export function findCertificate(tx: Tx, id: string) {
  return tx.db
    .selectFrom('statistics.participation_certificate as c')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .select(['c.number', 'c.staff_name as staffName', 'c.staff_number as staffNumber', 'o.name as school', 'c.days'])
    .select(['c.from_on as fromOn', 'c.until_on as untilOn', 'c.issued_on as issuedOn'])
    .select((eb) => eb.ref('c.entries').$castTo<readonly Certified[]>().as('entries'))
    .where('c.id', '=', id)
    .executeTakeFirst()
}

/** The face of a certificate whose number and name both fit, wherever it was issued. */
export async function checkCertificate(tx: Tx, number: string, staffName: string) {
  const { rows: found } = await sql<{
    number: string
    staffName: string
    school: string
    fromOn: DateText
    untilOn: DateText
    days: number
    issuedOn: DateText
  }>`select number, staff_name as "staffName", school, from_on as "fromOn", until_on as "untilOn", days,
      issued_on as "issuedOn" from statistics.check_participation(${number}, ${staffName})`.execute(tx.db)
  return found[0]
}
