import type { DateText } from '#kernel/dates'

/** The keys by which a line is found; null fits everything. */
export interface LineKeys {
  readonly kind: string | null
  readonly occupation: string | null
  readonly level: string | null
  readonly group?: string | null
  readonly tier?: string | null
  readonly rank?: string | null
  readonly subject?: string | null
}

interface DatedLines {
  readonly effectiveFrom: DateText
  readonly effectiveUntil: DateText | null
  readonly lines: readonly LineKeys[]
}

const keysOf = ({ kind, occupation, level, group, tier, rank, subject }: LineKeys): string =>
  JSON.stringify([kind, occupation, level, group, tier, rank, subject].map((key) => key ?? null))

/** The first two lines with the same keys, by index; undefined when every line stands alone. */
export function doubledLines(lines: readonly LineKeys[]): readonly [first: number, second: number] | undefined {
  const keys = lines.map(keysOf)
  const second = keys.findIndex((key, index) => keys.indexOf(key) < index)
  return second < 0 ? undefined : [keys.indexOf(keys[second] ?? ''), second]
}

/** Whether two tables give two rates for the same keys on some day: then no rate could be chosen. */
export function collide(a: DatedLines, b: DatedLines): boolean {
  const [endA, endB] = [a.effectiveUntil ?? '9999', b.effectiveUntil ?? '9999']
  if (a.effectiveFrom > endB || b.effectiveFrom > endA) return false
  const taken = new Set(b.lines.map(keysOf))
  return a.lines.some((line) => taken.has(keysOf(line)))
}
