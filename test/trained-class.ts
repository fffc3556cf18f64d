import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { saveOrganization } from '#organizations'
import { theSystem } from '#platform/auth'
import { inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/outbox'
import type { TestHouse } from './harness.ts'

/** What a test says of a trained person; the rest is made up. */
export interface Trained {
  readonly name: string
  readonly status?: 'lifted-out-of-poverty' | 'relapse-monitored' | 'disabled'
  readonly statusUntil?: string
  readonly contractUntil?: string | null
  readonly employed?: boolean
  readonly withdrawnOn?: string
}

export interface TrainedClass {
  readonly classId: string
  readonly organizationId: string
  /** By name. */
  readonly people: Readonly<Record<string, { readonly personId: string; readonly enrollmentId: string }>>
}

let serial = 0

/**
 * A completed class with its people, written as the system: for tests of what comes after completion.
 * `tellNews: false` leaves `class.completed` untold.
 */
export function trainedClass(
  house: TestHouse,
  given: {
    regionCode?: string
    /** Who organized it; a new workshop unless told. */
    organizationId?: string
    startsOn: string
    completedOn: string
    kind?: string
    people: readonly Trained[]
    tellNews?: boolean
  },
): Promise<TrainedClass> {
  const place = { regionCode: given.regionCode ?? '450225', startsOn: day(given.startsOn), on: day(given.completedOn) }
  return inTransaction(house.database, theSystem, async (tx) => {
    serial += 1
    const organizationId = given.organizationId ?? newId()
    await saveOrganization(tx, { id: organizationId, kind: 'assistance-workshop', name: `车间${serial}`, ...place })
    const classId = await saveClass(tx, { ...place, organizationId, kind: given.kind ?? 'employment-skills' })
    const people: Record<string, { personId: string; enrollmentId: string }> = {}
    for (const person of given.people) {
      const personId = await savePerson(tx, { ...place, organizationId }, person)
      people[person.name] = {
        personId,
        enrollmentId: await enroll(tx, { ...place, organizationId, classId }, personId, person),
      }
    }
    if (given.tellNews !== false) await tell(tx, 'class.completed', { classId })
    return { classId, organizationId, people }
  })
}

interface At {
  readonly regionCode: string
  readonly startsOn: DateText
  readonly on: DateText
  readonly organizationId: string
}

async function saveClass(tx: Tx, at: At & { kind: string }): Promise<string> {
  const id = newId()
  const trade = await tx.db.selectFrom('catalog.trade').select('code').orderBy('code').executeTakeFirstOrThrow()
  await tx.db
    .insertInto('classes.training_class')
    .values({
      id,
      number: `${at.regionCode}-T-${serial}`,
      title: `测试班${serial}`,
      mode: 'project-based',
      kind: at.kind,
      pack_id: 'gx-2022-7',
      region_code: at.regionCode,
      organization_id: at.organizationId,
      trade_code: trade.code,
      place: '车间二楼',
      starts_on: at.startsOn,
      ends_on: at.on,
      planned_heads: 30,
      budget_fen: 0 as never,
      state: 'completed',
      completed_on: at.on,
      created_by: id,
    })
    .execute()
  return id
}

async function savePerson(tx: Tx, at: At, person: Trained): Promise<string> {
  const id = newId()
  const township = await tx.db
    .selectFrom('regions.region')
    .select('code')
    .where('parent_code', '=', at.regionCode)
    .executeTakeFirst()
  await tx.db
    .insertInto('people.person')
    .values({
      id,
      resident_id_sealed: Buffer.from(id),
      resident_id_index: Buffer.from(id),
      resident_id_tail: '0X',
      name: person.name,
      sex: 'female',
      birth_date: day('1990-01-01'),
      region_code: at.regionCode,
      township_code: township?.code ?? at.regionCode,
      registered_on: day('2020-01-01'),
    })
    .execute()
  const own = { id: newId(), person_id: id, region_code: at.regionCode }
  if (person.status) await saveStatus(tx, own, person)
  if (person.contractUntil !== undefined) await saveContract(tx, at, own, person)
  if (person.employed) await saveEmployed(tx, at, own)
  return id
}

interface Own {
  readonly id: string
  readonly person_id: string
  readonly region_code: string
}

const saveStatus = (tx: Tx, own: Own, { status, statusUntil }: Trained) =>
  tx.db
    .insertInto('people.status')
    .values({
      ...own,
      status: status ?? 'disabled',
      valid_from: day('2020-01-01'),
      valid_until: statusUntil ? day(statusUntil) : null,
      source: '测试',
      entered_by: own.id,
    })
    .execute()

const saveContract = (tx: Tx, at: At, own: Own, person: Trained) =>
  tx.db
    .insertInto('people.labor_contract')
    .values({
      ...own,
      organization_id: at.organizationId,
      person_name: person.name,
      resident_id_tail: '0X',
      number: 'HT-1',
      starts_on: day('2020-06-01'),
      ends_on: person.contractUntil ? day(person.contractUntil) : null,
    })
    .execute()

const saveEmployed = (tx: Tx, at: At, own: Own) =>
  tx.db
    .insertInto('employment.employment_status')
    .values({
      ...own,
      status: 'flexible-employment',
      valid_from: at.startsOn,
      source: '测试',
      verified_on: at.startsOn,
      recorded_by: own.id,
    })
    .execute()

async function enroll(tx: Tx, at: At & { classId: string }, personId: string, person: Trained): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('classes.enrollment')
    .values({
      id,
      class_id: at.classId,
      region_code: at.regionCode,
      organization_id: at.organizationId,
      person_id: personId,
      person_name: person.name,
      resident_id_tail: '0X',
      township: '融水镇',
      decisive_on: at.startsOn,
      statuses: person.status ? [person.status] : [],
      period: sql<string>`daterange(${at.startsOn}, ${at.on}, '[]')`,
      enrolled_by: id,
      withdrawn_on: person.withdrawnOn ? day(person.withdrawnOn) : null,
      withdrawn_reason: person.withdrawnOn ? '测试' : null,
    })
    .execute()
  return id
}

const day = (text: string): DateText => text as DateText
