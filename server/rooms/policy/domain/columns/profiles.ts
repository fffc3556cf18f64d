import type { PolicyDocument } from '../document.ts'
import type { Facts } from '../facts.ts'
import { type QuestionName, questionOf } from '../questions/index.ts'
import { bitsOf, plainQuestions } from './grounds.ts'
import type { Profile } from './history.ts'
import { type Column, columnWriter } from './numbers.ts'

/** The most combinations of answers in one profile: what is looked up by it stays in the nearest cache. */
const MOST = 2_048

/** What a question that does not look at the document is given. */
const noDocument = Object.freeze({}) as PolicyDocument

/** A question's answers, one number for each that occurs. */
interface Answered {
  readonly name: QuestionName
  /** The bits of each answer, by its number. */
  readonly values: readonly number[]
  readonly column: Column
}

/** Writes the answers to all questions whose answers stand in the history. */
export function profilesWriter() {
  const asked = plainQuestions().map((name) => {
    const [known, values, to] = [new Map<number, number>(), [] as number[], columnWriter()]
    return { name, read: questionOf(name).read, bits: bitsOf(name), known, values, to }
  })
  return {
    push(facts: Facts): void {
      for (const { read, bits, known, values, to } of asked) {
        const answer = bits(read(facts, noDocument))
        let number = known.get(answer)
        if (number === undefined) {
          number = values.push(answer) - 1
          known.set(answer, number)
        }
        to.push(number)
      }
    },
    sorted: (order: Int32Array): readonly Profile[] =>
      profilesOf(asked.map(({ name, values, to }) => ({ name, values, column: to.sorted(order) }))),
  }
}

/** Puts questions together as long as few combinations of their answers occur. */
function profilesOf(all: readonly Answered[]): readonly Profile[] {
  const same = all.filter(({ column }) => !column.array)
  const profiles: Profile[] = [
    {
      column: { array: null, constant: 0, most: 0 },
      answers: new Map(same.map(({ name, values }) => [name, Int32Array.of(values[0] ?? 0)])),
    },
  ]
  let latest: Profile | undefined
  for (const { name, values, column } of all.filter((one) => one.column.array)) {
    const own: Profile = { column, answers: new Map([[name, Int32Array.from(values)]]) }
    const joint: Profile | undefined = latest && together(latest, own)
    if (joint) profiles[profiles.length - 1] = joint
    else profiles.push(own)
    latest = joint ?? own
  }
  return profiles
}

/** Both profiles as one, with a number for each combination that occurs; none where there are too many. */
function together(a: Profile, b: Profile): Profile | undefined {
  const [left, right] = [a.column.array, b.column.array]
  if (!left || !right) return undefined
  const width = b.column.most + 1
  const numbers = new Int32Array((a.column.most + 1) * width).fill(-1)
  const pairs: number[] = []
  const array = new Uint16Array(left.length)
  for (let row = 0; row < left.length; row++) {
    const pair = (left[row] ?? 0) * width + (right[row] ?? 0)
    if (numbers[pair] === -1) numbers[pair] = pairs.push(pair) - 1
    if (pairs.length > MOST) return undefined
    array[row] = numbers[pair] ?? 0
  }
  const taken = (values: Int32Array, which: (pair: number) => number) =>
    Int32Array.from(pairs, (pair) => values[which(pair)] ?? 0)
  const answers = new Map<QuestionName, Int32Array>()
  for (const [name, values] of a.answers)
    answers.set(
      name,
      taken(values, (pair) => Math.floor(pair / width)),
    )
  for (const [name, values] of b.answers)
    answers.set(
      name,
      taken(values, (pair) => pair % width),
    )
  return { column: { array, constant: 0, most: pairs.length - 1 }, answers }
}
