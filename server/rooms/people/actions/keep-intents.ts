import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { lockIntent, lockPerson, updateIntent, upsertIntent } from '../store-person.ts'

/** Writes an intent, or the newest wording of the same one (桂人社发〔2022〕7号 三（一）). @throws Refusal `person-unknown` */
export async function stateIntent(tx: Tx, _: Actor, input: InputOf<typeof contract.stateIntent>) {
  const person = await lockPerson(tx, input.personId)
  if (!person) throw refuse('person-unknown')
  const id = await upsertIntent(tx, person, input)
  tx.notes.push({ matterId: person.id, facts: { intentId: id, kind: input.kind } })
  return { id }
}

/** The person still wants it: last confirmed today. @throws Refusal `intent-unknown`, `intent-closed` */
export async function confirmIntent(tx: Tx, _: Actor, { intentId }: { intentId: string }) {
  await changeIntent(tx, intentId, { last_confirmed_on: tx.today })
  return { done: true as const }
}

/** The intent is settled or withdrawn; it stays in the file. @throws Refusal `intent-unknown`, `intent-closed` */
export async function closeIntent(tx: Tx, _: Actor, { intentId }: { intentId: string }) {
  await changeIntent(tx, intentId, { closed_on: tx.today })
  return { done: true as const }
}

async function changeIntent(tx: Tx, intentId: string, change: Parameters<typeof updateIntent>[2]): Promise<void> {
  const intent = await lockIntent(tx, intentId)
  if (!intent) throw refuse('intent-unknown')
  if (intent.closedOn) throw refuse('intent-closed')
  await updateIntent(tx, intentId, change)
  tx.notes.push({ matterId: intent.personId, facts: { intentId, ...change } })
}
