import type { Branded } from '#kernel/brand'

/**
 * Source text of the generated evaluators. It is made by `js` alone, from the text of this repository, whole numbers
 * and other such text: a string of a pack or of the facts has no way in. What is no number is held beside the program
 * and named by its place (ADR 0007).
 */
export type Code = Branded<string, 'Code'>

/** Source text from literal text, whole numbers and other source text; a list stands line by line. */
export function js(text: TemplateStringsArray, ...holes: readonly (Code | number | readonly Code[])[]): Code {
  return text.map((part, index) => part + filled(holes[index])).join('') as Code
}

function filled(hole: Code | number | readonly Code[] | undefined): string {
  if (typeof hole !== 'number') return hole === undefined ? '' : typeof hole === 'string' ? hole : hole.join('\n')
  if (!Number.isSafeInteger(hole)) throw new RangeError(`not a whole number: ${hole}`)
  return hole < 0 ? `(${hole})` : String(hole)
}

/** Joins terms by an operator. */
export const joined = (terms: readonly Code[], operator: '||' | '&&' | '&' | '|' | '+', none: Code): Code =>
  terms.length === 0 ? none : (`(${terms.join(` ${operator} `)})` as Code)

/** Terms with commas between them. */
export const listed = (terms: readonly Code[]): Code => terms.join(', ') as Code

/** A program that is being written: the values it refers to, and fresh names. */
export interface Program {
  readonly held: readonly unknown[]
  /** The name under which the program sees a value: a function, a text, an array. */
  hold(value: unknown): Code
  /** A name that no other has. */
  name(): Code
}

export function program(): Program {
  const names = new Map<unknown, Code>()
  const held: unknown[] = []
  let fresh = 0
  return {
    held,
    hold(value) {
      const known = names.get(value)
      if (known) return known
      const name = `c${held.length}` as Code
      names.set(value, name)
      held.push(value)
      return name
    },
    name: () => `v${fresh++}` as Code,
  }
}

/** Statements that run in turn; what several of them need is worked out once, before the first. */
export interface Block {
  readonly program: Program
  readonly lines: Code[]
  /** The constant that holds an expression; `key` says when two are the same. */
  once(key: string, expression: () => Code): Code
  /** A new variable; it is declared with this value. */
  variable(value: Code): Code
  /** A block inside this one: it sees what has been worked out so far, and keeps what it works out itself. */
  inner(): Block
}

export function block(own: Program, outer: ReadonlyMap<string, Code> = new Map()): Block {
  const known = new Map(outer)
  const lines: Code[] = []
  return {
    program: own,
    lines,
    once(key, expression) {
      const found = known.get(key)
      if (found) return found
      const value = expression()
      const name = own.name()
      lines.push(js`const ${name} = ${value}`)
      known.set(key, name)
      return name
    },
    variable(value) {
      const name = own.name()
      lines.push(js`let ${name} = ${value}`)
      return name
    },
    inner: () => block(own, known),
  }
}

let assembledSoFar = 0

/**
 * Makes the program run. `parameters` and `body` are source text of this repository. No two programs have the same text:
 * what a program holds is built into its machine code only as long as there is one function of that text.
 */
export function assembled<F>(own: Program, parameters: Code, body: Code): F {
  const names = own.held.map((_, index) => `c${index}`).join(', ')
  const text = `'use strict' // ${assembledSoFar++}
    const [${names}] = held
    return function (${parameters}) {
      ${body}
    }`
  return new Function('held', text)(own.held) as F
}

/** The same table with each value turned into another. */
export const mapped = <K extends string, A, B>(
  table: Readonly<Record<K, A>>,
  turn: (value: A, key: K) => B,
): Record<K, B> =>
  Object.fromEntries(Object.entries<A>(table).map(([key, value]) => [key, turn(value, key as K)])) as Record<K, B>
