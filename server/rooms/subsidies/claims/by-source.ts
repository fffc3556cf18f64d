import { accountsOf } from '#funds'
import { type Fen, max, subtract, sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type FundItem, type FundSource, fundItems, fundSources } from '#policy'
import type { Matter } from '../calculation/matters.ts'
import type { BatchKind, BatchState } from '../contract-words.ts'
import { partsOf, type SourceLeft, type SourcePart } from '../domain/parts.ts'
import { refuse } from '../refusals.ts'
import type { ClaimedLine, SourcedLine } from './line-of.ts'
import type { Line } from './store-lines.ts'

/** What is claimed in batches of a kind. */
export interface Filling {
  readonly kind: BatchKind
  readonly lines: readonly ClaimedLine[]
  /** The lines of the matter that stand already. */
  readonly standing: readonly Line[]
}

/**
 * The lines by the source each is claimed from, one that no source can give whole in parts. A class's lines draw on what its
 * approval reserved for their item, source by source; every other line, and a difference paid later, on what the accounts of
 * the sources its rule allows can commit now, which the approval of the batch then does. 专款专用: no line draws on a source
 * its rule does not allow.
 * @throws Refusal `source-not-allowed` when its item is reserved in such a one only
 */
export async function bySource(
  tx: Tx,
  matter: Matter,
  { kind, lines, standing }: Filling,
): Promise<Map<FundSource, SourcedLine[]>> {
  const parts = new Map<ClaimedLine, SourcePart<ClaimedLine>[]>()
  for (const [item, own] of Map.groupBy(lines, (line) => line.item)) {
    const committed = kind === 'ordinary' ? committedLeft(matter, item, standing) : undefined
    if (committed) for (const line of own) needAllowed(line, committed)
    const left = committed ?? (await accountsLeft(tx, matter, item, own))
    for (const [line, its] of Map.groupBy(partsOf(own, left), (part) => part.line)) parts.set(line, its)
  }
  const found = lines.flatMap((line) => (parts.get(line) ?? []).map(linePart))
  return Map.groupBy(found, (line) => line.fundSource)
}

/** The first part is the line, and keeps its places under the limits; the next one is a line of its own. */
const linePart = ({ line, source: fundSource, amountFen }: SourcePart<ClaimedLine>, index: number): SourcedLine =>
  index === 0
    ? { ...line, fundSource, amountFen }
    : { ...line, fundSource, amountFen, id: newId(), uses: [], advanceFen: zeroFen, advancePartId: null }

/** Not booked yet: what stands in such a batch is still to be drawn from what was committed. */
const UNBOOKED: ReadonlySet<BatchState> = new Set(['claimed', 'returned', 'first-reviewed', 'second-reviewed'])

/** What the approval of the class committed to the item and no line has claimed; undefined where it committed nothing. */
function committedLeft({ committed }: Matter, item: FundItem, standing: readonly Line[]): SourceLeft[] | undefined {
  const split = committed?.get(item)
  if (!split) return undefined
  const claimed = standing.filter(
    (line) => line.item === item && line.batchKind === 'ordinary' && UNBOOKED.has(line.batchState),
  )
  return split.map(({ source, leftFen }) => {
    const own = claimed.filter((line) => line.fundSource === source)
    return { source, leftFen: less(leftFen, sum(own.map((line) => line.amountFen))) }
  })
}

const less = (whole: Fen, part: Fen): Fen => max(subtract(whole, part), zeroFen)

function needAllowed({ item, sources }: ClaimedLine, committed: readonly SourceLeft[]): void {
  if (committed.some(({ source }) => sources.includes(source))) return
  const source = committed.map((one) => fundSources.label(one.source)).join('、')
  throw refuse('source-not-allowed', { item: fundItems.label(item), source })
}

/** What the accounts can commit; where there is none at all, the first source is asked for one at the approval. */
async function accountsLeft(tx: Tx, { regionCode }: Matter, item: FundItem, lines: readonly ClaimedLine[]) {
  const sources = [...new Set(lines.flatMap((line) => line.sources))]
  const accounts = await accountsOf(tx, sources, { item, regionCode })
  const without = sources.filter((source) => accounts.every((account) => account.source !== source))
  return [...accounts, ...without.map((source) => ({ source, leftFen: zeroFen }))]
}
