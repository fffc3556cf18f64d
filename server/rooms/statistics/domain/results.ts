/** What came of the training for one trainee. */
export interface Outcome {
  readonly passed: boolean | null
  readonly certificateNumber: string | null
  readonly employed: boolean
  readonly score: number | null
}

/** How many passed, were certified, are in work and answered, and the mean answer to one decimal. */
export function resultsOf(people: readonly Outcome[]) {
  const count = (is: (one: Outcome) => boolean) => people.filter(is).length
  const scores = people.flatMap(({ score }) => score ?? [])
  const total = scores.reduce((sum, score) => sum + score, 0)
  return {
    heads: people.length,
    passed: count(({ passed }) => passed === true),
    certified: count(({ certificateNumber }) => certificateNumber !== null),
    employed: count(({ employed }) => employed),
    answers: scores.length,
    satisfaction: scores.length === 0 ? null : Math.round((total * 10) / scores.length) / 10,
  }
}
