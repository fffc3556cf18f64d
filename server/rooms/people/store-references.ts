import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { normalizeName } from '#kernel/person-name'
import type { Tx } from '#platform/db'
import { blindIndex } from '#platform/secrets'
import type { PersonStatus } from './contract.ts'
import { joinContracts } from './domain/join-contracts.ts'
import { contractsBetween } from './store-contracts.ts'

/** A person by normalised resident id and name, both right, in any county; only the reference comes back. */
export async function personReference(tx: Tx, residentId: string, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select people.reference(${blindIndex(tx.keys, residentId)}, ${normalizeName(name)}) as id`.execute(tx.db)
  return rows[0]?.id ?? undefined
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
  const { rows } = await sql<Snapshot>`
    select name, tail, township, region_code as "regionCode", urban, graduated_on as "graduatedOn",
      employer_kind as "employerKind", statuses
    from people.snapshot(${personId}::uuid, ${date}::date)`.execute(tx.db)
  return rows[0]
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
  return joinContracts(await contractsBetween(tx, personId, organizationId), on)
}
