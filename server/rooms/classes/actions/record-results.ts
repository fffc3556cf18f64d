import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { recordResults as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { stepOn } from '../step.ts'
import { saveResults, selectEnrollments } from '../store-roster.ts'

/** Records the completion test; until completion a result can be entered again. @throws Refusal `trainee-not-tested` */
export async function recordResults(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  await stepOn(tx, actor, 'test', { classId: input.classId })
  const roll = (await selectEnrollments(tx, input.classId)).filter((one) => !one.withdrawnOn)
  const known = new Set(roll.map(({ id }) => id))
  if (input.results.some(({ enrollmentId }) => !known.has(enrollmentId))) throw refuse('trainee-not-tested')
  await saveResults(tx, input.results)
  const passed = input.results.filter((result) => result.passed).length
  tx.notes.push({ matterId: input.classId, facts: { results: input.results.length, passed } })
  return { done: true as const }
}
