import { addDays, type DateText } from '#kernel/dates'

export interface Contract {
  readonly number: string
  readonly startsOn: DateText
  readonly endsOn: DateText | null
}

/**
 * The contract in force on a day, contracts that follow each other without a gap taken as one; undefined without one.
 * @param contracts of one person with one employer, ordered by beginning
 */
export function joinContracts(contracts: readonly Contract[], on: DateText): Contract | undefined {
  const joined: Contract[] = []
  for (const contract of contracts) {
    const last = joined.at(-1)
    const follows = last?.endsOn && contract.startsOn <= addDays(last.endsOn, 1)
    if (last && follows) joined[joined.length - 1] = { ...last, endsOn: contract.endsOn, number: contract.number }
    else joined.push(contract)
  }
  return joined.find(({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || on <= endsOn))
}
