import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { findRegion } from '#regions'
import { refuse } from './refusals.ts'

/** The county whose register the actor keeps. @throws Refusal `county-only` for posts above the county */
export async function countyOf(tx: Tx, actor: Actor): Promise<{ code: string; name: string }> {
  const region = await findRegion(tx, actor.regionCode)
  if (region?.level !== 'county') throw refuse('county-only', { region: region?.name ?? actor.regionCode })
  return region
}
