import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** In each county one exception that somebody asked for. */
export async function askExceptions(tx: Tx, on: DateText): Promise<void> {
  const people = await tx.db
    .selectFrom('people.person')
    .select(['id as person_id', 'region_code'])
    .distinctOn('region_code')
    .orderBy('region_code')
    .orderBy('id')
    .execute()
  const asked = { reason: '测试', document_number: '测试1号', state: 'requested', requested_on: on }
  const rows = people.map((person) => ({
    ...person,
    ...asked,
    id: newId(),
    slot: `person-year|training-subsidy|${person.person_id}|2024`,
    requested_by: newId(),
  }))
  await tx.db.insertInto('people.limit_exception').values(rows).execute()
}

/** In each county one correction of an identity number that somebody proposed. */
export async function proposeIdentities(tx: Tx, on: DateText): Promise<void> {
  const people = await tx.db
    .selectFrom('people.person')
    .select(['id as person_id', 'region_code', 'sex', 'birth_date', 'resident_id_sealed as before_sealed'])
    .select(['resident_id_index as before_index', 'resident_id_tail as before_tail'])
    .distinctOn('region_code')
    .orderBy('region_code')
    .orderBy('id')
    .execute()
  const proposed = { state: 'proposed', proposed_by: newId(), proposed_by_name: '测试', proposed_on: on }
  const words = { reason: '测试', document: '测试', resident_id_tail: '00' }
  const rows = people.map((person) => {
    const id = newId()
    return {
      ...person,
      ...proposed,
      ...words,
      id,
      resident_id_sealed: Buffer.from(id),
      resident_id_index: Buffer.from(id),
    }
  })
  await tx.db.insertInto('people.identity_correction').values(rows).execute()
}

/** In each county one status that was registered by mistake and taken back. */
export async function withdrawStatuses(tx: Tx, on: DateText): Promise<void> {
  const people = await tx.db
    .selectFrom('people.person')
    .select(['id as person_id', 'region_code'])
    .distinctOn('region_code')
    .orderBy('region_code')
    .orderBy('id')
    .execute()
  const wrong = people.map((person) => ({ ...person, id: newId() }))
  const entered = { status: 'veteran', valid_from: on, source: '测试', entered_by: newId() }
  const taken = { reason: '录错', withdrawn_by: newId(), withdrawn_on: on }
  await tx.db
    .insertInto('people.status')
    .values(wrong.map((row) => ({ ...row, ...entered })))
    .execute()
  await tx.db
    .insertInto('people.status_withdrawal')
    .values(wrong.map(({ id, ...row }) => ({ ...row, status_id: id, ...taken })))
    .execute()
}

/** In each county one death that was recorded by mistake and taken back. */
export async function takeBackDeaths(tx: Tx, on: DateText): Promise<void> {
  const people = await tx.db
    .selectFrom('people.person')
    .select(['id as person_id', 'region_code'])
    .distinctOn('region_code')
    .orderBy('region_code')
    .orderBy('id')
    .execute()
  const recorded = { died_on: on, document: '测试', recorded_by: newId(), recorded_on: on }
  const taken = { taken_back_by: newId(), taken_back_on: on, taken_back_reason: '录错' }
  await tx.db
    .insertInto('people.death')
    .values(people.map((person) => ({ ...person, id: newId(), ...recorded, ...taken })))
    .execute()
}
