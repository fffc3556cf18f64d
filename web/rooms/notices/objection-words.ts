/** Refusals of this one file; the others may still be sent. */
const ofThisFile: readonly string[] = ['file-empty', 'file-kind', 'file-heavy', 'file-too-big']

/** What has to be chosen again when sending stopped at the first of `names`: it too, unless the file itself was refused. */
export const toSendAgain = (names: readonly string[], code: string | undefined): readonly string[] =>
  code !== undefined && ofThisFile.includes(code) ? names.slice(1) : names

/** The reason with a usual one added, once. */
export const withWords = (reason: string, words: string): string =>
  reason.includes(words) ? reason : [reason.trim(), words].filter(Boolean).join('，').slice(0, 1000)
