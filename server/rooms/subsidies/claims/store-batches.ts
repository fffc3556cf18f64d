import { type SqlBool, sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import { countOf, type Tx, type Widening } from '#platform/db'
import type { FundSource } from '#policy'
import type { BatchKind, BatchState, MatterKind } from '../contract-words.ts'
import { sentBackStates } from '../domain/whereabouts.ts'
import { payableOn } from './store-payable.ts'

const batches = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.batch as b')
    .select(['b.id', 'b.number', 'b.matter_kind as matterKind', 'b.matter_id as matterId'])
    .select(['b.matter_number as matterNumber', 'b.matter_title as matterTitle', 'b.claimant_name as claimantName'])
    .select(['b.person_id as personId', 'b.kind'])
    .select(['b.region_code as regionCode', 'b.organization_id as organizationId', 'b.fund_source as fundSource'])
    .select(['b.account_id as accountId', 'b.state', 'b.list_hash as listHash', 'b.line_count as lineCount'])
    .select(['b.total_fen as totalFen', 'b.claimed_on as claimedOn', 'b.frozen_at as frozenAt', 'b.version'])
    .select('b.since')
    .$narrowType<{ state: BatchState; fundSource: FundSource; matterKind: MatterKind; kind: BatchKind }>()

export type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>

export function findBatch(tx: Tx, id: string) {
  return batches(tx).where('b.id', '=', id).executeTakeFirst()
}

/** The batch, locked until the transaction ends: steps on one batch follow each other. */
export function lockBatch(tx: Tx, id: string) {
  return batches(tx).where('b.id', '=', id).forUpdate().executeTakeFirst()
}

/** Of which matter, by whom. */
type ClaimPlace = Pick<Batch, 'matterId' | 'organizationId' | 'personId'>

/** Every batch of the claimant that was returned, or ended after that, and may be claimed again; locked. */
export const returnedOf = (tx: Tx, { matterId, organizationId, personId }: ClaimPlace) =>
  batches(tx)
    .where('b.matter_id', '=', matterId)
    .where('b.organization_id', 'is not distinct from', organizationId)
    .where('b.person_id', 'is not distinct from', personId)
    .where('b.state', 'in', sentBackStates)
    .forUpdate()
    .execute()

/** Whether a batch of the matter is still under way. */
export async function hasOpenBatch(tx: Tx, matterId: string): Promise<boolean> {
  const row = await batches(tx)
    .where('b.matter_id', '=', matterId)
    .where('b.state', 'not in', ['closed', 'rejected', 'lapsed'])
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a batch of the matter is between claim and bank; one that was sent back waits for its claimant. */
export async function hasBatchUnderWay(tx: Tx, matterId: string): Promise<boolean> {
  const row = await batches(tx)
    .where('b.matter_id', '=', matterId)
    .where('b.state', 'not in', ['returned', 'closed', 'rejected', 'lapsed'])
    .executeTakeFirst()
  return row !== undefined
}

export interface BatchSum {
  readonly listHash: string
  readonly lineCount: number
  readonly totalFen: Fen
}

/** The matter a batch stands for, and who claims. */
export type BatchPlace = Pick<
  Batch,
  | 'matterKind'
  | 'matterId'
  | 'matterNumber'
  | 'matterTitle'
  | 'regionCode'
  | 'organizationId'
  | 'personId'
  | 'claimantName'
>

export async function insertBatch(
  tx: Tx,
  batch: BatchSum & {
    readonly id: string
    readonly kind: BatchKind
    readonly fundSource: string
  } & BatchPlace,
): Promise<string> {
  const { number } = await tx.db
    .insertInto('subsidies.batch')
    .values({
      id: batch.id,
      number: nextNumber(tx, batch.regionCode),
      matter_kind: batch.matterKind,
      matter_id: batch.matterId,
      matter_number: batch.matterNumber,
      matter_title: batch.matterTitle,
      region_code: batch.regionCode,
      organization_id: batch.organizationId,
      person_id: batch.personId,
      claimant_name: batch.claimantName,
      kind: batch.kind,
      fund_source: batch.fundSource,
      state: 'claimed',
      list_hash: batch.listHash,
      line_count: batch.lineCount,
      total_fen: batch.totalFen,
      claimed_by: tx.actor.userId ?? '',
      claimed_on: tx.today,
      since: tx.today,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

/** `450225申2024第00001号`: no run of digits that could be taken for an id or an account in a public title. */
const nextNumber = (tx: Tx, regionCode: string) =>
  sql<string>`concat(${`${regionCode}申${tx.today.slice(0, 4)}第`}::text,
    to_char(nextval('subsidies.batch_number'), 'FM99999900000'), '号')`

export async function updateBatch(
  tx: Tx,
  batch: Batch,
  set: Partial<BatchSum> & {
    readonly state: BatchState
    readonly frozenAt?: string | null
    readonly accountId?: string
    /** From when its next step is waited for, where that is not today. */
    readonly since?: DateText
  },
): Promise<number> {
  const version = batch.version + 1
  await tx.db
    .updateTable('subsidies.batch')
    .set({
      version,
      state: set.state,
      ...(set.state !== batch.state && { since: set.since ?? tx.today }),
      ...(set.state === 'closed' && { closed_on: sql<DateText>`coalesce(closed_on, ${tx.today}::date)` }),
      ...(set.frozenAt !== undefined && { frozen_at: set.frozenAt }),
      ...(set.accountId && { account_id: set.accountId }),
      ...(set.listHash && { list_hash: set.listHash, line_count: set.lineCount, total_fen: set.totalFen }),
    })
    .where('id', '=', batch.id)
    .execute()
  return version
}

/**
 * A person sees the batch and the transfer their own line stands in, an organization what was decided about those it
 * claims for: as the database's policies say.
 */
export const widenings: readonly Widening[] = [
  {
    table: 'subsidies.batch',
    kind: 'person',
    where: (_, alias) => sql<SqlBool>`subsidies.stands_in(${sql.ref(`${alias}.id`)})`,
  },
  {
    table: 'subsidies.decision',
    kind: 'organization',
    where: (_, alias) =>
      sql<SqlBool>`${sql.ref(`${alias}.organization_id`)} is null
        and subsidies.acts_for(${sql.ref(`${alias}.matter_id`)}, ${sql.ref(`${alias}.person_id`)})`,
  },
  ...(['organization', 'person'] as const).map(
    (kind): Widening => ({
      table: 'subsidies.basis',
      kind,
      where: (actor, alias) =>
        sql<SqlBool>`exists (select from subsidies.decision d
        where d.matter_id = ${sql.ref(`${alias}.matter_id`)} and d.basis_id = ${sql.ref(`${alias}.id`)} and ${
          kind === 'person'
            ? sql`d.person_id = ${actor.personId}::uuid`
            : sql`(d.organization_id = ${actor.organizationId}::uuid
                or d.organization_id is null and subsidies.acts_for(d.matter_id, d.person_id))`
        })`,
    }),
  ),
  {
    table: 'subsidies.payment_item',
    kind: 'person',
    where: (_, alias) => sql<SqlBool>`subsidies.carries_mine(${sql.ref(`${alias}.id`)})`,
  },
]

interface BatchFilter {
  readonly states?: readonly BatchState[] | undefined
  /** Only what the paying office can do something about today. */
  readonly payable?: boolean | undefined
  readonly regionCode?: string | undefined
  readonly matterId?: string | undefined
  readonly search?: string | undefined
}

const listed = (tx: Tx, filter: BatchFilter) => {
  let query = batches(tx).innerJoin('regions.region as r', 'r.code', 'b.region_code').select('r.name as regionName')
  // No state at all is a question of its own: nothing, not a fault of SQL.
  if (filter.states) query = query.where('b.state', '=', sql<BatchState>`any(${[...filter.states]}::text[])`)
  if (filter.payable) query = query.where(payableOn('b', tx.today))
  if (filter.regionCode)
    query = query.where('b.region_code', 'like', `${scopePrefix(filter.regionCode as RegionCode)}%`)
  if (filter.matterId) query = query.where('b.matter_id', '=', filter.matterId)
  if (filter.search) {
    const found = containing(filter.search)
    query = query.where((where) =>
      where.or(
        (['b.number', 'b.matter_number', 'b.matter_title', 'b.claimant_name'] as const).map((by) =>
          where(by, 'like', found),
        ),
      ),
    )
  }
  return query
}

/** A page of batches, newest first: one row more than asked, and how many there are. */
export async function selectBatches(tx: Tx, filter: BatchFilter & { cursor?: string | undefined; limit: number }) {
  let query = listed(tx, filter)
    .orderBy('b.id', 'desc')
    .limit(filter.limit + 1)
  if (filter.cursor) query = query.where('b.id', '<', filter.cursor)
  return { rows: await query.execute(), count: await countOf(tx, listed(tx, filter)) }
}

export function findListed(tx: Tx, id: string) {
  return listed(tx, {}).where('b.id', '=', id).executeTakeFirst()
}

/** The last batch of the same claimant before one, whatever it was for; not what was rejected or ended. */
export function findLast(tx: Tx, batch: Pick<Batch, 'id' | 'organizationId' | 'personId' | 'regionCode'>) {
  return tx.db
    .selectFrom('subsidies.batch as b')
    .select(['b.id', 'b.number', 'b.total_fen as totalFen', 'b.claimed_on as claimedOn'])
    .select(
      sql<number>`(select count(distinct l.person_id) from subsidies.line l where l.batch_id = b.id)`.as('people'),
    )
    .where('b.id', '<', batch.id)
    .where('b.region_code', '=', batch.regionCode)
    .where('b.organization_id', 'is not distinct from', batch.organizationId)
    .where('b.person_id', 'is not distinct from', batch.personId)
    .where('b.state', 'not in', ['rejected', 'lapsed'])
    .orderBy('b.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** How many batches stand in these states; with `before`, only those whose last step is older. */
export async function countBatches(
  tx: Tx,
  { states, payable }: { readonly states: readonly BatchState[]; readonly payable: boolean },
  before?: DateText,
): Promise<number> {
  if (states.length === 0) return 0
  let query = tx.db
    .selectFrom('subsidies.batch as b')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('b.state', 'in', states)
  if (payable) query = query.where(payableOn('b', tx.today))
  if (before) query = query.where('b.since', '<', before)
  const { count } = await query.executeTakeFirstOrThrow()
  return count
}
