import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { diedOn } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { recordResults as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { stepOn } from '../step.ts'
import { type Enrollment, saveResults, selectEnrollments } from '../store-roster.ts'

/**
 * Records the completion test with its day; until completion a result can be entered again. Nobody passes a test after the own
 * death. @throws Refusal `trainee-not-tested`, `test-ahead`, `test-too-early`, `died-before-test`
 */
export async function recordResults(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass } = await stepOn(tx, actor, 'test', { classId: input.classId })
  const { results, testedOn = tx.today } = input
  const { startsOn } = trainingClass
  if (testedOn > tx.today) throw refuse('test-ahead', { on: testedOn })
  if (testedOn < startsOn) throw refuse('test-too-early', { on: testedOn, startsOn })
  const roll = (await selectEnrollments(tx, input.classId)).filter((one) => !one.withdrawnOn)
  const known = new Map(roll.map((one) => [one.id, one]))
  if (results.some(({ enrollmentId }) => !known.has(enrollmentId))) throw refuse('trainee-not-tested')
  const passed = results.filter((result) => result.passed).flatMap((one) => known.get(one.enrollmentId) ?? [])
  await refuseDead(tx, passed, testedOn)
  await saveResults(tx, results, testedOn)
  tx.notes.push({ matterId: input.classId, facts: { results: results.length, passed: passed.length, testedOn } })
  return { done: true as const }
}

async function refuseDead(tx: Tx, passed: readonly Enrollment[], on: DateText): Promise<void> {
  const deaths = await diedOn(
    tx,
    passed.map(({ personId }) => personId),
  )
  for (const { personId, personName: name } of passed) {
    const died = deaths.get(personId)
    if (died && died < on) throw refuse('died-before-test', { name, died, on })
  }
}
