import { type SqlBool, sql } from 'kysely'
import type { ResidentId } from '#kernel/resident-id'
import { saveAccounts } from '#organizations'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { blindIndex, seal } from '#platform/secrets'
import type { KnownPerson, Register } from './domain/compare-rows.ts'
import type { Entry, EntryContext } from './domain/read-entry.ts'
import { diedOn } from './store-deaths.ts'

/** PostgreSQL takes 65,535 parameters in a statement. */
const AT_ONCE = 1_000

/** One import or registration of a county at a time; ends with the transaction. */
export async function lockRegister(tx: Tx, regionCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register:${regionCode}`}, 8))`.execute(tx.db)
}

/** The county's townships and sites by name, and the county codes in force. */
export async function readContext(tx: Tx, county: { code: string; name: string }): Promise<EntryContext> {
  const regions = await tx.db
    .selectFrom('regions.region')
    .select(['code', 'name', 'parent_code', 'level'])
    .where((or) => or.or([or('parent_code', '=', county.code), or('level', '=', 'county')]))
    .execute()
  const sites = await tx.db
    .selectFrom('regions.resettlement_site')
    .select(['id', 'name'])
    .where('region_code', '=', county.code)
    .execute()
  const townships = regions.filter((region) => region.parent_code === county.code)
  return {
    today: tx.today,
    demo: tx.demo,
    regionName: county.name,
    townships: new Map(townships.map(({ name, code }) => [name, code])),
    sites: new Map(sites.map(({ name, id }) => [name, id])),
    currentCodes: new Set(regions.filter(({ level }) => level === 'county').map(({ code }) => code)),
  }
}

/** Who of these ids stands in the county's register, and which county has registered the others. */
export async function lookUp(tx: Tx, regionCode: string, ids: readonly ResidentId[]): Promise<Register> {
  const byIndex = new Map(ids.map((id) => [blindIndex(tx.keys, id).toString('hex'), id]))
  const own = await tx.db
    .selectFrom('people.person')
    .select(['id', 'name', 'township_code as townshipCode', 'phone_tail as phoneTail', 'resident_id_index as index'])
    .where('region_code', '=', regionCode)
    .where(sql<SqlBool>`resident_id_index = any(${buffers([...byIndex.keys()])}::bytea[])`)
    .execute()
  const idOf = (index: Buffer) => byIndex.get(index.toString('hex')) as ResidentId
  const died = await diedOn(
    tx,
    own.map(({ id }) => id),
  )
  const known = new Map(
    own.map(({ index, ...person }): [ResidentId, KnownPerson] => [
      idOf(index),
      { ...person, diedOn: died.get(person.id) },
    ]),
  )
  const others = [...byIndex].filter(([, id]) => !known.has(id)).map(([index]) => index)
  return { known, elsewhere: new Map((await registeredIn(tx, others)).map(({ index, name }) => [idOf(index), name])) }
}

/** Asks the narrow function that sees all counties: only a county's name comes back. */
async function registeredIn(tx: Tx, indexes: readonly string[]): Promise<{ index: Buffer; name: string }[]> {
  const { rows } = await sql<{ index: Buffer; name: string }>`
    select given.index, people.registered_in(given.index) as name
    from unnest(${buffers(indexes)}::bytea[]) as given(index)
    where people.registered_in(given.index) is not null`.execute(tx.db)
  return rows
}

const buffers = (indexes: readonly string[]): Buffer[] => indexes.map((index) => Buffer.from(index, 'hex'))

/** Writes new people. @returns person ids by resident id; one whom another county registered meanwhile is left out */
export async function insertPeople(
  tx: Tx,
  regionCode: string,
  entries: readonly Entry[],
): Promise<Map<ResidentId, string>> {
  const ids = new Map<ResidentId, string>()
  const rows = entries.map((entry) => ({ entry, id: newId() }))
  for (const part of parts(rows)) {
    const inserted = await tx.db
      .insertInto('people.person')
      .values(part.map(({ entry, id }) => ({ id, region_code: regionCode, ...personRow(tx, entry) })))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    const done = new Set(inserted.map((row) => row.id))
    for (const { entry, id } of part) if (done.has(id)) ids.set(entry.residentId, id)
  }
  return ids
}

function personRow(tx: Tx, entry: Entry) {
  return {
    resident_id_sealed: seal(tx.keys, entry.residentId),
    resident_id_index: blindIndex(tx.keys, entry.residentId),
    resident_id_tail: entry.residentId.slice(-2),
    name: entry.name,
    sex: entry.sex,
    birth_date: entry.birth,
    ethnicity: entry.ethnicity,
    education: entry.education,
    township_code: entry.townshipCode,
    village: entry.village,
    site_id: entry.siteId,
    urban: entry.urban,
    household_number: entry.householdNumber,
    registered_on: tx.today,
    ...phoneRow(tx, entry.phone),
  }
}

/** A phone's three columns. */
export function phoneRow(tx: Tx, phone: string | null) {
  return {
    phone_sealed: phone ? seal(tx.keys, phone) : null,
    phone_index: phone ? blindIndex(tx.keys, phone) : null,
    phone_tail: phone ? phone.slice(-4) : '',
  }
}

export interface Held {
  readonly personId: string
  readonly entry: Entry
}

