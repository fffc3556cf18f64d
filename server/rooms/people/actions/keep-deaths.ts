import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { insertDeaths, lockDeath, markTakenBack } from '../store-deaths.ts'
import { closeIntentsOf, reopenIntents } from '../store-intents.ts'
import { lockPerson } from '../store-person.ts'

/**
 * 登记死亡, with the document that proves it, often long after the day. What is recorded of later days is impossible evidence:
 * whoever decided on it decides again, and what was still open for the person ends (`person.died`).
 * @throws Refusal `person-unknown`, `interest-declared`, `death-future`, `death-known`
 */
export async function recordDeath(tx: Tx, actor: Actor, input: InputOf<typeof contract.recordDeath>) {
  const person = await lockPerson(tx, input.personId)
  if (!person) throw refuse('person-unknown')
  await refuseConflict(tx, actor, { personIds: [person.id] })
  if (input.diedOn > tx.today) throw refuse('death-future', { on: input.diedOn })
  const { id: personId, regionCode } = person
  const [recorded] = await insertDeaths(tx, [{ ...input, id: personId, regionCode }])
  if (!recorded) throw refuse('death-known', { name: person.name })
  await tellDeaths(tx, [recorded])
  return { id: recorded.id }
}

/** What follows from deaths that were just recorded, one or a whole list; exceptions asked for end in the database. */
export async function tellDeaths(
  tx: Tx,
  recorded: readonly { readonly id: string; readonly personId: string }[],
): Promise<void> {
  const ids = recorded.map(({ id }) => id)
  await closeIntentsOf(tx, ids)
  for (const { id: deathId, personId } of recorded) {
    await tell(tx, 'person.died', { personId, deathId })
    tx.notes.push({ matterId: personId, facts: { death: deathId, act: 'record' } })
  }
}

/**
 * Takes back a death that was recorded by mistake, by another person than who recorded it, with the reason; the record stays.
 * What was decided on it is decided again, and what it had ended comes back (`person.death-taken-back`).
 * @throws Refusal `death-unknown`, `interest-declared`, `death-taken-back`, `death-own`
 */
export async function takeBackDeath(tx: Tx, actor: Actor, input: InputOf<typeof contract.takeBackDeath>) {
  const death = await lockDeath(tx, input.deathId)
  if (!death) throw refuse('death-unknown')
  await refuseConflict(tx, actor, { personIds: [death.personId] })
  if (death.takenBackOn) throw refuse('death-taken-back', { on: death.takenBackOn })
  if (death.recordedBy === actor.naturalPersonId) throw refuse('death-own')
  await markTakenBack(tx, death.id, input.reason)
  await reopenIntents(tx, death.id)
  const by = { userId: actor.userId, naturalPersonId: actor.naturalPersonId }
  const { personId, diedOn } = death
  await tell(tx, 'person.death-taken-back', { personId, deathId: death.id, diedOn, by })
  tx.notes.push({ matterId: death.personId, facts: { death: death.id, act: 'withdraw' } })
  return { done: true as const }
}
