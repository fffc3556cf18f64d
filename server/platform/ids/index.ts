import { createHash, randomBytes } from 'node:crypto'
import { systemNow } from '#platform/clock'

/** The millisecond the last id was made in, how it is written, and how many this process had made in it. */
let moment = 0
let written = ''
let made = 0

/**
 * A UUIDv7: sorts by the moment it was made, so that primary keys grow at one end of their index. Within one process each
 * is greater than the one before, in the same millisecond too: "the newest" is the one with the greatest id.
 */
export function newId(): string {
  const now = systemNow()
  const sameMoment = now <= moment && made < LAST_OF_A_MOMENT
  made = sameMoment ? made + 1 : 0
  if (!sameMoment) begin(Math.max(now, moment + 1))
  const chance = draw()
  const variant = VARIANTS[Number.parseInt(chance[0] ?? '', 16) & 3]
  return `${written}-7${hex(made, 3)}-${variant}${chance.slice(1, 4)}-${chance.slice(4)}`
}

function begin(instant: number): void {
  moment = instant
  const digits = hex(instant, 12)
  written = `${digits.slice(0, 8)}-${digits.slice(8)}`
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')

/** RFC 9562 fixes two bits of this digit. */
const VARIANTS = ['8', '9', 'a', 'b'] as const

/** Random digits are drawn for many ids at once: asking for them is most of what an id costs. */
const AT_ONCE = 512
const EACH = 16
let drawn = ''
let used = 0

function draw(): string {
  if (used === drawn.length) {
    drawn = randomBytes((AT_ONCE * EACH) / 2).toString('hex')
    used = 0
  }
  used += EACH
  return drawn.slice(used - EACH, used)
}

/** RFC 9562 gives the count twelve bits; when they are used up the next millisecond is begun early. */
const LAST_OF_A_MOMENT = 0xfff

/** An id that depends on words alone, for reference data: seeding twice writes the same rows. */
export function wordId(...words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
