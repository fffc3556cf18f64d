/** A cell's text, and what the file did to it on the way. */
export interface CellText {
  readonly text: string
  readonly problem?: 'precision-lost' | 'cell-error'
}

// Excel keeps 15 significant digits; an identity number typed into a number cell has lost the rest.
const FIRST_LOST = 1e15
const SCIENTIFIC = /^[+-]?\d(\.\d+)?E\+?\d{2,3}$/i
const ERROR_VALUE = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/
const RISKY_START = /^[=+\-@\t\r\n＝＋－＠]/
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g

/** A raw cell as trimmed text; numbers in full digits, dates as YYYY-MM-DD (with HH:mm when the cell has a time). */
export function cellText(value: string | number | boolean | Date | null | undefined): CellText {
  if (value === null || value === undefined) return { text: '' }
  if (typeof value === 'number') return numberText(value)
  if (value instanceof Date) return { text: dateText(value) }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' }
  const text = unescapeText(value.replace(INVISIBLE, '').trim()).trim()
  if (SCIENTIFIC.test(text)) return { text, problem: 'precision-lost' }
  return ERROR_VALUE.test(text) ? { text, problem: 'cell-error' } : { text }
}

/** Text that a spreadsheet program could take for a formula gets an apostrophe in front. */
export function escapeText(text: string): string {
  return RISKY_START.test(text) ? `'${text}` : text
}

/** Takes back the apostrophe of `escapeText`, so that our own exports can be read again unchanged. */
function unescapeText(text: string): string {
  return text.startsWith("'") && RISKY_START.test(text.slice(1)) ? text.slice(1) : text
}

function numberText(value: number): CellText {
  if (!Number.isFinite(value)) return { text: String(value), problem: 'cell-error' }
  if (!Number.isInteger(value)) return { text: String(Number(value.toPrecision(15))) }
  const lost = Math.abs(value) >= FIRST_LOST
  return lost ? { text: BigInt(value).toString(), problem: 'precision-lost' } : { text: String(value) }
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const [day = '', time = ''] = value.toISOString().split('T')
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`
}
