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
  // Tables that only name the fund have no lines: two of them say it twice.
  return a.lines.length === 0 ? taken.size === 0 : a.lines.some((line) => taken.has(keysOf(line)))
}

export interface LineChange<L> {
  readonly keys: LineKeys
  readonly before: L | null
  readonly after: L | null
  readonly change: 'added' | 'removed' | 'changed' | 'same'
}

/** What became of every line from one version of a table to the next, by its keys. */
export function changesBetween<L extends LineKeys & { readonly unit: string; readonly rateFen: number }>(
  before: readonly L[],
  after: readonly L[],
): LineChange<L>[] {
  const was = new Map(before.map((line) => [keysOf(line), line]))
  const now = new Map(after.map((line) => [keysOf(line), line]))
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((key) => {
    const [old, own] = [was.get(key) ?? null, now.get(key) ?? null]
    const keys = own ?? old
    if (!keys) return []
    const same = old !== null && own !== null && old.unit === own.unit && old.rateFen === own.rateFen
    return [{ keys, before: old, after: own, change: !old ? 'added' : !own ? 'removed' : same ? 'same' : 'changed' }]
  })
}
