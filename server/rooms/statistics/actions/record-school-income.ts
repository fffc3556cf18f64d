import type { InputOf } from '#kernel/endpoint'
import { findOrganization } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals-yearly.ts'
import { insertReceipt, savePayBase, withdraw } from '../store-schools.ts'

/** Enters a sum that reached the school outside the platform. @throws Refusal `receipt-future`, `school-unknown` */
export async function recordReceipt(tx: Tx, actor: Actor, given: InputOf<typeof contract.recordReceipt>) {
  if (given.receivedOn > tx.today) throw refuse('receipt-future', { on: given.receivedOn })
  const id = await insertReceipt(tx, await ownSchool(tx, actor), given)
  tx.notes.push({ matterId: id, facts: { kind: given.kind, amountFen: given.amountFen, receivedOn: given.receivedOn } })
  return { id }
}

/** Takes an entered sum out of the count; the row stays with the reason. @throws Refusal `receipt-unknown` */
export async function withdrawReceipt(tx: Tx, _: Actor, given: InputOf<typeof contract.withdrawReceipt>) {
  if (!(await withdraw(tx, given.receiptId, given.reason))) throw refuse('receipt-unknown')
  return { id: given.receiptId }
}

/** Enters the approved base of total performance pay of a year. @throws Refusal `school-unknown` */
export async function recordPayBase(tx: Tx, actor: Actor, given: InputOf<typeof contract.recordPayBase>) {
  const own = await ownSchool(tx, actor)
  await savePayBase(tx, own, given)
  tx.notes.push({ matterId: own.organizationId, facts: { year: given.year, amountFen: given.amountFen } })
  return { year: given.year }
}

async function ownSchool(tx: Tx, { organizationId }: Actor) {
  const school = organizationId ? await findOrganization(tx, organizationId) : undefined
  if (school?.kind !== 'technical-school') throw refuse('school-unknown')
  return { organizationId: school.id, regionCode: school.regionCode }
}
