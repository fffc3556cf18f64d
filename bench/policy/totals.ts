/** Rows and fen by rule and reason: what two deciders of the same history must agree in. */
export interface Totals {
  add(rule: number, reason: number, rows: number, fen: number): void
  /** One line for each rule and reason, sorted. */
  lines(): readonly string[]
}

export function emptyTotals(): Totals {
  const sums = new Map<string, { rows: number; fen: number }>()
  return {
    add(rule, reason, rows, fen) {
      const key = `rule ${rule} reason ${reason}`
      const own = sums.get(key) ?? { rows: 0, fen: 0 }
      own.rows += rows
      own.fen += fen
      sums.set(key, own)
    },
    lines: () =>
      [...sums]
        .filter(([, { rows }]) => rows > 0)
        .map(([key, { rows, fen }]) => `${key}: ${rows} rows, ${fen} fen`)
        .sort(),
  }
}

/** What one list has and the other has not. */
export function differences(one: readonly string[], other: readonly string[]): readonly string[] {
  const [a, b] = [new Set(one), new Set(other)]
  return [
    ...one.filter((line) => !b.has(line)).map((line) => `- ${line}`),
    ...other.filter((line) => !a.has(line)).map((line) => `+ ${line}`),
  ]
}
