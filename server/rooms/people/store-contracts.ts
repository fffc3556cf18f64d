import { type SqlBool, sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Contract } from './domain/join-contracts.ts'

const contracts = (tx: Tx) =>
  tx.db
    .selectFrom('people.labor_contract as c')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')

const CONTRACT = [
  'c.id',
  'c.organization_id as organizationId',
  'o.name as organizationName',
  'c.person_id as personId',
  'c.person_name as personName',
  'c.resident_id_tail as tail',
  'c.number',
  'c.starts_on as startsOn',
  'c.ends_on as endsOn',
  'c.version',
] as const

export interface ContractFilter {
  readonly name?: string | undefined
  readonly organizationId?: string | undefined
  readonly state?: 'in-force' | 'ended' | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of contracts in reach, newest first. */
export async function selectContracts(tx: Tx, filter: ContractFilter) {
  let matching = contracts(tx)
  if (filter.name) matching = matching.where('c.person_name', 'like', `%${filter.name}%`)
  if (filter.organizationId) matching = matching.where('c.organization_id', '=', filter.organizationId)
  if (filter.state) {
    const ended = sql<SqlBool>`coalesce(c.ends_on < ${tx.today}::date, false)`
    matching = matching.where(filter.state === 'ended' ? ended : sql<SqlBool>`not ${ended}`)
  }
  const total = await countOf(tx, matching)
  const page = filter.cursor ? matching.where('c.id', '<', filter.cursor) : matching
  const rows = await page
    .select(CONTRACT)
    .orderBy('c.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => row.id)
}

/** A person's contracts in reach. */
export function selectContractsOf(tx: Tx, personId: string) {
  return contracts(tx).select(CONTRACT).where('c.person_id', '=', personId).orderBy('c.starts_on', 'desc').execute()
}

/** All contracts of a person with one organization (null: with any), in order, whatever the asker's reach (narrow function). */
export async function contractsBetween(tx: Tx, personId: string, organizationId: string | null): Promise<Contract[]> {
  const { rows } = await sql<Contract>`
    select number, starts_on as "startsOn", ends_on as "endsOn"
    from people.contracts_between(${personId}::uuid, ${organizationId}::uuid)`.execute(tx.db)
  return rows
}

export async function insertContract(
  tx: Tx,
  given: {
    personId: string
    personName: string
    tail: string
    organizationId: string
    regionCode: string
    number: string
    startsOn: DateText
    endsOn: DateText | null
  },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('people.labor_contract')
    .values({
      id,
      person_id: given.personId,
      person_name: given.personName,
      resident_id_tail: given.tail,
      organization_id: given.organizationId,
      region_code: given.regionCode,
      number: given.number,
      starts_on: given.startsOn,
      ends_on: given.endsOn,
    })
    .execute()
  return id
}

export function lockContract(tx: Tx, contractId: string) {
  return tx.db
    .selectFrom('people.labor_contract')
    .select(['id', 'person_id as personId', 'starts_on as startsOn', 'ends_on as endsOn', 'version'])
    .where('id', '=', contractId)
    .forUpdate()
    .executeTakeFirst()
}

export async function closeContract(tx: Tx, contractId: string, endsOn: DateText): Promise<void> {
  await tx.db
    .updateTable('people.labor_contract')
    .set({ ends_on: endsOn, version: sql`version + 1` })
    .where('id', '=', contractId)
    .execute()
}
