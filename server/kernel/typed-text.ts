/** What the readers of typed or pasted text share; each reader keeps its own rules. */

/** A reading that failed: a code for programs, and a Chinese sentence that says what to do next. */
export interface Unreadable {
  readonly ok: false
  readonly code: string
  readonly message: string
}

/** Something worth a second look that does not stop the reading. */
export interface ReadingWarning {
  readonly code: string
  readonly message: string
}

/** Options of the readers of identifiers. Only a demo deployment passes `demo: true`. */
export interface ReaderOptions {
  readonly demo?: boolean
}

const unseen = /[\s\u200B-\u200F\u2060\uFEFF]/gu

/** Half-width capitals without blanks, unseen characters or the apostrophe a spreadsheet puts before text. */
export function compactCode(text: string): string {
  return text.normalize('NFKC').replace(unseen, '').replace(/^'/, '').toUpperCase()
}

/** True for `4.50225E+17`: a spreadsheet has kept the number as a float and its last digits are gone. */
export function isScientific(compact: string): boolean {
  return /^\d(\.\d+)?E\+\d+$/.test(compact)
}

/** A failed reading in one line. */
export function unreadable<C extends string>(code: C, message: string): Unreadable & { readonly code: C } {
  return { ok: false, code, message }
}
