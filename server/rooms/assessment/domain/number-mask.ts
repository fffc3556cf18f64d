const CLASSES: Readonly<Record<string, RegExp>> = { '9': /\d/, A: /[A-Z]/, '*': /[A-Z0-9]/ }

/** Whether a number has the form of a mask: `9` a digit, `A` a letter, `*` either, anything else itself. */
export function fitsMask(number: string, mask: string): boolean {
  if (number.length !== mask.length) return false
  return [...mask].every((sign, index) => CLASSES[sign]?.test(number[index] ?? '') ?? sign === number[index])
}
