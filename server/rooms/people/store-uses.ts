import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { insertNew, insertRows, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { UseState } from './contract-uses.ts'

/** A place under a limit that is wanted for a person. */
export interface PlaceWanted {
  /** Null: the place is an organization's, a class's or an award's. */
  readonly personId: string | null
  readonly slot: string
  /** The slot as people read it: `育婴员（初级工）`; empty where the limit alone says it. */
  readonly slotWords: string
  /** How many places the slot has, approved exceptions included. */
  readonly atMost: number
}

/** What takes the places: an enrollment that holds them, a line that reserves them. */
export interface UseOwner {
  readonly matterId: string
  readonly matterName: string
  readonly regionCode: string
  /** Null where a person claims for themselves. */
  readonly organizationId: string | null
}

export interface PlaceTaken {
  readonly personId: string
  readonly slot: string
  readonly slotWords: string
  readonly place: number
  readonly state: UseState
}

/** Locks the persons, in one order everywhere, so that two claims for many persons follow each other. */
export async function lockPersons(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(k) from (
    select distinct hashtextextended(p::text, 19) as k from unnest(${[...personIds]}::uuid[]) p order by 1) s`.execute(
    tx.db,
  )
}

/** The places these persons have taken, in every county, but not those of the matters named. */
export async function placesTaken(
  tx: Tx,
  personIds: readonly string[],
  butMatters: readonly string[] = [],
): Promise<PlaceTaken[]> {
  const { rows } = await sql<PlaceTaken>`
    select person_id as "personId", slot, slot_words as "slotWords", place, state
    from people.places_taken(${[...personIds]}::uuid[], ${[...butMatters]}::uuid[])`.execute(tx.db)
  return rows
}

/** The slots for which these persons have an approved exception, in every county; one entry for each exception. */
export async function exceptionsOf(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ slot: string }>`
    select slot from people.exceptions_of(${[...personIds]}::uuid[])`.execute(tx.db)
  return rows.map(({ slot }) => slot)
}

/** The places of one slot that are taken, in every county. */
export async function placesOfSlot(tx: Tx, slot: string): Promise<number[]> {
  const { rows } = await sql<{ place: number }>`select place from people.slot_places(${slot})`.execute(tx.db)
  return rows.map(({ place }) => place)
}

/** Of some slots the places that are taken, in every county; one entry for each slot. */
export async function placesOfSlots(tx: Tx, slots: readonly string[]): Promise<Map<string, Set<number>>> {
  const { rows } = await sql<{ slot: string; places: number[] }>`
    select w.slot, array(select place from people.slot_places(w.slot)) as places
    from unnest(${[...new Set(slots)]}::text[]) w (slot)`.execute(tx.db)
  return new Map(rows.map(({ slot, places }) => [slot, new Set(places)]))
}

/** A use to be written: whose it is, what it takes and how it stands. */
export type NewUse = PlaceWanted & UseOwner & { readonly place: number; readonly state: UseState }

/** Writes uses, but those whose place somebody else has taken in this very moment. @returns the latter */
export async function insertFreeUses<U extends NewUse>(tx: Tx, uses: readonly U[]): Promise<U[]> {
  const rows = uses.map((use) => ({ use, row: rowOf(tx.today, use, use) }))
  const written = await insertNew(
    tx,
    'people.limit_use',
    rows.map(({ row }) => row),
  )
  return rows.filter(({ row }) => !written.has(row.id)).map(({ use }) => use)
}

/** The one order in which slots are written, by whoever writes them, so that nobody waits in a circle. */
export const inOneOrder = <U extends { readonly slot: string }>(uses: readonly U[]): U[] =>
  uses.toSorted((a, b) => (a.slot < b.slot ? -1 : a.slot > b.slot ? 1 : 0))

/** Writes many uses whose places were chosen under `lockPersons`. @throws where one is gone by now (`isPlaceTaken`) */
export async function insertUses(tx: Tx, uses: readonly NewUse[]): Promise<void> {
  await insertRows(
    tx,
    'people.limit_use',
    inOneOrder(uses).map((use) => rowOf(tx.today, use, use)),
  )
}

/** Whether somebody without the persons' lock took a place in that very moment: the transaction is lost. */
export const isPlaceTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'one_use_per_place'

const rowOf = (
  today: DateText,
  owner: UseOwner,
  use: PlaceWanted & { readonly place: number; readonly state: UseState },
) => ({
  id: newId(),
  person_id: use.personId,
  slot: use.slot,
  slot_words: use.slotWords,
  place: use.place,
  at_most: use.atMost,
  state: use.state,
  matter_id: owner.matterId,
  matter_name: owner.matterName,
  region_code: owner.regionCode,
  organization_id: owner.organizationId,
  taken_on: today,
})

/** Gives the places of matters back, with the reason; of some limits only, where their keys (`scope|count`) are named. */
export async function releaseUses(
  tx: Tx,
  matterIds: readonly string[],
  because: string,
  keys?: readonly string[],
): Promise<void> {
  let query = tx.db
    .updateTable('people.limit_use')
    .set({ released_on: tx.today, released_because: because })
    .where('matter_id', '=', sql<string>`any(${[...matterIds]}::uuid[])`)
    .where('released_on', 'is', null)
  if (keys) {
    const key = sql<string>`split_part(slot, '|', 1) || '|' || split_part(slot, '|', 2)`
    query = query.where(key, '=', sql<string>`any(${[...keys]}::text[])`)
  }
  await query.execute()
}

/** The places of a matter that were given back for a reason, as they could be wanted again. */
export function selectReleased(tx: Tx, matterId: string, because: string) {
  return tx.db
    .selectFrom('people.limit_use')
    .select(['person_id as personId', 'slot', 'slot_words as slotWords', 'at_most as atMost'])
    .select(['matter_id as matterId', 'matter_name as matterName', 'region_code as regionCode'])
    .select('organization_id as organizationId')
    .where('matter_id', '=', matterId)
    .where('released_because', '=', because)
    .execute()
}

/** Gives single places of matters back, with the reason. */
export async function releasePlaces(
  tx: Tx,
  places: readonly { readonly matterId: string; readonly slot: string; readonly place: number }[],
  because: string,
): Promise<void> {
  if (places.length === 0) return
  const [matters, slots, numbers] = [
    places.map(({ matterId }) => matterId),
    places.map(({ slot }) => slot),
    places.map(({ place }) => place),
  ]
  await tx.db
    .updateTable('people.limit_use')
    .set({ released_on: tx.today, released_because: because })
    .where(
      sql<boolean>`(matter_id, slot, place) in (select * from unnest(${matters}::uuid[], ${slots}::text[], ${numbers}::int[]))`,
    )
    .where('released_on', 'is', null)
    .execute()
}

/** Hands the places of one matter on to another that keeps them: the other part of the same line. */
export async function passUses(
  tx: Tx,
  from: string,
  to: Pick<UseOwner, 'matterId' | 'matterName'>,
  because: string,
): Promise<void> {
  const passed = await tx.db
    .updateTable('people.limit_use')
    .set({ released_on: tx.today, released_because: because })
    .where('matter_id', '=', from)
    .where('released_on', 'is', null)
    .returningAll()
    .execute()
  if (passed.length === 0) return
  const owner = { matter_id: to.matterId, matter_name: to.matterName, released_on: null, released_because: null }
  await tx.db
    .insertInto('people.limit_use')
    .values(passed.map((use) => ({ ...use, ...owner, id: newId() })))
    .execute()
}

/** Marks the places of paid lines as used up. */
export async function consumeUses(tx: Tx, matterIds: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('people.limit_use')
    .set({ state: 'consumed' })
    .where('matter_id', '=', sql<string>`any(${[...matterIds]}::uuid[])`)
    .where('released_on', 'is', null)
    .execute()
}
