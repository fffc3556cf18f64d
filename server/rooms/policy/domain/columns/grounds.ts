import type { Facts } from '../facts.ts'
import { type QuestionName, questionOf, questions } from '../questions/index.ts'
import { rowKeys } from '../trace.ts'

/**
 * What a history is looked up by. A column holds a number for each distinct value, with the first facts that had it: what
 * depends on that value alone is asked of them, by the reference, once for each value and not for each row.
 */
const grounds = {
  matter: (facts: Facts) => facts.matter,
  day: (facts: Facts) => facts.decisiveOn,
  region: (facts: Facts) => facts.region,
  represented: (facts: Facts) => facts.award?.representing,
  issued: (facts: Facts) => facts.certificate?.issuedOn,
  statuses: (facts: Facts) => statusesOf(facts),
  settings: (facts: Facts) => facts.settings && JSON.stringify(Object.entries(facts.settings).sort()),
  ...rowKeys,
} as const satisfies Readonly<Record<string, (facts: Facts) => string | null | undefined>>

export type Ground = keyof typeof grounds
export const groundNames = Object.keys(grounds) as readonly Ground[]
export const groundOf = (name: Ground): ((facts: Facts) => string | null | undefined) => grounds[name]

function statusesOf({ trainee }: Facts): string | undefined {
  if (!trainee) return undefined
  return trainee.statuses.length < 2 ? (trainee.statuses[0] ?? '') : trainee.statuses.toSorted().join(' ')
}

/** Questions that look at the document too, by the one value of the facts they look at. */
const ofDocument: Partial<Record<QuestionName, Ground>> = {
  'policy-period': 'day',
  'policy-territory': 'region',
  represented: 'represented',
  'certificate-date': 'issued',
}

/**
 * What a question that looks at the document is looked up by; nothing for the others, whose answers stand in the history.
 * @throws Error when such a question is not named here: its answers could not be found again under another document
 */
export function groundOfQuestion(name: QuestionName): Ground | undefined {
  const ground = ofDocument[name]
  if (!ground && questionOf(name).read.length > 1) {
    throw new Error(`${name} looks at the document: say in columns-grounds what else it looks at`)
  }
  return ground
}

/** The questions whose answers stand in the history, as bits. @throws Error as `groundOfQuestion` does */
export const plainQuestions = (): readonly QuestionName[] =>
  (Object.keys(questions) as QuestionName[]).filter((name) => !groundOfQuestion(name))

/** The bits of an answer: bit `n` stands for code `n` of the question. */
export function bitsOf(name: QuestionName): (answer: string | readonly string[] | null | undefined) => number {
  const bits = new Map(questionOf(name).answers.values.map((code, index) => [code, 1 << index]))
  if (bits.size > 31) throw new RangeError(`${name} has more answers than a column has bits`)
  const bit = (code: string) => bits.get(code) ?? 0
  return (answer) => {
    if (answer == null) return 0
    return typeof answer === 'string' ? bit(answer) : answer.reduce((all, code) => all | bit(code), 0)
  }
}
