import { createHash, randomBytes } from 'node:crypto'
import { systemNow } from '#platform/clock'

/** A UUIDv7: sorts by the moment it was made, so that primary keys grow at one end of their index. */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(systemNow(), 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** An id that depends on words alone, for reference data: seeding twice writes the same rows. */
export function wordId(...words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
