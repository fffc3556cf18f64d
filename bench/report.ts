import { figure, type Rounds, ratioOf, speedWords } from './measure.ts'

export type Say = (line: string) => void

export interface Options {
  /** Fewer rows and half of each goal, for continuous integration: a busy machine with little data measures badly. */
  readonly small: boolean
}

/** Something that must hold. */
export interface Goal {
  readonly name: string
  readonly met: boolean
  readonly words: string
}

interface Comparison {
  readonly name: string
  readonly product: Rounds | undefined
  readonly anchor: Rounds | undefined
  /** How often as fast as the anchor the product must be. */
  readonly goal: number
}

/** Prints both sides and their ratio. */
export function told(name: string, product: Rounds | undefined, anchor: Rounds | undefined, say: Say) {
  if (!product || !anchor) throw new Error(`${name} was not measured`)
  const { ratio, range } = ratioOf(product, anchor)
  for (const side of [anchor, product]) say(`  ${side.name}: ${speedWords(side)}`)
  const words = `${figure(ratio)} × (${range})`
  return { ratio, words }
}

/** The same, held to a goal. */
export function compared({ name, product, anchor, goal }: Comparison, say: Say): Goal {
  const found = told(name, product, anchor, say)
  const words = `${found.words}, at least ${goal} × wanted`
  say(`  ${name}: ${words}`)
  return { name, met: found.ratio >= goal, words }
}
