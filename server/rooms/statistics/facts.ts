import { certificateFacts } from '#assessment'
import { trainingFacts } from '#classes'
import { employmentFacts } from '#employment'
import type { DateText } from '#kernel/dates'
import { zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { moneyFacts } from '#subsidies'
import { completedKey, moneyKey, personsKey } from './domain/columns.ts'
import type { Fact } from './domain/figures.ts'

/** A city's days: what every room above is asked about. */
export interface Span {
  /** Division-code prefix of the city: `4502`. */
  readonly regionPrefix: string
  readonly from: DateText
  readonly until: DateText
}

/** Everything a month's report counts, from the rooms that own it; nothing is typed again. */
export async function factsOf(tx: Tx, span: Span): Promise<Fact[]> {
  const training = await trainingFacts(tx, span)
  const certificates = await certificateFacts(tx, span)
  const employment = await employmentFacts(tx, span)
  const money = await moneyFacts(tx, span)
  const one = { amountFen: zeroFen }
  return [
    ...training.flatMap(({ kind, trainingKind, ...person }): Fact[] =>
      kind === 'started'
        ? [{ ...person, ...one, column: 'enrolled' }]
        : ['completed', completedKey(trainingKind)].map((column) => ({ ...person, ...one, column })),
    ),
    ...certificates.map((person) => ({ ...person, ...one, column: 'certified' })),
    ...employment.map(({ kind, ...person }) => ({ ...person, ...one, column: kind })),
    ...money.persons.map(({ step, ...person }) => ({ ...person, ...one, column: personsKey(step) })),
    ...money.lines.map(({ step, item, ...line }) => ({ ...line, column: moneyKey(step, item) })),
  ]
}
