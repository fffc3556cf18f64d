/** Numbered points, one per line: `1. …`. */
export const numbered = (points: readonly string[]): string =>
  points.map((point, index) => `${index + 1}. ${point}`).join('\n')

/** The points of a promise, one per line. */
export const pointsOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '')

/** What follows a breach until it is put right: a promise stands in for papers, a broken one does not any more. */
export const BREACH_CONSEQUENCE = '整改核销以前，贵单位的承诺不能代替证明材料，各环节逐项核对原件。'

/** What is signed, word for word; its hash is kept with the signature. */
export const signedText = (briefing: { version: number; text: string; commitmentText: string }) => ({
  version: briefing.version,
  text: briefing.text,
  commitmentText: briefing.commitmentText,
})
