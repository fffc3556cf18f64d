import { sql } from 'kysely'
import type { ResidentIdRead } from '#kernel/resident-id'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { blindIndex, seal } from '#platform/secrets'
import type { IdentityState } from './contract-identity.ts'

/** Whose register a number stands in, in any county: the county's name, nothing of the person. */
export async function registeredIn(tx: Tx, residentId: string): Promise<string | undefined> {
  const { rows } = await sql<{ county: string | null }>`
    select people.registered_in(${blindIndex(tx.keys, residentId)}) as county`.execute(tx.db)
  return rows[0]?.county ?? undefined
}

/** Whether a number is the one a correction proposes. */
export async function isProposed(tx: Tx, correctionId: string, residentId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('people.identity_correction')
    .select('id')
    .where('id', '=', correctionId)
    .where('resident_id_index', '=', blindIndex(tx.keys, residentId))
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a number is the one a person is registered with. */
export async function isRegisteredWith(tx: Tx, personId: string, residentId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('people.person')
    .select('id')
    .where('id', '=', personId)
    .where('resident_id_index', '=', blindIndex(tx.keys, residentId))
    .executeTakeFirst()
  return row !== undefined
}

/** Writes a proposal beside the number as it stands. @returns its id; undefined where one is open already */
export async function insertCorrection(
  tx: Tx,
  personId: string,
  read: ResidentIdRead,
  given: { readonly reason: string; readonly document: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into people.identity_correction (id, person_id, region_code, before_sealed, before_index, before_tail,
      resident_id_sealed, resident_id_index, resident_id_tail, sex, birth_date, reason, document, state,
      proposed_by, proposed_by_name, proposed_on)
    select ${newId()}::uuid, p.id, p.region_code, p.resident_id_sealed, p.resident_id_index, p.resident_id_tail,
      ${seal(tx.keys, read.id)}, ${blindIndex(tx.keys, read.id)}, ${read.id.slice(-2)}, ${read.sex}, ${read.birth}::date,
      ${given.reason}, ${given.document}, 'proposed', ${tx.actor.naturalPersonId}::uuid, ${tx.actor.name}, ${tx.today}::date
    from people.person p where p.id = ${personId}::uuid
    on conflict (person_id) where state = 'proposed' do nothing returning id`.execute(tx.db)
  return rows[0]?.id
}

const corrections = (tx: Tx) =>
  tx.db
    .selectFrom('people.identity_correction as c')
    .innerJoin('people.person as p', 'p.id', 'c.person_id')
    .select(['c.id', 'c.person_id as personId', 'p.name as personName', 'c.before_tail as beforeTail'])
    .select(['c.resident_id_tail as tail', 'c.reason', 'c.document', 'c.state', 'c.proposed_by as proposedBy'])
    .select(['c.proposed_by_name as proposedByName', 'c.proposed_on as proposedOn'])
    .select(['c.decided_by_name as decidedByName', 'c.decided_on as decidedOn', 'c.note'])
    .$narrowType<{ state: IdentityState }>()

export type IdentityCorrection = Awaited<ReturnType<typeof selectCorrections>>['rows'][number]

/** Corrections in reach, the newest first. */
export function selectCorrections(
  tx: Tx,
  filter: { readonly personId?: string | undefined; readonly state?: IdentityState | undefined },
) {
  let query = corrections(tx).orderBy('c.id', 'desc')
  if (filter.personId) query = query.where('c.person_id', '=', filter.personId)
  if (filter.state) query = query.where('c.state', '=', filter.state)
  return firstOf(tx, query)
}

/** A correction, kept from others until the act commits. */
export const lockCorrection = (tx: Tx, id: string) =>
  corrections(tx).where('c.id', '=', id).forUpdate('c').executeTakeFirst()

export async function settleCorrection(
  tx: Tx,
  id: string,
  outcome: { readonly state: 'confirmed' | 'declined'; readonly note: string },
): Promise<void> {
  const { naturalPersonId: decided_by, name: decided_by_name } = tx.actor
  await tx.db
    .updateTable('people.identity_correction')
    .set({ ...outcome, decided_by, decided_by_name, decided_on: tx.today })
    .where('id', '=', id)
    .execute()
}

/** Writes the confirmed number, with what it says of sex and birth; the entry is to be reviewed again. */
export async function writeIdentity(tx: Tx, correctionId: string): Promise<void> {
  await sql`update people.person p set resident_id_sealed = c.resident_id_sealed, resident_id_index = c.resident_id_index,
      resident_id_tail = c.resident_id_tail, sex = c.sex, birth_date = c.birth_date,
      reviewed_on = null, reviewed_by = null, version = p.version + 1
    from people.identity_correction c where c.id = ${correctionId}::uuid and p.id = c.person_id`.execute(tx.db)
}

/** Proposals of others that wait for the asker. */
export async function countProposals(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('people.identity_correction')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'proposed')
    .where('proposed_by', '<>', tx.actor.naturalPersonId ?? '')
    .executeTakeFirstOrThrow()
  return count
}
