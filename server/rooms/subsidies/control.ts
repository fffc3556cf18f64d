import type { DateText } from '#kernel/dates'
import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { regionName } from '#regions'
import { type Bucket, controlTotal, type Due } from './domain/control-total.ts'
import { dueKey } from './domain/due-key.ts'
import { placedLine, stopsOf } from './line-states.ts'
import { refuse } from './refusals.ts'
import { findBatch } from './store-batches.ts'
import { selectDues } from './store-control.ts'
import { selectLinesWhere } from './store-lines.ts'

interface Where {
  readonly regionPrefix?: string
  readonly batchId?: string
}

/** Everything due in a region or in a batch, with the place of every line claimed for it. */
async function duesOf(tx: Tx, where: Where): Promise<Due[]> {
  const dues = await selectDues(tx, where)
  const lines = await selectLinesWhere(tx, where)
  const stops = await stopsOf(tx, lines)
  const claimed = Map.groupBy(lines, dueKey)
  return dues.map(({ matterId, subjectId, ruleId, cutFen, cutReason, cutRevision, ...due }) => ({
    ...due,
    lines: (claimed.get(dueKey({ matterId, subjectId, ruleId })) ?? []).map((line) => ({
      ...placedLine(line, stops),
      revision: line.dueRevision,
      amountFen: line.amountFen,
    })),
    cut: cutFen === null ? null : { amountFen: cutFen, reason: cutReason ?? '', revision: cutRevision ?? 0 },
  }))
}

/** The control total of one batch. */
export async function batchControl(tx: Tx, batchId: string): Promise<Bucket> {
  return controlTotal(await duesOf(tx, { batchId }))
}

/**
 * The control total of a region (the caller's own unless told) and of every county in it, or of one batch.
 * @throws Refusal `batch-unknown`
 */
export async function readControlTotal(
  tx: Tx,
  { regionCode, batchId }: { regionCode?: string | undefined; batchId?: string | undefined },
): Promise<{ asOf: DateText; total: Bucket; regions: (Bucket & { regionCode: string; regionName: string })[] }> {
  if (batchId && !(await findBatch(tx, batchId))) throw refuse('batch-unknown')
  const regionPrefix = scopePrefix((regionCode ?? tx.actor.regionCode) as RegionCode)
  const dues = await duesOf(tx, batchId ? { batchId } : { regionPrefix })
  const regions = []
  for (const [code, own] of Map.groupBy(dues, (due) => due.regionCode)) {
    regions.push({ ...controlTotal(own), regionCode: code, regionName: await regionName(tx, code) })
  }
  regions.sort((a, b) => (a.regionCode < b.regionCode ? -1 : 1))
  return { asOf: tx.today, total: controlTotal(dues), regions }
}
