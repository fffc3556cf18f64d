import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import type { ClaimAct } from '../contract.ts'
import { listInHand } from '../list-in-hand.ts'
import { refuse } from '../refusals.ts'
import { type ClaimListRow, removePeople, saveListState, selectListPeople } from '../store-claims.ts'

type Duty = Parameters<typeof takeDuty>[2]
type Given = { listId: string; version: number }

const dutyOf: Readonly<Partial<Record<ClaimAct, Duty>>> = { submit: 'claim', confirm: 'first-review' }

async function step(tx: Tx, actor: Actor, act: ClaimAct, given: Given, reason = '') {
  const { list, to } = await listInHand(tx, actor, act, given)
  await refuseConflict(tx, actor, await concerned(tx, actor, list))
  const duty = dutyOf[act]
  if (duty) await takeDuty(tx, list.id, duty)
  await saveListState(tx, list, to, reason)
  tx.notes.push({ matterId: list.id, facts: { act, state: to, people: list.people } })
  return { list, reply: { state: to, version: list.version + 1 } }
}

/** Whose list it is; whoever stands on it matters where an officer decides. */
async function concerned(tx: Tx, { kind }: Actor, { id, organizationId }: ClaimListRow) {
  const people = kind === 'bureau' ? await selectListPeople(tx, [id]) : []
  return { organizationId, personIds: people.map(({ personId }) => personId) }
}

/** Hands a list to the county. @throws Refusal `claim-list-unknown`, `state-forbids`, `stale`, `list-empty`, `duty-conflict` */
export async function submitClaimList(tx: Tx, actor: Actor, input: InputOf<typeof contract.submitClaimList>) {
  const { list, reply } = await step(tx, actor, 'submit', input)
  if (list.people === 0) throw refuse('list-empty', { number: list.number })
  return reply
}

/** Gives a list back with the reason. @throws Refusal `claim-list-unknown`, `state-forbids`, `stale`, `interest-declared` */
export async function returnClaimList(tx: Tx, actor: Actor, input: InputOf<typeof contract.returnClaimList>) {
  return (await step(tx, actor, 'return', input, input.reason)).reply
}

/**
 * The county has compared the list with contracts and proofs.
 * @throws Refusal `claim-list-unknown`, `state-forbids`, `stale`, `interest-declared`, `duty-conflict`
 */
export async function confirmClaimList(tx: Tx, actor: Actor, input: InputOf<typeof contract.confirmClaimList>) {
  return (await step(tx, actor, 'confirm', input)).reply
}

/** Gives a list up; its people and months may stand on another. @throws Refusal `claim-list-unknown`, `state-forbids`, `stale` */
export async function cancelClaimList(tx: Tx, actor: Actor, input: InputOf<typeof contract.cancelClaimList>) {
  const { list, reply } = await step(tx, actor, 'cancel', input)
  const people = await selectListPeople(tx, [list.id])
  await removePeople(
    tx,
    people.map(({ id }) => id),
  )
  return reply
}
