import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { normalizeName } from '#kernel/person-name'
import type { Tx } from '#platform/db'
import { blindIndex } from '#platform/secrets'
import type { PersonStatus } from './contract.ts'
import { type Contract, joinContracts } from './domain/join-contracts.ts'

/** A person by normalised resident id and name, both right, in any county; only the reference comes back. */
export async function personReference(tx: Tx, residentId: string, name: string): Promise<string | undefined> {
  return (await referencesOf(tx, [{ residentId, name }])).get(0)?.personId
}

/** The same for many at once, by their place among those asked for, with the county whose register they stand in. */
export async function referencesOf(
  tx: Tx,
  people: readonly { readonly residentId: string; readonly name: string }[],
): Promise<ReadonlyMap<number, { readonly personId: string; readonly regionCode: string }>> {
  if (people.length === 0) return new Map()
  const indexes = people.map(({ residentId }) => blindIndex(tx.keys, residentId))
  const names = people.map(({ name }) => normalizeName(name))
  const { rows } = await sql<{ place: number; personId: string; regionCode: string }>`
    select place, person_id as "personId", region_code as "regionCode"
    from people.references_of(${indexes}::bytea[], ${names}::text[])`.execute(tx.db)
  return new Map(rows.map(({ place, ...person }) => [place - 1, person]))
}

/** What an enrolment keeps of a person. */
export interface Snapshot {
  readonly name: string
  /** Last two characters of the resident id. */
  readonly tail: string
  readonly township: string
  readonly regionCode: string
  readonly urban: boolean
  readonly graduatedOn: DateText | null
  /** Kind of the one employer of that day; null without a contract, and with contracts of several kinds. */
  readonly employerKind: string | null
  readonly statuses: PersonStatus[]
}

/** A person as of a day, in any county: name, township and the status codes in force that day. */
export async function snapshotAt(tx: Tx, personId: string, date: DateText): Promise<Snapshot | undefined> {
  return (await snapshotsAt(tx, [{ personId, on: date }]))[0]
}

/** The same for many at once, in their order; undefined for whom no register knows. */
export async function snapshotsAt(
  tx: Tx,
  wanted: readonly { readonly personId: string; readonly on: DateText }[],
): Promise<readonly (Snapshot | undefined)[]> {
  const [persons, days] = [wanted.map(({ personId }) => personId), wanted.map(({ on }) => on)]
  const { rows } = await sql<Snapshot & { place: number }>`
    select w.place, s.name, s.tail, s.township, s.region_code as "regionCode", s.urban,
      s.graduated_on as "graduatedOn", s.employer_kind as "employerKind", s.statuses
    from unnest(${persons}::uuid[], ${days}::date[]) with ordinality as w(person, day, place)
      cross join lateral people.snapshot(w.person, w.day) s`.execute(tx.db)
  const found = new Map(rows.map(({ place, ...snapshot }) => [place, snapshot]))
  return wanted.map((_, index) => found.get(index + 1))
}

/** A status somebody held on a day by the register of then, and no longer does: its registration was withdrawn. */
export interface WithdrawnStatus {
  readonly personId: string
  readonly status: string
  readonly withdrawnOn: DateText
}

/** Which statuses that the register once gave these people for a day have been withdrawn since, in any county. */
export async function withdrawnStatuses(
  tx: Tx,
  personIds: readonly string[],
  date: DateText,
): Promise<WithdrawnStatus[]> {
  const { rows } = await sql<WithdrawnStatus>`
    select person_id as "personId", status, withdrawn_on as "withdrawnOn"
    from people.withdrawn_statuses(${[...personIds]}::uuid[], ${date}::date)`.execute(tx.db)
  return rows
}

/** Of some people, those who have a contract with any employer on a day (narrow function). */
export async function contractedAmong(
  tx: Tx,
  personIds: readonly string[],
  on: DateText,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from unnest(${personIds}::uuid[]) as p(id)
    where exists (select from people.contracts_between(p.id, null) c
      where c.starts_on <= ${on}::date and (c.ends_on is null or c.ends_on >= ${on}::date))`.execute(tx.db)
  return new Set(rows.map(({ id }) => id))
}

/** The contract of a person with an organization in force on a day; contracts without a gap count as one. */
export async function contractWith(tx: Tx, personId: string, organizationId: string, on: DateText) {
  return (await contractsWith(tx, [{ personId, organizationId, on }]))[0]
}

/** The same for many at once, in their order, whatever the asker's reach (narrow function). */
export async function contractsWith(
  tx: Tx,
  wanted: readonly { readonly personId: string; readonly organizationId: string; readonly on: DateText }[],
): Promise<readonly (Contract | undefined)[]> {
  const [persons, employers] = [wanted.map((one) => one.personId), wanted.map((one) => one.organizationId)]
  const { rows } = await sql<Contract & { place: number }>`
    select w.place, c.number, c.starts_on as "startsOn", c.ends_on as "endsOn"
    from unnest(${persons}::uuid[], ${employers}::uuid[]) with ordinality as w(person, employer, place)
      cross join lateral people.contracts_between(w.person, w.employer) c
    order by w.place, c.starts_on`.execute(tx.db)
  const contracts = Map.groupBy(rows, ({ place }) => place)
  const ofPair = (index: number) => (contracts.get(index + 1) ?? []).map(({ place: _, ...contract }) => contract)
  return wanted.map(({ on }, index) => joinContracts(ofPair(index), on))
}
