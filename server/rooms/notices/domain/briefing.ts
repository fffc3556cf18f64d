/** Numbered points, one per line: `1. …`. */
export const numbered = (points: readonly string[]): string =>
  points.map((point, index) => `${index + 1}. ${point}`).join('\n')

/** What is signed, word for word; its hash is kept with the signature. */
export const signedText = (briefing: { version: number; text: string; commitmentText: string }) => ({
  version: briefing.version,
  text: briefing.text,
  commitmentText: briefing.commitmentText,
})
