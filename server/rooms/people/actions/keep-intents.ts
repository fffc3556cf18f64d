import type { InputOf } from '#kernel/endpoint'
import { leftOut } from '#kernel/left-out'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { lockIntents, lockPerson, updateIntents, upsertIntent } from '../store-person.ts'
import { refuseDead } from './refuse-dead.ts'

/**
 * Writes an intent, or the newest wording of the same one (桂人社发〔2022〕7号 三（一）); the dead state none.
 * @throws Refusal `person-unknown`, `person-died`
 */
export async function stateIntent(tx: Tx, _: Actor, input: InputOf<typeof contract.stateIntent>) {
  const person = await lockPerson(tx, input.personId)
  if (!person) throw refuse('person-unknown')
  await refuseDead(tx, person.id, person.name)
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

/** The same confirmation for many, as after a round of calls. Left out, each with its reason: `intent-unknown`, `intent-closed` */
export async function confirmIntents(tx: Tx, _: Actor, { intentIds }: { intentIds: string[] }) {
  const { changed, refused } = await changeIntents(tx, intentIds, { last_confirmed_on: tx.today })
  return { confirmed: changed, leftOut: refused.map(({ id, refusal }) => leftOut(id, refusal)) }
}

type Change = Parameters<typeof updateIntents>[2]

async function changeIntent(tx: Tx, intentId: string, change: Change): Promise<void> {
  const [refused] = (await changeIntents(tx, [intentId], change)).refused
  if (refused) throw refused.refusal
}

async function changeIntents(tx: Tx, intentIds: readonly string[], change: Change) {
  const intents = await lockIntents(tx, intentIds)
  const open = intents.filter(({ closedOn }) => closedOn === null)
  await updateIntents(tx, open.map(idOf), change)
  for (const { id: intentId, personId } of open) tx.notes.push({ matterId: personId, facts: { intentId, ...change } })
  const [known, done] = [new Set(intents.map(idOf)), new Set(open.map(idOf))]
  const refused = intentIds
    .filter((id) => !done.has(id))
    .map((id) => ({ id, refusal: refuse(known.has(id) ? 'intent-closed' : 'intent-unknown') }))
  return { changed: open.length, refused }
}

const idOf = ({ id }: { id: string }): string => id
