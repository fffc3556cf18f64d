import { type Fen, subtract } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { MatterKey } from '../calculation/matters.ts'
import { barredRules } from '../calculation/store-bars.ts'
import type { ClaimedLine } from '../claims/line-of.ts'
import { hasBatchUnderWay } from '../claims/store-batches.ts'
import { cover } from '../domain/cover.ts'
import { refuseAdvance } from '../refusals-advances.ts'
import { advanceOf, selectParts, standingOf } from './store-advances.ts'

/**
 * 结算：what the organizer holds of an advance stands against the lines that pay it for the same item, in proportion to
 * them (应补 − 已预拨 = 本次): every trainee's line stays in the list, is reviewed and published, also where nothing is left to pay.
 * What a decided case has taken away of the advance is recovered, not set against anything.
 * @throws Refusal `advance-under-way` while the advance itself is between claim and bank
 */
export async function setAgainst(
  tx: Tx,
  { matterKind, matterId }: MatterKey,
  lines: readonly ClaimedLine[],
): Promise<ClaimedLine[]> {
  const advance = matterKind === 'training' ? await advanceOf(tx, matterId) : undefined
  if (!advance) return [...lines]
  if (await hasBatchUnderWay(tx, advance.id)) throw refuseAdvance('advance-under-way', { number: advance.number })
  const held = []
  const barred = await barredRules(tx, [advance.id])
  for (const part of (await selectParts(tx, advance.id)).filter(({ id }) => !barred.has(id)))
    held.push({ ...part, partId: part.id, leftFen: (await standingOf(tx, part.id)).leftFen })
  const covered = [...Map.groupBy(held, ({ item }) => item)].map(([item, parts]) => {
    const own = lines.filter((line) => line.item === item && isTheirs(line, advance.organizationId))
    return cover(own, parts)
  })
  const all = new Map(covered.flatMap((one) => [...one]))
  return lines.map((line) => less(line, all.get(line.id)))
}

const isTheirs = ({ component, payeeKind, payeeId }: ClaimedLine, organizationId: string): boolean =>
  component === 'training-subsidy' && payeeKind === 'organization' && payeeId === organizationId

const less = (line: ClaimedLine, covered: { partId: string; fen: Fen } | undefined): ClaimedLine =>
  covered
    ? {
        ...line,
        amountFen: subtract(line.amountFen, covered.fen),
        advanceFen: covered.fen,
        advancePartId: covered.partId,
      }
    : line
