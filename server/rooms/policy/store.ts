import type { DateText } from '#kernel/dates'
import { instantText } from '#platform/clock'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { RateExample, RateLine, RateState } from './contract.ts'
import type { FundSource } from './domain/language.ts'

// —— rate tables ——

const RATE_TABLE = [
  't.id',
  't.key',
  't.region_code as regionCode',
  'r.name as regionName',
  't.document_number as documentNumber',
  't.document_title as documentTitle',
  't.issued_by as issuedBy',
  't.clause',
  't.effective_from as effectiveFrom',
  't.effective_until as effectiveUntil',
  't.lines',
  't.fund_sources as fundSources',
  't.examples',
  't.state',
  't.entered_by as enteredBy',
  't.entered_at as enteredAt',
  't.checked_at as checkedAt',
  't.reject_reason as rejectReason',
] as const

const rateTables = (tx: Tx) =>
  tx.db
    .selectFrom('policy.rate_table as t')
    .innerJoin('regions.region as r', 'r.code', 't.region_code')
    .select(RATE_TABLE)
    .$narrowType<{ lines: RateLine[]; examples: RateExample[]; fundSources: FundSource[]; state: RateState }>()

export type RateTableRow = Awaited<ReturnType<typeof selectRateTables>>['rows'][number]

/** Rate tables, the newest first, public to every signed-in person. */
export function selectRateTables(tx: Tx, filter: { state?: RateState | undefined; key?: string | undefined }) {
  let query = rateTables(tx).orderBy('t.id', 'desc')
  if (filter.state) query = query.where('t.state', '=', filter.state)
  if (filter.key) query = query.where('t.key', '=', filter.key)
  return firstOf(tx, query)
}

/** How many tables of some region wait for a check by another than who entered them. */
export async function countRatesToCheck(tx: Tx, regionPrefix: string, but: string | null): Promise<number> {
  const { count } = await tx.db
    .selectFrom('policy.rate_table')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('state', '=', 'entered')
    .where('region_code', 'like', `${regionPrefix}%`)
    .where('entered_by', 'is distinct from', but)
    .executeTakeFirstOrThrow()
  return count
}

/** Every checked table, the first entered first. */
export const selectCheckedRates = (tx: Tx) => rateTables(tx).where('t.state', '=', 'checked').orderBy('t.id').execute()

/** The checked tables that hold in one of the regions on a day. */
export function selectRatesInForce(tx: Tx, regions: readonly string[], on: DateText) {
  return rateTables(tx)
    .where('t.state', '=', 'checked')
    .where('t.region_code', 'in', regions)
    .where('t.effective_from', '<=', on)
    .where((where) => where.or([where('t.effective_until', 'is', null), where('t.effective_until', '>=', on)]))
    .orderBy('t.id')
    .execute()
}

/** The checked tables of one key and region, locked so that two checks wait for each other. */
export function selectRivals(tx: Tx, table: Pick<RateTableRow, 'key' | 'regionCode'>) {
  return rateTables(tx)
    .where('t.key', '=', table.key)
    .where('t.region_code', '=', table.regionCode)
    .where('t.state', '=', 'checked')
    .execute()
}

/** One table as it stands. */
export const readRateTable = (tx: Tx, id: string) => rateTables(tx).where('t.id', '=', id).executeTakeFirst()

/** All versions of one key in one region, the oldest first. */
export function selectVersions(tx: Tx, table: Pick<RateTableRow, 'key' | 'regionCode'>) {
  return rateTables(tx)
    .where('t.key', '=', table.key)
    .where('t.region_code', '=', table.regionCode)
    .orderBy('t.effective_from')
    .orderBy('t.id')
    .execute()
}

/** One table, locked together with all of its key and region. */
export async function findRateTable(tx: Tx, id: string) {
  const found = await rateTables(tx).where('t.id', '=', id).executeTakeFirst()
  if (!found) return undefined
  await tx.db
    .selectFrom('policy.rate_table')
    .select('id')
    .where('key', '=', found.key)
    .where('region_code', '=', found.regionCode)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rateTables(tx).where('t.id', '=', id).executeTakeFirst()
}

