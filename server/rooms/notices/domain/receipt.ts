/** Digits and capitals without those that look alike. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A receipt of twelve signs (60 bits) from as many random bytes: `7KQ2-M9XA-4TRD`. */
export function receiptFrom(random: Uint8Array): string {
  const signs = Array.from(random.subarray(0, 12), (byte) => SIGNS.charAt(byte % SIGNS.length))
  return [0, 4, 8].map((start) => signs.slice(start, start + 4).join('')).join('-')
}

/** A receipt as typed: small letters, blanks and missing hyphens are accepted. */
export function readReceipt(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return [0, 4, 8].map((start) => plain.slice(start, start + 4)).join('-')
}
