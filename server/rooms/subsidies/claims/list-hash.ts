import { sha256 } from '#platform/secrets'
import type { NewLine } from './store-lines.ts'

/** What a list says of a line: everything that decides who gets how much for what. */
export type ListedLine = Pick<
  NewLine,
  | 'lineNumber'
  | 'decisionId'
  | 'personId'
  | 'subjectName'
  | 'township'
  | 'ruleId'
  | 'item'
  | 'payeeKind'
  | 'payeeId'
  | 'payeeName'
  | 'fundSource'
  | 'serviceFrom'
  | 'serviceUntil'
  | 'dueRevision'
  | 'amountFen'
  | 'advanceFen'
>

const rowOf = (line: ListedLine) => [
  line.lineNumber,
  line.decisionId,
  line.personId,
  line.subjectName,
  line.township,
  line.ruleId,
  line.item,
  line.payeeKind,
  line.payeeId,
  line.payeeName,
  line.fundSource,
  line.serviceFrom,
  line.serviceUntil,
  line.dueRevision,
  line.amountFen,
  line.advanceFen,
]

/**
 * SHA-256 of the list as JSON: the same lines in the same order give the same hash, anything else another. A line is a row of
 * plain values in one order, so its JSON is canonical.
 */
export function listHash(lines: readonly ListedLine[]): string {
  const ordered = lines.toSorted((a, b) => a.lineNumber - b.lineNumber)
  return sha256(JSON.stringify(ordered.map(rowOf)))
}
