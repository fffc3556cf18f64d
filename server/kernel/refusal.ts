/** Values shown in a refusal's sentence: numbers, dates and names, never ids, phones or cards. */
export type Facts = Readonly<Record<string, string | number | undefined>>

/** One field's error: where (JSON path or row/column words), which rule, what to do. */
export interface FieldError {
  readonly path: string
  readonly code: string
  readonly message: string
}

export interface RefusalDefinition {
  /** HTTP status: 403 not allowed, 404 not found in your scope, 409 state or limit, 422 content. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503
  /** The sentence a person reads; `{name}` is replaced by the fact of that name. */
  readonly title: string
  /** What the person can do next. */
  readonly next: string
  /** Clause anchors, `gx-2022-7#10`; technical refusals cite nothing. */
  readonly cites?: readonly string[]
}

/** The one thrown type for business refusals; caught once, by `#platform/http`, and turned into an RFC 9457 problem. */
export class Refusal extends Error {
  readonly code: string
  readonly definition: RefusalDefinition
  readonly facts: Facts
  readonly errors: readonly FieldError[]
  /** What the person can do next, with its facts. */
  readonly next: string
  constructor(code: string, definition: RefusalDefinition, facts: Facts, errors: readonly FieldError[]) {
    super(fill(definition.title, facts))
    this.name = 'Refusal'
    this.code = code
    this.definition = definition
    this.facts = facts
    this.errors = errors
    this.next = fill(definition.next, facts)
  }
}

/**
 * Declares a room's refusals and gives back its `refuse`:
 * `export const refuse = refusals({ 'opening-late': { status: 409, title: '…{opensOn}…', next: '…', cites: ['gx-2022-7#10'] } })`,
 * used as `throw refuse('opening-late', { opensOn })`. All field errors of one input travel together.
 */
export function refusals<const T extends Record<string, RefusalDefinition>>(definitions: T) {
  const refuse = (code: keyof T & string, facts: Facts = {}, errors: readonly FieldError[] = []): Refusal =>
    new Refusal(code, definitions[code] as RefusalDefinition, facts, errors)
  return Object.assign(refuse, { definitions })
}

/** What a decision comes to, or the refusal it threw: in a list every row stands for itself. */
export function orRefusal<T>(decide: () => T): T | Refusal {
  try {
    return decide()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Puts facts into a sentence; a missing fact leaves its braces empty rather than inventing one. */
export function fill(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
}
