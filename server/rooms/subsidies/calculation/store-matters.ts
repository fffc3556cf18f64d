import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import type { MatterKind } from '../contract-words.ts'

/** Every matter of which something was decided, by which decisions. */
const decided = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.decision as d')
    .select(['d.matter_kind as matterKind', 'd.matter_id as matterId'])
    .$narrowType<{ matterKind: MatterKind }>()
    .distinct()
    .orderBy('d.matter_id')

/** Every matter in which something was decided about a person. */
export const selectMattersOf = (tx: Tx, personId: string) => decided(tx).where('d.person_id', '=', personId).execute()

/** Every matter of a region and below that some rules decided, and that was last decided by facts of a day or later ones. */
export const selectMattersSince = (
  tx: Tx,
  { ruleIds, regionPrefix, from }: { ruleIds: readonly string[]; regionPrefix: string; from: DateText },
) =>
  tx.db
    .selectFrom(
      decided(tx)
        .where('d.rule_id', '=', sql<string>`any(${[...ruleIds]}::text[])`)
        .where('d.region_code', 'like', `${regionPrefix}%`)
        .as('m'),
    )
    .innerJoinLateral(
      () => lastDecisive(tx).where('matter_id', '=', sql.ref<string>('m.matterId')).as('s'),
      (join) => join.onTrue(),
    )
    .select(['m.matterKind', 'm.matterId'])
    .where('s.decisiveOn', '>=', from)
    .orderBy('m.matterId')
    .execute()

/** The day by which a matter was last decided; undefined where it was not. */
export async function selectDecisiveOn(tx: Tx, matterId: string): Promise<DateText | undefined> {
  const last = await lastDecisive(tx).where('matter_id', '=', matterId).executeTakeFirst()
  return last?.decisiveOn
}

/** Of the newest basis alone: a basis is packed, and there are dozens to a matter. */
const lastDecisive = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.basis')
    .select(sql<DateText>`detail #>> '{facts,decisiveOn}'`.as('decisiveOn'))
    .orderBy('id', 'desc')
    .limit(1)
