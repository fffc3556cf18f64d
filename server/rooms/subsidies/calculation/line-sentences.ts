import type { Tx } from '#platform/db'
import { type Line, selectParts, selectTraces } from '../claims/store-lines.ts'
import { sentenceOf } from './line-sentence.ts'
import { withSplit } from './split-words.ts'

/** Each line's sentence, with the split of its amount where several sources pay it; by line. */
export async function sentencesOf(tx: Tx, lines: readonly Line[]): Promise<Map<string, string>> {
  const parts = await selectParts(
    tx,
    lines.map((line) => line.decisionId),
  )
  const traces = await selectTraces(
    tx,
    lines.map((line) => line.id),
  )
  const sentence = (line: Line) => sentenceOf({ ...line, trace: traces.get(line.id) ?? [] })
  return new Map(lines.map((line) => [line.id, withSplit(sentence(line), parts.get(line.decisionId))]))
}
