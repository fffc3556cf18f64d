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

const FIELDS = [
  'lineNumber',
  'decisionId',
  'personId',
  'subjectName',
  'township',
  'ruleId',
  'item',
  'payeeKind',
  'payeeId',
  'payeeName',
  'fundSource',
  'serviceFrom',
  'serviceUntil',
  'dueRevision',
  'amountFen',
  'advanceFen',
] as const satisfies readonly (keyof ListedLine)[]

/**
 * SHA-256 of the list as JSON: the same lines in the same order give the same hash, anything else another. A line is a row of
 * plain values in the order of `FIELDS`, so its JSON is canonical.
 */
export function listHash(lines: readonly ListedLine[]): string {
  const ordered = lines.toSorted((a, b) => a.lineNumber - b.lineNumber)
  return sha256(JSON.stringify(ordered.map((line) => FIELDS.map((field) => line[field]))))
}
