import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Matter } from '../calculation/matters.ts'
import type { BatchKind } from '../contract-words.ts'
import { bySource } from './by-source.ts'
import { type ClaimedBatch, claimFrom } from './claim-batch.ts'
import type { ClaimedLine, SourcedLine } from './claim-list.ts'
import type { BatchPlace } from './store-batches.ts'
import type { Line } from './store-lines.ts'

/** What is claimed in batches of a kind; `parts`: what a returned batch has to claim again as it was. */
interface Filling {
  readonly kind: BatchKind
  readonly lines: readonly ClaimedLine[]
  readonly parts: readonly Line[]
}

/** One batch per fund source; and which batch each decision's line, or its first part, stands in. */
export async function fillBatches(tx: Tx, matter: Matter, place: BatchPlace, { kind, lines, parts }: Filling) {
  const batches: ClaimedBatch[] = []
  const batchOf = new Map<string, string>()
  const found = await bySource(tx, matter, kind, lines)
  for (const part of parts.filter((one) => one.batchKind === kind))
    found.set(part.fundSource, [...(found.get(part.fundSource) ?? []), againPart(part)])
  for (const [source, own] of found) {
    const batch = await claimFrom(tx, place, kind, source, own)
    batches.push(batch)
    for (const { decisionId } of own) batchOf.set(decisionId, batchOf.get(decisionId) ?? batch.id)
  }
  return { batches, batchOf }
}

const againPart = (part: Line): SourcedLine => ({ ...part, id: newId(), sources: [part.fundSource], uses: [] })