export async function insertRateTable(
  tx: Tx,
  table: Pick<
    RateTableRow,
    'key' | 'regionCode' | 'documentNumber' | 'documentTitle' | 'clause' | 'effectiveFrom' | 'effectiveUntil'
  > & {
    lines: readonly RateLine[]
    examples: readonly RateExample[]
    fundSources: readonly FundSource[]
    issuedBy: readonly string[]
    enteredBy: string
  },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('policy.rate_table')
    .values({
      id,
      key: table.key,
      region_code: table.regionCode,
      document_number: table.documentNumber,
      document_title: table.documentTitle,
      issued_by: [...table.issuedBy],
      clause: table.clause,
      effective_from: table.effectiveFrom,
      effective_until: table.effectiveUntil,
      lines: JSON.stringify(table.lines),
      fund_sources: [...table.fundSources],
      examples: JSON.stringify(table.examples),
      state: 'entered',
      entered_by: table.enteredBy,
      entered_at: instantText(),
    })
    .execute()
  return id
}

export async function settleRateTable(
  tx: Tx,
  id: string,
  outcome: { state: 'checked' } | { state: 'rejected'; reason: string },
  by: string,
): Promise<void> {
  await tx.db
    .updateTable('policy.rate_table')
    .set({
      state: outcome.state,
      reject_reason: outcome.state === 'rejected' ? outcome.reason : null,
      checked_by: by,
      checked_at: instantText(),
    })
    .where('id', '=', id)
    .execute()
}

export async function setRatesEnd(tx: Tx, id: string, until: DateText): Promise<void> {
  await tx.db.updateTable('policy.rate_table').set({ effective_until: until }).where('id', '=', id).execute()
}

// —— settings ——

interface SettingRow {
  readonly key: string
  readonly value: unknown
  readonly regionCode: string
  readonly effectiveFrom: DateText
  readonly documentNumber: string
}

/** What an act has read of the settings, by regions: a handful of rows that every step of it asks again. */
const settingsRead = new WeakMap<Tx, Map<string, Promise<readonly SettingRow[]>>>()

/** Settings of the regions, of one reading, of some or of all; read once a transaction. */
export async function selectSettings(
  tx: Tx,
  regions: readonly string[],
  keys?: string | readonly string[],
): Promise<readonly SettingRow[]> {
  const read = settingsRead.get(tx) ?? new Map<string, Promise<readonly SettingRow[]>>()
  settingsRead.set(tx, read)
  const own = read.get(regions.join()) ?? settingsOf(tx, regions)
  read.set(regions.join(), own)
  const all = await own
  return keys ? all.filter(({ key }) => [keys].flat().includes(key)) : all
}

const settingsOf = (tx: Tx, regions: readonly string[]): Promise<readonly SettingRow[]> =>
  tx.db
    .selectFrom('policy.setting')
    .select(['key', 'value', 'region_code as regionCode', 'effective_from as effectiveFrom'])
    .select('document_number as documentNumber')
    .where('region_code', 'in', regions)
    .execute()

/** Writes a setting. @returns its id, or undefined when that region has one from that day already */
export async function insertSetting(
  tx: Tx,
  setting: { key: string; regionCode: string; value: string | number; effectiveFrom: DateText; documentNumber: string },
  decidedBy: string,
): Promise<string | undefined> {
  const written = await tx.db
    .insertInto('policy.setting')
    .values({
      id: newId(),
      key: setting.key,
      region_code: setting.regionCode,
      value: JSON.stringify(setting.value),
      effective_from: setting.effectiveFrom,
      document_number: setting.documentNumber,
      decided_by: decidedBy,
      decided_at: instantText(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  settingsRead.delete(tx)
  return written?.id
}
