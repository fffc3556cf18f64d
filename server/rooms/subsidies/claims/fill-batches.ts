import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Matter } from '../calculation/matters.ts'
import { bySource, type Filling } from './by-source.ts'
import { type ClaimedBatch, type Claiming, claimFrom } from './claim-batch.ts'
import type { SourcedLine } from './line-of.ts'
import type { BatchPlace } from './store-batches.ts'
import type { TracedLine } from './store-lines.ts'

/** `parts`: what a returned batch has to claim again as it was. */
interface Wanted extends Filling, Claiming {
  readonly parts: readonly TracedLine[]
}

/** One batch per fund source; and which batch each decision's line, or its first part, stands in. */
export async function fillBatches(tx: Tx, matter: Matter, place: BatchPlace, wanted: Wanted) {
  const batches: ClaimedBatch[] = []
  const batchOf = new Map<string, string>()
  const { kind, parts } = wanted
  const found = await bySource(tx, matter, wanted)
  for (const part of parts.filter((one) => one.batchKind === kind))
    found.set(part.fundSource, [...(found.get(part.fundSource) ?? []), againPart(part)])
  for (const [source, own] of found) {
    const batch = await claimFrom(tx, place, wanted, source, own)
    batches.push(batch)
    for (const { decisionId } of own) batchOf.set(decisionId, batchOf.get(decisionId) ?? batch.id)
  }
  return { batches, batchOf }
}

const againPart = (part: TracedLine): SourcedLine => ({ ...part, id: newId(), sources: [part.fundSource], uses: [] })
