import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** One place under a limit, taken by a line: `slot` holds at most `atMost` of them. */
export interface Use {
  readonly personId: string
  readonly slot: string
  readonly place: number
  readonly atMost: number
  readonly lineId: string
}

/** Locks the persons, in one order everywhere, so that two claims for one person follow each other. */
export async function lockPersons(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(k) from (
    select distinct hashtextextended(p::text, 19) as k from unnest(${[...personIds]}::uuid[]) p order by 1) s`.execute(
    tx.db,
  )
}

/** The places these persons have taken, in every county: slots and places, no rows. */
export async function placesTaken(
  tx: Tx,
  personIds: readonly string[],
): Promise<{ personId: string; slot: string; place: number }[]> {
  const { rows } = await sql<{ personId: string; slot: string; place: number }>`
    select person_id as "personId", slot, place from subsidies.places_taken(${[...personIds]}::uuid[])`.execute(tx.db)
  return rows
}

export async function insertUses(
  tx: Tx,
  where: { readonly regionCode: string; readonly organizationId: string },
  uses: readonly Use[],
): Promise<void> {
  for (let start = 0; start < uses.length; start += 1_000) {
    const part = uses.slice(start, start + 1_000)
    await tx.db
      .insertInto('subsidies.limit_use')
      .values(
        part.map((use) => ({
          id: newId(),
          person_id: use.personId,
          slot: use.slot,
          place: use.place,
          at_most: use.atMost,
          line_id: use.lineId,
          region_code: where.regionCode,
          organization_id: where.organizationId,
        })),
      )
      .execute()
  }
}

/** Gives the places of refused lines back. */
export async function releaseUses(tx: Tx, lineIds: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('subsidies.limit_use')
    .set({ released_on: tx.today })
    .where('line_id', '=', sql<string>`any(${[...lineIds]}::uuid[])`)
    .where('released_on', 'is', null)
    .execute()
}
