import { createHash, randomBytes } from 'node:crypto'
import { systemNow } from '#platform/clock'

/** The millisecond the last id was made in, and how many this process had made in it. */
let moment = 0
let made = 0

/**
 * A UUIDv7: sorts by the moment it was made, so that primary keys grow at one end of their index. Within one process each
 * is greater than the one before, in the same millisecond too: "the newest" is the one with the greatest id.
 */
export function newId(): string {
  const now = systemNow()
  const sameMoment = now <= moment && made < LAST_OF_A_MOMENT
  made = sameMoment ? made + 1 : 0
  moment = sameMoment ? moment : Math.max(now, moment + 1)
  const bytes = Buffer.alloc(16)
  draw().copy(bytes, 8)
  bytes.writeUIntBE(moment, 0, 6)
  bytes.writeUInt16BE(0x7000 | made, 6)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Random bytes are drawn for many ids at once: asking for them is most of what an id costs. */
const AT_ONCE = 512
const EACH = 8
let drawn = Buffer.alloc(0)

function draw(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(AT_ONCE * EACH)
  const own = drawn.subarray(0, EACH)
  drawn = drawn.subarray(EACH)
  return own
}

/** RFC 9562 gives the count twelve bits; when they are used up the next millisecond is begun early. */
const LAST_OF_A_MOMENT = 0xfff

/** An id that depends on words alone, for reference data: seeding twice writes the same rows. */
export function wordId(...words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
