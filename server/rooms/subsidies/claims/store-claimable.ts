import { sql } from 'kysely'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { latestRevision } from '../calculation/store-decisions.ts'
import type { MatterKind } from '../contract-words.ts'

/** Whose decisions: what is paid in an organization's name, or to a person who claims for themselves. */
export type Owner = { readonly organizationId: string } | { readonly personId: string }

/** By matter, what the calculations in force give an owner, and how much of it stands in no list and was not cut. */
export async function selectOpenDues(tx: Tx, owner: Owner) {
  const claimedFen = sql<boolean>`exists (select from subsidies.line l
    join subsidies.batch b on b.id = l.batch_id
    left join subsidies.rejection x on x.line_id = l.id
    where l.matter_id = d.matter_id and l.subject_id = d.subject_id and l.rule_id = d.rule_id
      and (x.line_id is null or l.decision_id = d.id and b.state <> 'lapsed'))`
  const cut = sql<boolean>`exists (select from subsidies.limit_cut c where c.decision_id = d.id)`
  let query = tx.db
    .selectFrom('subsidies.decision as d')
    .select(['d.matter_id as id', 'd.matter_kind as kind'])
    .select(
      sql<Fen>`coalesce(sum(d.amount_fen) filter (where not ${claimedFen} and not ${cut}), 0)::bigint`.as('openFen'),
    )
    .select(sql<boolean>`bool_or(${claimedFen})`.as('claimed'))
    .where('d.revision', '=', latestRevision)
    .$narrowType<{ kind: MatterKind }>()
    .groupBy(['d.matter_id', 'd.matter_kind'])
  query =
    'personId' in owner
      ? query.where('d.person_id', '=', owner.personId).where('d.organization_id', 'is', null)
      : query.where('d.organization_id', '=', owner.organizationId)
  const rows = await query.execute()
  return new Map(rows.map((row) => [row.id, row]))
}
