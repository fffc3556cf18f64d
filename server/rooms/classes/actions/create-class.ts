import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readPlan } from '../class-plan.ts'
import type { createClass as contract } from '../contract.ts'
import { insertClass, saveBudget, saveSessions } from '../store.ts'

/** Begins an application as a draft, with its timetable and budget. Refusals: see `readPlan`. */
export async function createClass(tx: Tx, actor: Actor, form: InputOf<typeof contract>) {
  const { values, budget } = await readPlan(tx, actor, form)
  const classId = await insertClass(tx, values)
  const place = { classId, regionCode: values.region_code, organizationId: values.organization_id }
  await saveSessions(tx, place, form.sessions)
  await saveBudget(tx, place, budget)
  tx.notes.push({ matterId: classId, facts: { pack: values.pack_id, startsOn: values.starts_on } })
  return { id: classId, state: 'draft' as const, version: 1 }
}
