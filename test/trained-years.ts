import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { saveOrganization } from '#organizations'
import { theSystem } from '#platform/auth'
import { inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { TestHouse } from './harness.ts'

/** Somebody of the register: the county, the categories since 2019, what they want to learn. */
export interface Registered {
  readonly name: string
  readonly regionCode: string
  readonly statuses?: readonly string[]
  readonly wants?: string
  readonly statedOn?: string
}

/** A class that was completed, as few words as a count needs. */
export interface Held {
  readonly regionCode: string
  readonly completedOn: string
  readonly organizer: 'enterprise' | 'assistance-workshop'
  readonly kind: string
  readonly trade?: string
  readonly subsidised?: boolean
  readonly people: readonly string[]
  readonly left?: readonly string[]
}

/** Writes people and completed classes as the system, for tests of what is counted over years. @returns person ids by name */
export function writeYears(
  house: TestHouse,
  people: readonly Registered[],
  classes: readonly Held[],
): Promise<ReadonlyMap<string, string>> {
  return inTransaction(house.database, theSystem, async (tx) => {
    const known = new Map<string, Registered & { id: string }>()
    for (const person of people) known.set(person.name, { ...person, id: await savePerson(tx, person) })
    for (const held of classes) await saveClass(tx, held, known)
    return new Map([...known].map(([name, { id }]) => [name, id]))
  })
}

const day = (text: string): DateText => text as DateText
const SINCE = day('2019-01-01')

async function savePerson(tx: Tx, person: Registered): Promise<string> {
  const id = newId()
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
      region_code: person.regionCode,
      township_code: person.regionCode,
      registered_on: day('2019-06-01'),
    })
    .execute()
  const own = { person_id: id, region_code: person.regionCode }
  for (const status of person.statuses ?? [])
    await tx.db
      .insertInto('people.status')
      .values({ ...own, id: newId(), status, valid_from: SINCE, source: '测试', entered_by: id })
      .execute()
  if (person.wants !== undefined) {
    const on = day(person.statedOn ?? '2020-03-01')
    await tx.db
      .insertInto('people.intent')
      .values({
        ...own,
        id: newId(),
        kind: 'training',
        trade: person.wants,
        first_stated_on: on,
        last_confirmed_on: on,
      })
      .execute()
  }
  return id
}

let serial = 0

async function saveClass(tx: Tx, held: Held, known: ReadonlyMap<string, Registered & { id: string }>) {
  serial += 1
  const [id, organizationId] = [newId(), newId()]
  const { regionCode, completedOn, subsidised = true } = held
  await saveOrganization(tx, { id: organizationId, kind: held.organizer, name: `单位${serial}`, regionCode })
  const own = { region_code: regionCode, organization_id: organizationId }
  await tx.db
    .insertInto('classes.training_class')
    .values({
      ...own,
      id,
      number: `Y-${regionCode}-${serial}`,
      title: `往年班${serial}`,
      mode: 'ordinary',
      kind: held.kind,
      pack_id: 'lz-2019-63',
      trade_code: held.trade ?? '演示-01',
      place: '培训点',
      starts_on: day(completedOn),
      ends_on: day(completedOn),
      approved_on: day('2019-02-01'),
      planned_heads: 30,
      budget_fen: 0 as never,
      state: 'completed',
      subsidised,
      completed_on: day(completedOn),
      created_by: id,
    })
    .execute()
  for (const name of [...held.people, ...(held.left ?? [])]) {
    const person = known.get(name)
    if (!person) throw new Error(`台账里没有${name}`)
    const left = held.left?.includes(name) ?? false
    await tx.db
      .insertInto('classes.enrollment')
      .values({
        ...own,
        id: newId(),
        class_id: id,
        person_id: person.id,
        person_name: name,
        resident_id_tail: '0X',
        township: '某镇',
        decisive_on: day(completedOn),
        statuses: [...(person.statuses ?? [])],
        period: sql<string>`daterange(${completedOn}::date, ${completedOn}::date, '[]')`,
        enrolled_by: id,
        withdrawn_on: left ? day(completedOn) : null,
        withdrawn_reason: left ? '测试' : null,
      })
      .execute()
  }
}
