import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx, Widening } from '#platform/db'
import type { RecordKind, Subject } from './contract.ts'

/** Mirrors the policy `of_members`: who is named in a record, or employed somebody who is, reads it. */
const namedIn = (kind: 'person' | 'organization'): Widening => ({
  table: 'talent.record',
  kind,
  where: (actor, alias) =>
    sql`exists (select from talent.member m where m.record_id = ${sql.ref(`${alias}.id`)} and ${
      kind === 'person'
        ? sql`m.person_id = ${actor.personId}::uuid`
        : sql`m.organization_id = ${actor.organizationId}::uuid`
    })`,
})

export const widenings: readonly Widening[] = [namedIn('person'), namedIn('organization')]

/** How many records wait for another person's confirmation, in reach, those of the asker's own hand left out. */
export async function countUnconfirmed(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('talent.record')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'entered')
    .where('made_by', '<>', tx.actor.naturalPersonId ?? '')
    .executeTakeFirstOrThrow()
  return count
}

/** Candidates in reach that wait for a review. */
export async function countUnreviewed(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('talent.candidate')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'applied')
    .executeTakeFirstOrThrow()
  return count
}

/** The confirmed records that name a person, the oldest first. */
export function selectOfPerson(tx: Tx, personId: string) {
  return tx.db
    .selectFrom('talent.record as r')
    .innerJoin('talent.member as m', 'm.record_id', 'r.id')
    .select(['r.kind', 'r.subject', 'r.title', 'r.on_day as onDay', 'r.document_number as documentNumber'])
    .$narrowType<{ kind: RecordKind; subject: Subject }>()
    .where('m.person_id', '=', personId)
    .where('r.state', '=', 'confirmed')
    .orderBy('r.on_day')
    .orderBy('r.id')
    .execute()
}

/** Candidates in reach who were held to be dead by mistake while the list was published, until the result is announced. */
export async function countMissed(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('talent.candidate as c')
    .innerJoin('talent.round as r', 'r.id', 'c.round_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('c.state', '=', 'missed')
    .where('r.state', '=', 'noticed')
    .executeTakeFirstOrThrow()
  return count
}

interface RollRow {
  readonly id: string
  readonly kind: RecordKind
  readonly subject: Subject
  readonly level: string
  readonly rank: string
  readonly title: string
  readonly item: string
  readonly name: string
  readonly regionCode: string
  readonly regionName: string
  readonly onDay: DateText
}

/** The public roll, over all regions; names are masked by the narrow function itself. */
export async function selectHonourRoll(tx: Tx): Promise<RollRow[]> {
  const { rows } = await sql<RollRow>`
    select h.id, h.kind, h.subject, h.level, h.rank, h.title, h.item, h.name, h.region_code as "regionCode",
      g.name as "regionName", h.on_day as "onDay"
    from talent.honour_roll() h join regions.region g on g.code = h.region_code
    order by h.on_day desc, h.id, h.name`.execute(tx.db)
  return rows
}
