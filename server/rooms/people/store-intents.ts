import { type SqlBool, sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { type PersonStatus, restrictedStatuses } from './contract.ts'

/** A training intent stated or confirmed in a period, with the groups the person belonged to at its end. */
export interface TrainingIntent {
  readonly personId: string
  readonly personName: string
  readonly regionCode: string
  readonly trade: string
  readonly statedOn: DateText
  readonly lastConfirmedOn: DateText
  readonly statuses: readonly PersonStatus[]
}

/**
 * Training intents in reach that were alive in a period: stated by its end, not closed before it began. What coverage and
 * the match of intents to classes are counted from (柳政规〔2019〕63号 三（三）、四（一）). Statuses of restricted sight are left out
 * for every reader, so that a figure is the same whoever asks.
 */
export async function trainingIntents(
  tx: Tx,
  { regionPrefix, from, until }: { regionPrefix: string; from: DateText; until: DateText },
): Promise<TrainingIntent[]> {
  const held = sql<PersonStatus[]>`coalesce((select array_agg(distinct s.status order by s.status) from people.status s
    where s.person_id = i.person_id and not s.withdrawn and s.status <> all(${[...restrictedStatuses]}::text[])
      and daterange(s.valid_from, s.valid_until, '[]') @> ${until}::date), '{}')`
  return tx.db
    .selectFrom('people.intent as i')
    .innerJoin('people.person as p', 'p.id', 'i.person_id')
    .select('p.name as personName')
    .select(['i.person_id as personId', 'i.region_code as regionCode', 'i.trade', 'i.first_stated_on as statedOn'])
    .select(['i.last_confirmed_on as lastConfirmedOn', held.as('statuses')])
    .where('i.kind', '=', 'training')
    .where(sql<SqlBool>`starts_with(i.region_code, ${regionPrefix})`)
    .where('i.first_stated_on', '<=', until)
    .where((or) => or.or([or('i.closed_on', 'is', null), or('i.closed_on', '>=', from)]))
    .orderBy('i.id')
    .execute()
}

/** Nobody asks the dead again: what they wanted is closed by the records of their deaths. */
export async function closeIntentsOf(tx: Tx, deathIds: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('people.intent as i')
    .from('people.death as d')
    .set(({ ref }) => ({ closed_on: tx.today, death_id: ref('d.id') }))
    .whereRef('i.person_id', '=', 'd.person_id')
    .where('d.id', '=', sql<string>`any(${[...deathIds]}::uuid[])`)
    .where('i.closed_on', 'is', null)
    .execute()
}

/** The death was recorded by mistake: what it had closed is open again. */
export async function reopenIntents(tx: Tx, deathId: string): Promise<void> {
  const open = { closed_on: null, death_id: null }
  await tx.db.updateTable('people.intent').set(open).where('death_id', '=', deathId).execute()
}
