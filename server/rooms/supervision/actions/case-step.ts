import { follow } from '#kernel/transitions'
import { refuseConflict } from '#organizations'
import { type Actor, roles } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import { type CaseAct, caseActs, caseStates } from '../contract.ts'
import { caseSteps } from '../domain/case-steps.ts'
import { refuse } from '../refusals.ts'
import { lockCase } from '../store-cases.ts'

/**
 * Begins an act on a case: locks it, asks the table for the next state and for who may, none of whom has an interest in it.
 * @throws Refusal `case-unknown`, `state-forbids`, `role-refused`, `interest-declared`
 */
export async function caseStep(tx: Tx, actor: Actor, caseId: string, act: CaseAct) {
  const file = await lockCase(tx, caseId)
  if (!file) throw refuse('case-unknown')
  follow(caseSteps, file.state, act, { state: caseStates.label(file.state), act: caseActs.label(act) })
  const by: readonly string[] = caseSteps[file.state][act]?.by ?? []
  if (!actor.role || !by.includes(actor.role)) {
    throw refuseRequest('role-refused', { role: roles.label(actor.role ?? ''), act: caseActs.label(act) })
  }
  const { organizationId, personId } = file
  await refuseConflict(tx, actor, {
    organizationId: organizationId ?? undefined,
    personIds: personId ? [personId] : [],
  })
  return file
}
