import { readBasicWorkTotal } from '#funds'
import type { DateText } from '#kernel/dates'
import { add } from '#kernel/money'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { regionNames } from '#regions'
import { findBatch } from '../claims/store-batches.ts'
import { type Advances, advancesOf } from '../domain/advances.ts'
import { type Bucket, controlTotal } from '../domain/control-total.ts'
import { refuse } from '../refusals.ts'
import { duesOf, type Owed, unevenIn } from './control.ts'

type Total = Bucket & { readonly advances: Advances }

/** Advances stand in a line of their own: what is due is due once, also where part of it was paid ahead. */
function withAdvances(dues: readonly Owed[]): Total {
  const rest = controlTotal(dues.filter((due) => due.matterKind !== 'advance'))
  const ahead = dues.filter((due) => due.matterKind === 'advance')
  return {
    ...rest,
    advances: advancesOf(ahead, rest.advancedFen),
    differenceFen: add(rest.differenceFen, controlTotal(ahead).differenceFen),
  }
}

/** The prefix of no region: a batch has no basic works. */
const NOTHING_BELOW = '-'

/**
 * The control total of a region (the caller's own unless told) and of every county in it, or of one batch.
 * @throws Refusal `batch-unknown`
 */
export async function readControlTotal(
  tx: Tx,
  { regionCode, batchId }: { regionCode?: string | undefined; batchId?: string | undefined },
): Promise<{
  asOf: DateText
  total: Total
  regions: (Total & { regionCode: string; regionName: string })[]
  basicWorks: Awaited<ReturnType<typeof readBasicWorkTotal>>
  uneven: ReturnType<typeof unevenIn>
}> {
  if (batchId && !(await findBatch(tx, batchId))) throw refuse('batch-unknown')
  const regionPrefix = scopePrefix((regionCode ?? tx.actor.regionCode) as RegionCode)
  const dues = await duesOf(tx, batchId ? { batchId } : { regionPrefix })
  const byRegion = Map.groupBy(dues, (due) => due.regionCode)
  const nameOf = await regionNames(tx, byRegion.keys())
  const regions = [...byRegion]
    .map(([code, own]) => ({ ...withAdvances(own), regionCode: code, regionName: nameOf(code) }))
    .sort((a, b) => (a.regionCode < b.regionCode ? -1 : 1))
  const basicWorks = await readBasicWorkTotal(tx, batchId ? NOTHING_BELOW : regionPrefix)
  return { asOf: tx.today, total: withAdvances(dues), regions, basicWorks, uneven: unevenIn(dues) }
}
