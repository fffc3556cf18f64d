import type { Goal, Options, Say } from '../report.ts'
import { benchHistory } from './history.ts'
import { benchRecords } from './records.ts'

/** The policy engine beside what else one could use. @returns every goal and every proof, met or not */
export async function benchPolicy({ small }: Options, say: Say): Promise<readonly Goal[]> {
  say('One decision after the other: four rules of both documents, each with all its reasons')
  const records = await benchRecords(
    small
      ? { cases: 50_000, fewer: 2_000, rounds: 5, part: 0.5 }
      : { cases: 300_000, fewer: 20_000, rounds: 11, part: 1 },
    say,
  )
  say('')
  say('The whole history again: what if 柳政规〔2019〕63号 held in the whole region until the end of 2025')
  const history = await benchHistory(
    small
      ? { enrolments: 200_000, people: 100_000, persons: 5_000, rounds: 5, part: 0.5 }
      : { enrolments: 10_000_000, people: 5_000_000, persons: 100_000, rounds: 5, part: 1 },
    say,
  )
  return [...records, ...history]
}
