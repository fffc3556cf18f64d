/**
 * Whether a reason says something that can be looked into: so many different letters or characters of any script at least,
 * punctuation, digits and repetitions aside (reading `objection.least-words`).
 */
export const saysEnough = (reason: string, least: number): boolean =>
  new Set(reason.toLowerCase().match(/\p{L}/gu)).size >= least
