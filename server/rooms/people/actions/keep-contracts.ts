import type { InputOf } from '#kernel/endpoint'
import { readResidentId } from '#kernel/resident-id'
import { findOrganization } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { closeContract, contractsBetween, insertContract, lockContract } from '../store-contracts.ts'
import { personReference, snapshotAt } from '../store-references.ts'

/**
 * The employer records a labour contract with a registered person, found by id and name, both right
 * (桂人社发〔2022〕7号（十）：与其签订劳动合同).
 * @throws Refusal `employer-needed`, `entry-wrong`, `contract-person-unknown`, `contract-dates`, `contract-overlaps`
 */
export async function recordContract(tx: Tx, actor: Actor, input: InputOf<typeof contract.recordContract>) {
  const employer = actor.organizationId ? await findOrganization(tx, actor.organizationId) : undefined
  if (!employer) throw refuse('employer-needed')
  checkDates(input.startsOn, input.endsOn)
  const { personId, person } = await findPerson(tx, input)
  const earlier = await contractsBetween(tx, personId, employer.id)
  const overlap = earlier.find(
    (other) => (!input.endsOn || other.startsOn <= input.endsOn) && (!other.endsOn || input.startsOn <= other.endsOn),
  )
  if (overlap) throw refuse('contract-overlaps', { from: overlap.startsOn })
  const id = await insertContract(tx, {
    personId,
    personName: person.name,
    tail: person.tail,
    organizationId: employer.id,
    regionCode: employer.regionCode,
    number: input.number,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
  })
  tx.notes.push({ matterId: id, facts: { personId, startsOn: input.startsOn, endsOn: input.endsOn } })
  return { id }
}

async function findPerson(tx: Tx, { residentId, name }: { residentId: string; name: string }) {
  const reading = readResidentId(residentId, { demo: tx.demo, today: tx.today })
  if (!reading.ok) {
    const error = { path: 'residentId', code: reading.code, message: reading.message }
    throw refuse('entry-wrong', { count: 1 }, [error])
  }
  const personId = await personReference(tx, reading.id, name)
  const person = personId ? await snapshotAt(tx, personId, tx.today) : undefined
  if (!personId || !person) throw refuse('contract-person-unknown')
  return { personId, person }
}

/**
 * The employer records that a contract ended earlier than agreed. What was decided on it is decided again by whoever keeps it
 * (`contract.ended`).
 * @throws Refusal `contract-unknown`, `stale`, `contract-dates`, `contract-longer`
 */
export async function endContract(tx: Tx, _: Actor, input: InputOf<typeof contract.endContract>) {
  const found = await lockContract(tx, input.contractId)
  if (!found) throw refuse('contract-unknown')
  expectVersion(found.version, input.version)
  checkDates(found.startsOn, input.endsOn)
  if (found.endsOn && input.endsOn > found.endsOn) throw refuse('contract-longer', { until: found.endsOn })
  await closeContract(tx, found.id, input.endsOn)
  await tell(tx, 'contract.ended', { personId: found.personId, contractId: found.id })
  tx.notes.push({ matterId: found.id, facts: { personId: found.personId, endsOn: input.endsOn } })
  return { done: true as const }
}

function checkDates(from: string, until: string | null): void {
  if (until !== null && until < from) throw refuse('contract-dates', { from, until })
}
