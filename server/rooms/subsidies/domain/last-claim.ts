/** Of all that was ever claimed of one due amount, in its order: the latest claim, with all its parts. */
export const lastClaim = <T extends { readonly decisionId: string }>(lines: readonly T[]): T[] =>
  lines.filter(({ decisionId }) => decisionId === lines.at(-1)?.decisionId)
