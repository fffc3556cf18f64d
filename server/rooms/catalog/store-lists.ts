import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { firstOf, insertRows, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type TradeListKind, tradeLists } from './contract.ts'
import type { Listing, ProjectScope } from './domain/project-scope.ts'
import type { ListItem } from './domain/read-list.ts'
import { codesOfTrade } from './store.ts'

interface VersionHead {
  readonly list: TradeListKind
  /** Whose list it is: it counts in this region and below. */
  readonly regionCode: string
  readonly title: string
  readonly document: string
  readonly effectiveFrom: DateText
}

/** Every version of the three lists, newest first; `inForce`: what counts today of the lists of its region. */
export async function selectVersions(tx: Tx) {
  const rows = await tx.db
    .selectFrom('catalog.list_version as v')
    .innerJoin('regions.region as r', 'r.code', 'v.region_code')
    .select(['v.id', 'v.list', 'v.title', 'v.document', 'v.effective_from as effectiveFrom', 'v.items'])
    .select(['v.imported_on as importedOn', 'v.region_code as regionCode', 'r.name as regionName'])
    .$narrowType<{ list: TradeListKind }>()
    .orderBy('v.list')
    .orderBy('v.effective_from', 'desc')
    .orderBy('v.region_code', 'desc')
    .execute()
  const current = new Set<string>()
  return rows.map((row) => {
    const whose = `${row.list} ${row.regionCode}`
    const inForce = row.effectiveFrom <= tx.today && !current.has(whose)
    if (inForce) current.add(whose)
    return { ...row, inForce }
  })
}

/** Writes a version with its items. @returns false when the region's list has a version of that day already */
export async function insertVersion(tx: Tx, head: VersionHead, items: readonly ListItem[]): Promise<boolean> {
  const id = newId()
  const added = await tx.db
    .insertInto('catalog.list_version')
    .values({
      id,
      list: head.list,
      region_code: head.regionCode,
      title: head.title,
      document: head.document,
      effective_from: head.effectiveFrom,
      items: items.length,
      imported_on: tx.today,
      imported_by: tx.actor.naturalPersonId,
    })
    .onConflict((conflict) => conflict.columns(['list', 'region_code', 'effective_from']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  await insertRows(
    tx,
    'catalog.list_item',
    items.map((item) => ({ version_id: id, ...item })),
  )
  return true
}

interface Judged {
  readonly tradeCode: string
  readonly regionCode: string
  readonly document: string
  readonly reason: string
  readonly validFrom: DateText
  readonly validUntil?: DateText | null | undefined
}

export async function insertJudgement(tx: Tx, judged: Judged): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('catalog.demand_judgement')
    .values({
      id,
      trade_code: judged.tradeCode,
      region_code: judged.regionCode,
      document: judged.document,
      reason: judged.reason,
      valid_from: judged.validFrom,
      valid_until: judged.validUntil ?? null,
      judged_by: tx.actor.naturalPersonId,
      recorded_on: tx.today,
    })
    .execute()
  return id
}

/** A judgement with the region it was made for, kept from others until the act commits. */
export const lockJudgement = (tx: Tx, id: string) =>
  tx.db
    .selectFrom('catalog.demand_judgement')
    .select(['trade_code as tradeCode', 'region_code as regionCode', 'valid_until as validUntil'])
    .select('ended_on as endedOn')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** From the business date on it counts no more. */
export async function closeJudgement(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('catalog.demand_judgement')
    .set({ ended_on: tx.today, ended_reason: reason, ended_by: tx.actor.naturalPersonId })
    .where('id', '=', id)
    .execute()
}

/** Judgements, the newest first; `inForce`: it counts today. */
export async function selectJudgements(tx: Tx) {
  const query = tx.db
    .selectFrom('catalog.demand_judgement as j')
    .innerJoin('catalog.trade as t', 't.code', 'j.trade_code')
    .innerJoin('regions.region as r', 'r.code', 'j.region_code')
    .select(['j.id', 'j.trade_code as tradeCode', 't.name as tradeName', 'j.region_code as regionCode'])
    .select(['r.name as regionName', 'j.document', 'j.reason', 'j.valid_from as validFrom'])
    .select(['j.valid_until as validUntil', 'j.recorded_on as recordedOn'])
    .select(['j.ended_on as endedOn', 'j.ended_reason as endedReason'])
    .orderBy('j.recorded_on', 'desc')
    .orderBy('t.name')
  const { rows, total } = await firstOf(tx, query)
  return { total, rows: rows.map((row) => ({ ...row, inForce: countsOn(row, tx.today) })) }
}

/** A judgement counts from its first day to its last, unless it was ended before. */
const countsOn = (
  { validFrom, validUntil, endedOn }: Record<'validUntil' | 'endedOn', DateText | null> & { validFrom: DateText },
  day: DateText,
): boolean => validFrom <= day && (validUntil === null || day <= validUntil) && (endedOn === null || day < endedOn)

/** The county, its city and the autonomous region. */
const regionsAbove = (code: string): string[] => [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]

/**
 * What the three lists of a day say of a trade in a county, by any of its codes or by its name, and whether demand for it was judged
 * large, under any of its codes, for the county, its city or the region.
 */
export async function projectScope(
  tx: Tx,
  { tradeCode, regionCode, on }: { tradeCode: string; regionCode: string; on: DateText },
): Promise<ProjectScope> {
  const regions = regionsAbove(regionCode)
  const { rows } = await sql<Listing>`
    with trade as (select name, identity from catalog.trade where code = ${tradeCode})
    select v.list, v.title || '（' || v.document || '）' as version,
      exists (select from catalog.list_item i, trade where i.version_id = v.id and (i.name = trade.name
        or i.code in (select t.code from catalog.trade t where t.identity = trade.identity))) as listed
    from (select distinct on (list) * from catalog.list_version 
      where effective_from <= ${on}::date and region_code = any(${regions}::text[])
      order by list, effective_from desc, region_code desc) v`.execute(tx.db)
  const judgement = await tx.db
    .selectFrom('catalog.demand_judgement')
    .select(['document', 'reason'])
    .where('trade_code', 'in', codesOfTrade(tx, tradeCode))
    .where('region_code', 'in', regions)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', on)]))
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>', on)]))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  const lists = tradeLists.values.map(
    (list) => rows.find((row) => row.list === list) ?? { list, version: null, listed: null },
  )
  return { lists, judgement: judgement ?? null }
}
