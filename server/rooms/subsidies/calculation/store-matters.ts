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

/** Every matter of a region and below that some rules decided, by facts of a day or later ones. */
export const selectMattersSince = (
  tx: Tx,
  { ruleIds, regionPrefix, from }: { ruleIds: readonly string[]; regionPrefix: string; from: DateText },
) =>
  decided(tx)
    .innerJoin('subsidies.basis as s', 's.id', 'd.basis_id')
    .where('d.rule_id', '=', sql<string>`any(${[...ruleIds]}::text[])`)
    .where('d.region_code', 'like', `${regionPrefix}%`)
    .where(sql<string>`s.detail #>> '{facts,decisiveOn}'`, '>=', from)
    .execute()
