/**
 * Masks for screens and lists. The usual first six and last four characters of an identity number leave 33 candidates
 * once the birth year is known; the last two leave thousands even with the county. So a mask never shows more.
 */

/** `****************2X`: the last two characters. */
export const maskResidentId = (id: string): string => keep(id, 0, 2)

/** `100****5678`: first three and last four digits. */
export const maskPhone = (phone: string): string => keep(phone, 3, 4)

/** `***************1234`: the last four digits. */
export const maskCard = (card: string): string => keep(card, 0, 4)

/** `张**`: the first character. */
export const maskName = (name: string): string => keep(name, 1, 0)

/** Keeps characters at both ends; hides everything where fewer than a third would be hidden. */
function keep(text: string, first: number, last: number): string {
  const characters = [...text]
  const hidden = characters.length - first - last
  if (hidden < 1 || hidden * 2 < first + last) return '*'.repeat(characters.length)
  return [...characters.slice(0, first), '*'.repeat(hidden), ...characters.slice(characters.length - last)].join('')
}
