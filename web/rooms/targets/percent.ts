/** Basis points as per cent, by whole numbers alone: 1234 → `12.34`. */
export const percent = (bp: number): string => `${Math.trunc(bp / 100)}.${String(bp % 100).padStart(2, '0')}`
