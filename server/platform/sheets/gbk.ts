/** The byte pairs of GBK: lead 81–FE, trail 40–FE without 7F. */
const [LEADS, TRAILS] = [
  { from: 0x81, to: 0xfe },
  { from: 0x40, to: 0xfe },
]

let pairs: ReadonlyMap<string, readonly [number, number]> | undefined

/**
 * The runtime reads GBK and writes only UTF-8: its own decoder, asked once for every pair, gives the way back, so that
 * what is written here is read there.
 */
function pairOf(character: string): readonly [number, number] | undefined {
  if (!pairs) {
    const found = new Map<string, readonly [number, number]>()
    const decoder = new TextDecoder('gbk')
    for (let lead = LEADS.from; lead <= LEADS.to; lead++) {
      for (let trail = TRAILS.from; trail <= TRAILS.to; trail++) {
        const read = decoder.decode(Uint8Array.of(lead, trail))
        if ([...read].length === 1 && read !== '\uFFFD' && !found.has(read)) found.set(read, [lead, trail])
      }
    }
    pairs = found
  }
  return pairs.get(character)
}

const isAscii = (character: string): boolean => character.charCodeAt(0) < 0x80

/** The characters of a text that GBK has no bytes for, each once: rare characters of names above all. */
export const notInGbk = (text: string): string[] =>
  [...new Set(text)].filter((character) => !isAscii(character) && !pairOf(character))

/** A text in GBK. @throws RangeError for a character that `notInGbk` names */
export function toGbk(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const pair = isAscii(character) ? [character.charCodeAt(0)] : pairOf(character)
    if (!pair) throw new RangeError(`not in GBK: ${character}`)
    bytes.push(...pair)
  }
  return Uint8Array.from(bytes)
}
