import { sql } from 'kysely'
import { cutPage } from '#kernel/pages'
import { countOf, firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { MatterKind } from './contract.ts'
import { pointsOf } from './domain/briefing.ts'

/** A commitment with the words that were signed, as far as the reader reaches. */
export function findCommitment(tx: Tx, id: string) {
  return tx.db
    .selectFrom('notices.commitment as c')
    .innerJoin('notices.briefing as b', 'b.id', 'c.briefing_id')
    .select(['c.id', 'c.matter_id as matterId', 'c.region_code as regionCode', 'c.organization_id as organizationId'])
    .select('b.commitment_text as commitmentText')
    .where('c.id', '=', id)
    .executeTakeFirst()
}

/** A page of what organizations signed, newest first, with the points of each promise. */
export async function selectCommitments(
  tx: Tx,
  filter: {
    matterKind?: MatterKind | undefined
    search?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) {
  const { matterKind, search, cursor, limit } = filter
  let query = tx.db
    .selectFrom('notices.commitment as c')
    .innerJoin('notices.briefing as b', 'b.id', 'c.briefing_id')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
  if (matterKind) query = query.where('c.matter_kind', '=', matterKind)
  if (search)
    query = query.where((e) => e.or([e('o.name', 'like', `%${search}%`), e('c.signer_name', 'like', `%${search}%`)]))
  const total = await countOf(tx, query)
  if (cursor) query = query.where('c.id', '<', cursor)
  const rows = await query
    .select(['c.id', 'c.matter_kind as matterKind', 'c.matter_id as matterId', 'c.briefing_id as briefingId'])
    .select(['b.version as briefingVersion', 'c.organization_id as organizationId', 'o.name as organizationName'])
    .select(['c.signer_name as signerName', 'c.signed_at as signedAt', 'c.hash', 'b.commitment_text as text'])
    .select((e) =>
      e
        .selectFrom('notices.breach as k')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('k.commitment_id', '=', 'c.id')
        .$asScalar()
        .$notNull()
        .as('breaches'),
    )
    .$narrowType<{ matterKind: MatterKind }>()
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.map(({ text, ...row }) => ({ ...row, promises: [...pointsOf(text)] }))
  return cutPage(shown, limit, Number(total), (row) => row.id)
}

/** Breaches in reach: a bureau's region, an organization's own, those first that wait, then the newest. */
export function selectBreaches(tx: Tx, { open }: { open?: 'yes' | 'no' | undefined }) {
  let query = tx.db
    .selectFrom('notices.breach as k')
    .innerJoin('notices.commitment as c', 'c.id', 'k.commitment_id')
    .innerJoin('organizations.organization as o', 'o.id', 'k.organization_id')
    .select(['k.id', 'k.commitment_id as commitmentId', 'o.name as organizationName', 'c.matter_kind as matterKind'])
    .select(['k.promise', 'k.facts', 'k.finding_number as findingNumber', 'k.found_on as foundOn'])
    .select('k.settled_on as settledOn')
    .$narrowType<{ matterKind: MatterKind }>()
  if (open) query = query.where('k.settled_on', open === 'yes' ? 'is' : 'is not', null)
  return firstOf(tx, query.orderBy(sql`k.settled_on is not null`).orderBy('k.id', 'desc'))
}

/** Every breach of an organization that waits to be put right: what is signed next must tell of each. */
export const openBreachesOf = (tx: Tx, organizationId: string) =>
  tx.db
    .selectFrom('notices.breach')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('settled_on', 'is', null)
    .orderBy('id', 'desc')
    .execute()

/** The finding by which the same words are being put right already. */
export function openBreachOf(tx: Tx, commitmentId: string, promise: string) {
  return tx.db
    .selectFrom('notices.breach')
    .select('finding_number as number')
    .where('commitment_id', '=', commitmentId)
    .where('promise', '=', promise)
    .where('settled_on', 'is', null)
    .executeTakeFirst()
}

export async function insertBreach(
  tx: Tx,
  breach: {
    commitmentId: string
    regionCode: string
    organizationId: string
    promise: string
    facts: string
    findingId: string
    findingNumber: string
    by: string
  },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('notices.breach')
    .values({
      id,
      commitment_id: breach.commitmentId,
      region_code: breach.regionCode,
      organization_id: breach.organizationId,
      promise: breach.promise,
      facts: breach.facts,
      finding_id: breach.findingId,
      finding_number: breach.findingNumber,
      found_by: breach.by,
      found_on: tx.today,
    })
    .execute()
  return id
}

/** The finding is closed: the breach stands no longer on what is signed next. */
export async function markSettled(tx: Tx, findingId: string): Promise<void> {
  await tx.db
    .updateTable('notices.breach')
    .set({ settled_on: tx.today })
    .where('finding_id', '=', findingId)
    .where('settled_on', 'is', null)
    .execute()
}