/** New intents, and known ones confirmed today; a closed one is open again. */
export async function saveIntents(tx: Tx, regionCode: string, held: readonly Held[]): Promise<void> {
  for (const part of parts(held)) {
    await tx.db
      .insertInto('people.intent')
      .values(
        part.map(({ personId, entry: { intent } }) => ({
          id: newId(),
          person_id: personId,
          region_code: regionCode,
          kind: intent.kind,
          trade: intent.trade,
          level: intent.level,
          time_window: intent.timeWindow,
          job_wish: intent.jobWish,
          first_stated_on: tx.today,
          last_confirmed_on: tx.today,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['person_id', 'kind', 'trade']).doUpdateSet(({ ref }) => ({
          last_confirmed_on: tx.today,
          closed_on: null,
          death_id: null,
          level: kept('level'),
          time_window: kept('time_window'),
          job_wish: kept('job_wish'),
          region_code: ref('excluded.region_code'),
        })),
      )
      .execute()
  }
}

/** What the new statement says, or what stood there where it says nothing. */
const kept = (column: string) =>
  sql<string>`coalesce(nullif(${sql.ref(`excluded.${column}`)}, ''), ${sql.ref(`people.intent.${column}`)})`

/** Adds statuses. @returns people in whose file the same status stands already with another beginning */
export async function saveStatuses(tx: Tx, regionCode: string, held: readonly Held[]): Promise<Set<string>> {
  const stated = held.flatMap(({ personId, entry }) =>
    entry.status ? [{ personId, householdNumber: entry.householdNumber, ...entry.status }] : [],
  )
  const differing = new Set<string>()
  for (const part of parts(stated)) {
    const added = await insertStatuses(tx, regionCode, part)
    const left = part.filter(({ personId }) => !added.has(personId))
    for (const personId of await otherBeginnings(tx, left)) differing.add(personId)
  }
  return differing
}

interface Stated {
  readonly personId: string
  readonly status: string
  readonly validFrom: Tx['today']
  readonly source: string
  readonly householdNumber: string
}

async function insertStatuses(tx: Tx, regionCode: string, part: readonly Stated[]): Promise<Set<string>> {
  const rows = await tx.db
    .insertInto('people.status')
    .values(
      part.map(({ personId, status, validFrom, source, householdNumber }) => ({
        id: newId(),
        person_id: personId,
        region_code: regionCode,
        status,
        valid_from: validFrom,
        source,
        household_number: householdNumber,
        entered_by: tx.actor.naturalPersonId ?? personId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

async function otherBeginnings(tx: Tx, left: readonly Stated[]): Promise<string[]> {
  if (left.length === 0) return []
  const rows = await tx.db
    .selectFrom('people.status')
    .select(['person_id', 'status', 'valid_from'])
    .where(sql<SqlBool>`not withdrawn`)
    .where(
      'person_id',
      'in',
      left.map(({ personId }) => personId),
    )
    .execute()
  const standing = new Set(rows.map((row) => `${row.person_id} ${row.status} ${row.valid_from}`))
  return left
    .filter(({ personId, status, validFrom }) => !standing.has(`${personId} ${status} ${validFrom}`))
    .map(({ personId }) => personId)
}

/** Enters accounts of people who have none. @returns people whose account in force is another one */
export function saveEntryAccounts(tx: Tx, regionCode: string, held: readonly Held[]): Promise<Set<string>> {
  return saveAccounts(
    tx,
    held.flatMap(({ personId, entry }) =>
      entry.account
        ? [{ payeeKind: 'person' as const, payeeId: personId, regionCode, holderName: entry.name, ...entry.account }]
        : [],
    ),
  )
}

/** Gives known people the phone and household number that their file lacks; what changes is to be reviewed again. */
export async function fillBlanks(tx: Tx, regionCode: string, held: readonly Held[]): Promise<void> {
  const given = held.map(({ personId, entry }) => ({ personId, entry, phone: phoneRow(tx, entry.phone) }))
  await sql`
    update people.person as p set
      phone_sealed = coalesce(p.phone_sealed, g.phone_sealed),
      phone_index = coalesce(p.phone_index, g.phone_index),
      phone_tail = case when p.phone_tail = '' then g.phone_tail else p.phone_tail end,
      household_number = case when p.household_number = '' then g.household_number else p.household_number end,
      reviewed_on = null,
      reviewed_by = null,
      version = p.version + 1
    from unnest(
      ${given.map(({ personId }) => personId)}::uuid[],
      ${given.map(({ phone }) => phone.phone_sealed)}::bytea[],
      ${given.map(({ phone }) => phone.phone_index)}::bytea[],
      ${given.map(({ phone }) => phone.phone_tail)}::text[],
      ${given.map(({ entry }) => entry.householdNumber)}::text[]
    ) as g(id, phone_sealed, phone_index, phone_tail, household_number)
    where p.id = g.id and p.region_code = ${regionCode}
      and ((p.phone_tail = '' and g.phone_tail <> '') or (p.household_number = '' and g.household_number <> ''))`.execute(
    tx.db,
  )
}

function* parts<T>(list: readonly T[]): Generator<T[]> {
  for (let start = 0; start < list.length; start += AT_ONCE) yield list.slice(start, start + AT_ONCE)
}
