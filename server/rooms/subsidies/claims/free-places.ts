import { passUses, releaseUses } from '#people'
import type { Tx } from '#platform/db'
import { otherParts } from './store-lines.ts'

/** Gives back the places under the limits of lines that fall away; where another part of the same line stands, it keeps them. */
export async function freePlaces(tx: Tx, lineIds: readonly string[], because: string): Promise<void> {
  for (const [lineId, { otherId: matterId, batchNumber }] of await otherParts(tx, lineIds))
    await passUses(tx, lineId, { matterId, matterName: `批次 ${batchNumber}` }, because)
  await releaseUses(tx, lineIds, because)
}
