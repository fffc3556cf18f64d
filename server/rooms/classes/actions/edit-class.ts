import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import { readPlan } from '../class-plan.ts'
import type { editClass as contract } from '../contract.ts'
import { stepOn } from '../step.ts'
import { saveBudget, saveSessions, updateClass } from '../store.ts'

/** Rewrites a draft or returned application. Refusals: see `readPlan` and `stepOn`; `version-needed` without a version. */
export async function editClass(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass, to } = await stepOn(tx, actor, 'edit', input)
  expectVersion(trainingClass.version, input.version)
  const { values, budget } = await readPlan(tx, actor, input)
  const place = { classId: trainingClass.id, regionCode: values.region_code, organizationId: values.organization_id }
  await updateClass(tx, trainingClass.id, values)
  await saveSessions(tx, place, input.sessions)
  await saveBudget(tx, place, budget)
  tx.notes.push({ matterId: trainingClass.id, facts: { pack: values.pack_id, startsOn: values.starts_on } })
  return { id: trainingClass.id, state: to, version: trainingClass.version + 1 }
}
