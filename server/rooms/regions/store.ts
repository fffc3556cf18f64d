import type { CodeOf } from '#kernel/codes'
import { firstOf, type Tx } from '#platform/db'
import type { assistanceTiers } from './contract.ts'
import type { Reference } from './reference.ts'

/** The name of a region, or its code where it is unknown. */
export async function regionName(tx: Tx, code: string): Promise<string> {
  const row = await tx.db.selectFrom('regions.region').select('name').where('code', '=', code).executeTakeFirst()
  return row?.name ?? code
}

/** The names of many regions at once, each asked for once; a code that is unknown stands for itself. */
export async function regionNames(tx: Tx, codes: Iterable<string>): Promise<(code: string) => string> {
  const rows = await tx.db
    .selectFrom('regions.region')
    .select(['code', 'name'])
    .where(({ eb }) => eb('code', '=', eb.fn.any(eb.val([...new Set(codes)]))))
    .execute()
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}

/** A region by code, or undefined. */
export function findRegion(tx: Tx, code: string) {
  return tx.db
    .selectFrom('regions.region')
    .select(['code', 'name', 'level', 'parent_code as parentCode'])
    .where('code', '=', code)
    .executeTakeFirst()
}

/** The regions directly below another, by code: the cities of the autonomous region, the counties of a city. */
export function regionsBelow(tx: Tx, code: string) {
  return tx.db
    .selectFrom('regions.region')
    .select(['code', 'name'])
    .where('parent_code', '=', code)
    .orderBy('code')
    .execute()
}

/** Every township of a county by name, for reading sheets: `融水镇` → `450225100`. */
export async function townshipsByName(tx: Tx, countyCode: string): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('regions.region')
    .select(['code', 'name'])
    .where('parent_code', '=', countyCode)
    .execute()
  return new Map(rows.map((row) => [row.name, row.code]))
}

/** Children of a region, or a search by name or pinyin initials. */
export function selectRegions(
  tx: Tx,
  filter: { parent?: string | undefined; search?: string | undefined; townships?: 'none' | undefined },
) {
  let query = tx.db
    .selectFrom('regions.region')
    .select(['code', 'name', 'level', 'parent_code as parentCode'])
    .orderBy('code')
  if (filter.parent) query = query.where('parent_code', '=', filter.parent)
  if (filter.townships === 'none') query = query.where('level', '<>', 'township')
  const { search } = filter
  if (search) {
    query = query.where((where) =>
      where.or([where('name', 'like', `%${search}%`), where('initials', 'like', `${search.toLowerCase()}%`)]),
    )
  }
  return firstOf(tx, query)
}

export function selectKeyCounties(tx: Tx) {
  return tx.db
    .selectFrom('regions.key_assisted_county as k')
    .innerJoin('regions.region as r', 'r.code', 'k.region_code')
    .innerJoin('regions.region as c', 'c.code', 'r.parent_code')
    .select(['r.code', 'r.name', 'c.name as cityName', 'k.tier', 'k.row_number as rowNumber'])
    .select(['k.printed_name as printedName', 'k.correction'])
    .$narrowType<{ tier: CodeOf<typeof assistanceTiers> }>()
    .orderBy('k.row_number')
    .execute()
}

export function selectSites(tx: Tx) {
  return tx.db
    .selectFrom('regions.resettlement_site as s')
    .innerJoin('regions.region as r', 'r.code', 's.region_code')
    .select(['s.id', 's.name', 's.region_code as regionCode', 'r.name as regionName'])
    .select(['s.over_ten_thousand as overTenThousand', 's.row_number as rowNumber', 's.correction'])
    .orderBy('s.row_number')
    .execute()
}

/** Writes the divisions, 44 counties and 22 sites; what is there stays. */
export async function saveReference(tx: Tx, reference: Reference): Promise<void> {
  for (let start = 0; start < reference.regions.length; start += 500) {
    const part = reference.regions.slice(start, start + 500)
    await tx.db
      .insertInto('regions.region')
      .values(part)
      .onConflict((c) => c.doNothing())
      .execute()
  }
  await tx.db
    .insertInto('regions.key_assisted_county')
    .values(reference.counties)
    .onConflict((c) => c.doNothing())
    .execute()
  await tx.db
    .insertInto('regions.resettlement_site')
    .values(reference.sites)
    .onConflict((c) => c.doNothing())
    .execute()
}
