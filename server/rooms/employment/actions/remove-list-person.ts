import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { listInHand } from '../list-in-hand.ts'
import { refuse } from '../refusals.ts'
import { removePeople, selectListPeople } from '../store-claims.ts'

/** Takes one person off a list that is still being written. @throws Refusal `claim-list-unknown`, `state-forbids`, `list-person-unknown` */
export async function removeListPerson(
  tx: Tx,
  actor: Actor,
  { listId, listPersonId }: { listId: string; listPersonId: string },
) {
  await listInHand(tx, actor, 'edit', { listId })
  const person = (await selectListPeople(tx, [listId])).find(({ id }) => id === listPersonId)
  if (!person) throw refuse('list-person-unknown')
  await removePeople(tx, [person.id])
  tx.notes.push({ matterId: listId, facts: { removed: person.id } })
  return { done: true as const }
}
