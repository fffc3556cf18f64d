import type { Tx } from '#platform/db'
import type { Batch } from '../claims/store-batches.ts'
import type { ListLine } from '../claims/store-lines.ts'
import { oddities } from '../contract-words.ts'
import type { Oddity } from '../domain/oddities.ts'
import { refuse } from '../refusals.ts'
import { oddLines } from './odd-lines.ts'
import { type SeenStep, selectSeen } from './store-oddities.ts'
import type { Taken } from './take-step.ts'

/** The odd lines of a list that the asking officer has not looked at for a step. */
export async function unseenLines(
  tx: Tx,
  batch: Batch,
  lines: readonly ListLine[],
  odd: ReadonlyMap<string, readonly Oddity[]>,
  step: SeenStep,
): Promise<ListLine[]> {
  const seen = await selectSeen(tx, batch.id, batch.listHash)
  const mine = seen.filter((mark) => mark.step === step && mark.byPerson === tx.actor.naturalPersonId)
  const done = new Set(mine.map((mark) => mark.lineId))
  return lines.filter((line) => odd.has(line.id) && !done.has(line.id))
}

/**
 * 例外须逐行看过: clean lines pass together with the step; every odd one must have been looked at by who takes it.
 * @throws Refusal `lines-not-seen` with each line and why it needs eyes
 */
export async function needSeen(tx: Tx, { batch, lines }: Taken, step: SeenStep): Promise<void> {
  const odd = await oddLines(tx, batch, lines)
  const unseen = await unseenLines(tx, batch, lines, odd, step)
  if (unseen.length === 0) return
  const errors = unseen.map((line) => ({
    path: `第${line.lineNumber}行`,
    code: odd.get(line.id)?.[0]?.kind ?? 'odd',
    message: `第${line.lineNumber}行：${(odd.get(line.id) ?? []).map(wordsOf).join('；')}`,
  }))
  throw refuse('lines-not-seen', { number: batch.number, count: unseen.length }, errors)
}

const wordsOf = ({ kind, words }: Oddity): string => `${oddities.label(kind)}（${words}）`
