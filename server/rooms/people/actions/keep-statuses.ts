import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { personStatuses } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { closeStatus, findOverlap, insertStatus, insertWithdrawal, lockPerson, lockStatus } from '../store-person.ts'

/**
 * Registers a status with its source and beginning (桂人社发〔2022〕7号 二).
 * @throws Refusal `person-unknown`, `interest-declared`, `status-dates`, `status-future`, `status-overlaps`
 */
export async function addStatus(tx: Tx, actor: Actor, input: InputOf<typeof contract.addStatus>) {
  const person = await lockPerson(tx, input.personId)
  if (!person) throw refuse('person-unknown')
  await refuseConflict(tx, actor, { personIds: [person.id] })
  checkDates(input.validFrom, input.validUntil)
  if (input.validFrom > tx.today) throw refuse('status-future', { from: input.validFrom })
  const overlap = await findOverlap(tx, person.id, input)
  if (overlap) {
    const [from, until] = [overlap.validFrom, overlap.validUntil ?? '长期']
    throw refuse('status-overlaps', { status: personStatuses.label(input.status), from, until })
  }
  const householdNumber = input.householdNumber || person.householdNumber
  const id = await insertStatus(tx, person, { ...input, householdNumber })
  tx.notes.push({ matterId: person.id, facts: { statusId: id, from: input.validFrom } })
  return { id }
}

/**
 * Registers the end of a status, once: nothing else of it ever changes, so that every day of the past answers as it did.
 * @throws Refusal `status-unknown`, `interest-declared`, `status-withdrawn`, `status-ended`, `status-dates`
 */
export async function endStatus(tx: Tx, actor: Actor, input: InputOf<typeof contract.endStatus>) {
  const status = await lockStatus(tx, input.statusId)
  if (!status) throw refuse('status-unknown')
  await refuseConflict(tx, actor, { personIds: [status.personId] })
  if (status.withdrawn) throw refuse('status-withdrawn')
  if (status.endSource !== null) throw refuse('status-ended')
  checkDates(status.validFrom, input.validUntil)
  await closeStatus(tx, status.id, input)
  tx.notes.push({ matterId: status.personId, facts: { statusId: status.id, until: input.validUntil } })
  return { done: true as const }
}

/**
 * Takes back a registration that was wrong, by another person than who entered it: a record of its own with the reason;
 * the registration stays and held on no day. Snapshots already taken stay as they were; what follows from them is decided
 * again by whoever keeps them (`person.status-withdrawn`).
 * @throws Refusal `status-unknown`, `interest-declared`, `status-withdrawn`, `withdraw-own`
 */
export async function withdrawStatus(tx: Tx, actor: Actor, input: InputOf<typeof contract.withdrawStatus>) {
  const status = await lockStatus(tx, input.statusId)
  if (!status) throw refuse('status-unknown')
  await refuseConflict(tx, actor, { personIds: [status.personId] })
  if (status.withdrawn) throw refuse('status-withdrawn')
  if (status.enteredBy === actor.naturalPersonId) throw refuse('withdraw-own')
  await insertWithdrawal(tx, status, input.reason)
  await tell(tx, 'person.status-withdrawn', { personId: status.personId, statusId: status.id })
  tx.notes.push({ matterId: status.personId, facts: { statusId: status.id, act: 'withdraw' } })
  return { done: true as const }
}

function checkDates(from: string, until: string | null): void {
  if (until !== null && until < from) throw refuse('status-dates', { from, until })
}
