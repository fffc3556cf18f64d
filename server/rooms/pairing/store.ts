import { grantAccess, saveOrganization } from '#organizations'
import type { Tx } from '#platform/db'
import { readPairings, schoolId } from './reference.ts'

export function selectPairings(tx: Tx, filter: { schoolId?: string | undefined; regionCode?: string | undefined }) {
  let query = tx.db
    .selectFrom('pairing.pairing as p')
    .innerJoin('organizations.organization as o', 'o.id', 'p.school_id')
    .innerJoin('regions.region as r', 'r.code', 'p.region_code')
    .innerJoin('regions.region as c', 'c.code', 'r.parent_code')
    .leftJoin('regions.resettlement_site as s', 's.id', 'p.site_id')
    .select(['p.id', 'p.school_id as schoolId', 'o.name as schoolName', 'c.name as cityName'])
    .select(['p.region_code as regionCode', 'r.name as regionName', 's.name as siteName'])
    .select(['p.valid_from as validFrom', 'p.valid_until as validUntil', 'p.cites', 'p.row_number as rowNumber'])
    .select(['p.basis', 'p.note'])
    .$narrowType<{ basis: 'printed' | 'inferred' }>()
    .orderBy('p.cites')
    .orderBy('p.row_number')
  if (filter.schoolId) query = query.where('p.school_id', '=', filter.schoolId)
  if (filter.regionCode) query = query.where('p.region_code', '=', filter.regionCode)
  return query.execute()
}

/** Writes schools, pairings and the access they bring: permissions follow the pairing, not the seat. */
export async function savePairings(tx: Tx): Promise<void> {
  const { rows, schools } = readPairings()
  for (const name of schools) {
    await saveOrganization(tx, { id: schoolId(name), kind: 'technical-school', name, regionCode: '450000' })
  }
  await tx.db
    .insertInto('pairing.pairing')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const row of rows) {
    await grantAccess(tx, {
      organizationId: row.school_id,
      regionCode: row.region_code,
      validFrom: row.valid_from,
      reason: row.cites,
    })
  }
}
