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
