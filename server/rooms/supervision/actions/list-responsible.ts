import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { regionInReach } from '../region.ts'
import { selectResponsible, selectUnits } from '../store-audit.ts'

/**
 * “谁使用、谁负责”: every payment with the using unit and the person who answer for it, page by page, and the sum of each
 * unit over all of them (lz-2019-63#6-4). The unit is the bureau of the journal's region.
 * @throws Refusal `region-unreached`
 */
export async function listResponsible(tx: Tx, actor: Actor, asked: InputOf<typeof contract.listResponsible>) {
  const { prefix } = await regionInReach(tx, actor, asked.regionCode)
  const units = await selectUnits(tx, { ...asked, prefix })
  const page = await selectResponsible(tx, { ...asked, prefix })
  return { ...page, rows: page.rows.map(ofUnit), units: units.map(ofUnit) }
}

const ofUnit = <T extends { readonly regionName: string }>({ regionName, ...row }: T) => ({
  ...row,
  unit: `${regionName}人力资源和社会保障局`,
})
