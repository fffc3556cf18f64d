interface Line {
  readonly unit: string
  readonly rateFen: number
}

/** The example table of an officer who takes every line once: one unit of it gives its rate. */
export const examplesOf = (lines: readonly (Line & object)[]) =>
  lines.map(({ unit, rateFen, ...keys }, index) => ({
    title: `第${index + 1}行一个${unit}`,
    ...keys,
    quantity: 1,
    amountFen: rateFen,
  }))
